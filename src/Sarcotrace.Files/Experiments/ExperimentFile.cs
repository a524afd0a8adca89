using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Experiments;

/// <summary>One experiment on the model, from a small yaml file.</summary>
static class ExperimentFile
{
    const double LongestReport = 24 * 365 * 100;
    const int MostTimes = 10_000;

    /// <summary>Reads a file; a series of doses gives one experiment each.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="scope">What names and values the model has.</param>
    /// <param name="problems">Takes what is wrong.</param>
    internal static ImmutableArray<VirtualExperiment> Read(string path, ModelScope scope, List<Problem> problems)
    {
        var name = $"experiments/{Path.GetFileName(path)}";
        var loaded = Setting.Read(path, name);
        problems.AddRange(loaded.Problems);
        if (loaded.Value is not { } map) return [];

        var before = problems.Count;
        var keys = new SettingReader(map, name, "", problems);
        var experiment = Basics(keys, Path.GetFileNameWithoutExtension(path), scope);
        experiment = new ExperimentActs(keys, scope, experiment).Add();
        var series = keys.Texts("doses-times");
        keys.Done();
        return problems.Count > before ? [] : Series(experiment, series, keys, problems);
    }

    static VirtualExperiment Basics(SettingReader keys, string id, ModelScope scope)
    {
        var title = keys.Needed("title");
        var model = keys.Text("model");
        if (model is not null && model != scope.ModelFile)
            keys.Complain("model", $"the model here is {scope.ModelFile}", "name it, or leave the key out");
        var species = keys.Text("species") ?? "mouse";
        if (!scope.Species.Contains(species))
            keys.Complain("species", $"there are no values for '{species}'", Nearest.Remedy(species, scope.Species));
        List<ValueChange> changes = [.. Changes(keys, scope), .. KnockOuts(keys, scope)];
        var start = Start(keys, species, scope, changes);
        return new VirtualExperiment
        {
            Id = id,
            Title = title,
            Species = species,
            Changes = [.. changes],
            Doses = [],
            Start = start,
            Times = Times(keys),
            ReadOuts = ReadOuts(keys, scope),
            CompareTo = keys.Text("compare-to") ?? "",
        };
    }

    static IEnumerable<ValueChange> Changes(SettingReader keys, ModelScope scope)
    {
        foreach (var (key, _, value) in keys.Map("change")?.Entries ?? [])
        {
            if (scope.Change(key, (value as SettingText)?.Value ?? "") is { } change) yield return change;
            else keys.Complain("change", scope.Refusal(key), scope.Remedy(key));
        }
    }

    static IEnumerable<ValueChange> KnockOuts(SettingReader keys, ModelScope scope)
    {
        foreach (var gene in keys.Texts("knock-out"))
        {
            if (scope.Genes.Contains(gene)) yield return new ValueChange(ModelScope.Gene + gene, 0, false);
            else keys.Complain("knock-out", $"the model has no gene '{gene}'", Nearest.Remedy(gene, scope.Genes));
        }
    }

    // Animals start young and at rest, and grow old before they are treated.
    static double Start(SettingReader keys, string species, ModelScope scope, List<ValueChange> changes)
    {
        var text = keys.Needed("age");
        if (text.Length == 0 || !scope.Species.Contains(species)) return 0;
        var young = scope.Value(species, "age_young");
        if (Quantities.Age(text, species) is not { } age || age < young || age > scope.High(species, "age_at_start"))
        {
            var unit = species == "mouse" ? "mo" : "a";
            var oldest = scope.High(species, "age_at_start");
            keys.Complain(
                "age", $"'{text}' is no age the model knows",
                string.Create(CultureInfo.InvariantCulture, $"write from {young} {unit} to {oldest} {unit}"));
            return 0;
        }
        changes.Add(new ValueChange("age_at_start", age, false));
        return -(age - young) * scope.Value(species, "hours_per_age");
    }

    static ImmutableArray<double> Times(SettingReader keys)
    {
        if (keys.Map("report") is not { } report)
        {
            keys.Complain("report", "the key is missing", "say how long, for example report: { until: 84 d, every: 7 d }");
            return [0];
        }
        var inner = keys.Below(report, "report");
        var (until, every) = (inner.Needed("until"), inner.Needed("every"));
        inner.Done();
        if (Quantities.Hours(until) is not (> 0 and <= LongestReport and { } end))
            inner.Complain("until", $"'{until}' is no time to report until", "write for example 84 d");
        else if (Quantities.Hours(every) is not (> 0 and { } step) || end / step > MostTimes)
            inner.Complain("every", $"'{every}' is no interval", "write for example 1 d; at most 10,000 times are reported");
        else
            return [.. Enumerable.Range(0, (int)Math.Floor(end / step + 1e-9) + 1).Select(i => i * step)];
        return [0];
    }

    static ImmutableArray<string> ReadOuts(SettingReader keys, ModelScope scope)
    {
        var wanted = keys.Texts("read-outs");
        foreach (var name in wanted.Where(name => !scope.Names.Contains(name)))
            keys.Complain("read-outs", $"the model has nothing named '{name}'", Nearest.Remedy(name, scope.Names));
        return wanted;
    }

    static ImmutableArray<VirtualExperiment> Series(VirtualExperiment one, ImmutableArray<string> series, SettingReader keys, List<Problem> problems)
    {
        if (series.IsEmpty) return [one];
        List<VirtualExperiment> all = [];
        foreach (var text in series)
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= 1000)
            {
                all.Add(one with
                {
                    Id = $"{one.Id}-x{text}",
                    Title = $"{one.Title}, {text} times the dose",
                    Doses = [.. one.Doses.Select(dose => ExperimentActs.Swallows(dose) ? dose with { Amount = dose.Amount * times } : dose)],
                    DailyDose = one.DailyDose * times,
                    Multiple = times,
                });
                continue;
            }
            keys.Complain("doses-times", $"'{text}' is no multiple of the dose", "write numbers above 0, at most 1000");
        }
        return problems.Any(problem => problem.Severity == Severity.Error && problem.Column == "doses-times") ? [] : [.. all];
    }
}
