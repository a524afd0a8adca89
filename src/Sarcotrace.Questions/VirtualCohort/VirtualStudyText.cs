using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>The files of a virtual study as text: the same bytes in every country and on every machine.</summary>
public static class VirtualStudyText
{
    /// <summary>The names of the files, in the order a reader wants them.</summary>
    public static ImmutableArray<string> Files { get; } =
        ["readme.md", "study.yaml", "people.csv", "metabolome.csv", "annotation.csv", "truth.csv"];

    /// <summary>Writes one of the <see cref="Files"/>.</summary>
    /// <param name="study">The study.</param>
    /// <param name="file">A name in <see cref="Files"/>.</param>
    /// <param name="to">Where to; left open.</param>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static void Write(VirtualStudy study, string file, TextWriter to)
    {
        var lines = file switch
        {
            "readme.md" => VirtualReadme.Lines(study),
            "study.yaml" => StudyYaml(),
            "people.csv" => People(study.People),
            "metabolome.csv" => Metabolome(study.Metabolome),
            "annotation.csv" => Annotation(study.Metabolome.Metabolites),
            "truth.csv" => Truth(study.Truth),
            _ => throw new ArgumentException($"a virtual study has no file {file}", nameof(file)),
        };
        foreach (var line in lines)
        {
            to.Write(line);
            to.Write('\n');
        }
    }

    static string[] StudyYaml() =>
        """
        sarcotrace: 1
        title: Simulated ageing cohort
        simulated: true
        people: {file: people.csv}
        metabolome:
          file: metabolome.csv
          sample: sample_id
          person: participant
          kind: sample_type
          batch: run_day
          order: run_order
          matrix: plasma
          unit: umol/L
          annotation:
            {file: annotation.csv, id: id, name: name, hmdb: hmdb, refmet: refmet, class: class, pathway: pathway}
        questions:
          phenotype: {primary: awgs2019, mass-method: bia}
          discovery: {covariates: [age, sex]}
        """.ReplaceLineEndings("\n").Split('\n');

    static IEnumerable<string> People(People people)
    {
        var (numbers, texts) = (people.Measures.Select(m => m.Column), people.Categories.Select(c => c.Column));
        yield return Line(["participant", "sex", .. numbers, .. texts]);
        for (var i = 0; i < people.Count; i++)
        {
            yield return Line(
            [
                people.Ids[i],
                people.Sex[i] == Sex.Male ? "M" : "F",
                .. people.Measures.Select(measure => Invariant.Text(measure.Values[i])),
                .. people.Categories.Select(category => category.Values[i] ?? ""),
            ]);
        }
    }

    static IEnumerable<string> Metabolome(Metabolome metabolome)
    {
        string[] about = ["sample_id", "participant", "sample_type", "run_day", "run_order"];
        yield return Line([.. about, .. metabolome.Metabolites.Select(m => m.Id)]);
        for (var i = 0; i < metabolome.Samples.Length; i++)
        {
            var sample = metabolome.Samples[i];
            yield return Line(
            [
                sample.Id,
                sample.Person,
                sample.Kind == SampleKind.Sample ? "sample" : "qc",
                sample.Batch!,
                sample.Order!.Value.ToString(CultureInfo.InvariantCulture),
                .. Enumerable.Range(0, metabolome.Metabolites.Length).Select(j => Cell(metabolome, j, i)),
            ]);
        }
    }

    static string Cell(Metabolome metabolome, int metabolite, int sample) =>
        metabolome.BelowDetection[metabolite * metabolome.Samples.Length + sample]
            ? "<LOD"
            : Invariant.Text(metabolome.Of(metabolite)[sample]);

    static IEnumerable<string> Annotation(ImmutableArray<Metabolite> metabolites) =>
        metabolites
            .Select(m => Line([m.Id, m.Name, m.Hmdb ?? "", m.RefMet ?? "", m.Class ?? "", m.Pathway ?? ""]))
            .Prepend("id,name,hmdb,refmet,class,pathway");

    static IEnumerable<string> Truth(Table truth)
    {
        yield return Line(truth.Columns.Select(column => column.Name));
        for (var i = 0; i < truth.Rows; i++)
        {
            yield return Line(truth.Columns.Select(column => column switch
            {
                NumberColumn numbers => Invariant.Text(numbers.Values[i]),
                TextColumn texts => texts.Values[i] ?? "",
                _ => "",
            }));
        }
    }

    static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted));

    static string Quoted(string cell) => cell.AsSpan().ContainsAny(',', '"')
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell;
}
