using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;

namespace Sarcotrace.Files.Rdml;

/// <summary>One RDML document. Versions differ in whether a name is an attribute or text, and in where a type stands.</summary>
sealed class RdmlDocument
{
    const int MostWells = 1_000_000;

    readonly XElement _root;
    readonly string _file;
    readonly List<Problem> _problems = [];
    readonly ImmutableArray<QpcrTarget> _targets;
    readonly ImmutableArray<QpcrSample> _samples;
    readonly Dictionary<string, int> _targetOf = [], _sampleOf = [];
    readonly List<QpcrWell> _wells = [];
    readonly List<AmplificationCurve> _curves = [];

    internal RdmlDocument(XElement root, string file)
    {
        (_root, _file) = (root, file);
        _targets = [.. Children(root, "target").Select(Target)];
        _samples = [.. Children(root, "sample").Select(Sample)];
    }

    internal Loaded<QpcrRun> Read()
    {
        var runs = Children(_root, "experiment").SelectMany(experiment => Children(experiment, "run")).ToArray();
        foreach (var run in runs)
        {
            foreach (var reaction in Children(run, "react")) Add(reaction, runs.Length > 1 ? Id(run) : null);
        }

        if (_wells.Count == 0 && _problems.Count == 0)
            Complain("the document holds no reaction", "export the run with its results");
        if (_wells.Count > MostWells) Complain($"{_wells.Count} reactions", "export one run a file");
        return _problems.Any(problem => problem.Severity == Severity.Error)
            ? new(null, _problems.Told(_file, 20))
            : new(new(_file, _targets, _samples, [.. _wells], [.. _curves], [.. Facts(runs)]), [.. _problems]);
    }

    void Add(XElement reaction, string? plate)
    {
        var (place, sample) = (Id(reaction), Named(reaction, "sample"));
        if (!_sampleOf.TryGetValue(sample, out var at))
        {
            Complain($"the reaction {place} is of sample '{sample}', which the document does not describe", "export the run again");
            return;
        }

        foreach (var data in Children(reaction, "data"))
        {
            if (!_targetOf.TryGetValue(Named(data, "tar"), out var target))
            {
                Complain($"the reaction {place} is of target '{Named(data, "tar")}', which the document does not describe", "export the run again");
                continue;
            }

            var points = Children(data, "adp").Select(point => (Number(point, "cyc"), Number(point, "fluor"))).ToArray();
            _wells.Add(new(at, target, Cq(data, points), plate, place, Text(data, "excl")));
            if (points.Length > 0)
                _curves.Add(new(at, target, place, [.. points.Select(point => point.Item1)], [.. points.Select(point => point.Item2)]));
        }
    }

    // Instruments write −1, 0 or the number of cycles where the threshold was never reached.
    static double Cq(XElement data, (double Cycle, double Fluorescence)[] points)
    {
        var cq = Number(data, "cq");
        return cq > 0 && (points.Length == 0 || cq < points[^1].Cycle) ? cq : double.NaN;
    }

    QpcrTarget Target(XElement target, int at)
    {
        var id = Id(target);
        _targetOf[id] = at;
        return new(id, Text(target, "type") == "ref", Efficiency(id, Number(target, "amplificationEfficiency")), NullIfEmpty(Named(target, "dyeId")));
    }

    // The format does not fix the scale: 0.95, 1.95 and 95 are all met for the same assay, and 0 for "not known".
    double Efficiency(string target, double given)
    {
        if (double.IsNaN(given) || given == 0) return double.NaN;

        var efficiency = given switch
        {
            > 0.3 and <= 1.3 => given,
            > 1.3 and <= 2.3 => given - 1,
            > 30 and <= 130 => given / 100,
            _ => double.NaN,
        };
        var read = double.IsNaN(efficiency) ? "not used" : $"read as {(100 * efficiency).ToString("F1", CultureInfo.InvariantCulture)} %";
        _problems.Add(new(_file, null, target, $"the amplification efficiency {given.ToString("R", CultureInfo.InvariantCulture)} is {read}",
            "give it yourself if that is wrong", Severity.Note));
        return efficiency;
    }

    QpcrSample Sample(XElement sample, int at)
    {
        var id = Id(sample);
        _sampleOf[id] = at;
        var quantity = Children(sample, "quantity").Select(one => Number(one, "value")).FirstOrDefault(double.NaN);
        // Some writers name samples by GUID and keep the people's name in the description.
        var name = Guid.TryParse(id, out _) && Text(sample, "description") is { } description ? description : id;
        return new(name, Kind(Text(sample, "type")), quantity > 0 ? quantity : double.NaN, null, null, null);
    }

    static WellKind Kind(string? type) => type switch
    {
        "std" => WellKind.Standard,
        "ntc" or "ntp" => WellKind.NoTemplate,
        "nac" or "nrt" => WellKind.NoEnzyme,
        "pos" or "opt" => WellKind.Control,
        _ => WellKind.Unknown,
    };

    static IEnumerable<(string, string)> Facts(XElement[] runs)
    {
        foreach (var run in runs.Take(1))
        {
            if (Text(run, "instrument") is { } instrument) yield return ("instrument", instrument);
            foreach (var software in Children(run, "dataCollectionSoftware"))
                yield return ("software", $"{Text(software, "name")} {Text(software, "version")}");
            if (Text(run, "cqDetectionMethod") is { } cq) yield return ("cq-method", cq);
            if (Text(run, "backgroundDeterminationMethod") is { } background) yield return ("background", background);
            if (Text(run, "runDate") is { } date) yield return ("date", date);
        }
    }

    void Complain(string what, string remedy) => _problems.Add(new(_file, null, null, what, remedy));

    static IEnumerable<XElement> Children(XElement parent, string name) => parent.Elements().Where(child => child.Name.LocalName == name);

    static string Id(XElement element) => (string?)element.Attribute("id") ?? "";

    static string Named(XElement parent, string name) =>
        Children(parent, name).Select(child => (string?)child.Attribute("id") ?? child.Value.Trim()).FirstOrDefault("");

    static string? Text(XElement parent, string name) => NullIfEmpty(Children(parent, name).Select(child => child.Value.Trim()).FirstOrDefault(""));

    static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;

    static double Number(XElement parent, string name) =>
        double.TryParse(Text(parent, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : double.NaN;
}
