using System.Collections.Immutable;
using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Antimony;
using Sarcotrace.Files.Assays;
using Sarcotrace.Files.Comparisons;
using Sarcotrace.Files.Effects;
using Sarcotrace.Files.Experiments;
using Sarcotrace.Files.Images;
using Sarcotrace.Files.LabTables;
using Sarcotrace.Files.Petab;
using Sarcotrace.Files.Populations;
using Sarcotrace.Files.Rdml;
using Sarcotrace.Files.Results;
using Sarcotrace.Files.Sbml;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>Every reader of files, one entry each.</summary>
static class Readers
{
    static readonly string[] Cells =
        [",", ";", "\t", "\"", "\"\"", "\r", "\n", "\r\n", "\0", "NA", "<LOD", "<0.5", "1e5", "1e999", "-", ".", "\u2212", "\u00a0", "１２", "未检出", "1,234.5", "1.234,5",
         "5.2 kg", "\uFEFF", "99999999999999999999", "#REF!", "NaN", "inf", "±", "'", "|"];

    static readonly string[] Xml =
        ["<c r=\"XFD1048576\"><v>1</v></c>", "<row r=\"1048576\">", "t=\"s\"", "t=\"e\"", "t=\"d\"", "t=\"b\"", "<v>999999999</v>", "<v>-1</v>", "<v>1e308</v>", "<!DOCTYPE a [<!ENTITY b \"c\">]>",
         "&b;", "&#0;", "<", ">", "\"", "../../x", "/xl/workbook.xml", "s=\"99999\"", "s=\"-1\"", "r=\"A0\"", "r=\"\"", "ref=\"A1:XFD1048576\"", "<mergeCell ref=\"A1:XFD1048576\"/>",
         "numFmtId=\"14\"", "date1904=\"1\"", "<cyc>5</cyc>", "id=\"\"", "</", "xmlns=\"\""];

    static readonly string[] Yaml =
        ["&a", "*a", "!!int", "<<: *a", "- ", ": ", "[", "]", "{", "}", "\"", "'", "\t", "#", "|", ">", "? ", "---", "...", "%YAML 9.9", "\0", "(", ")", " and ", " or ", " not ", "==", "0x1", "1e999", "null", "~"];

    static readonly string[] Json = ["null", "\"Inf\"", "-1", "1e999", "[", "]", "{", "}", "\"", ",", "\\ud800", "\"numbers\":", "\"texts\":", "\"../x\"", "99999999999", "true", "\0"];

    static readonly string[] Antimony =
        ["(", ")", ";", ":", "=", "->", "'", "*", "\"", "end", "model", "import \"m.ant\"", "at", "piecewise(", "function", "unit", "is", "$", "_", "1e999", "/*", "//", "`"];

    static readonly string[] Bytes = ["II*\0", "MM\0*", "IHDR", "IDAT", "PAR1", "\0\0\0\0", "\u00ff", "PK"];

    /// <summary>All of them.</summary>
    internal static ImmutableArray<Reader> All { get; } =
    [
        new("csv", "t.csv", Seeds.Texts, Cells, Table),
        new("csv-lab", "t.csv", Seeds.Texts, Cells, path => Read.Of(LabTable.Read(path))),
        new("people", "t.csv", Seeds.People, Cells, People),
        new("metabolome", "t.csv", Seeds.Metabolomes, Cells, path => Metabolome(path, null)),
        new("annotation", "a.csv", Seeds.Annotations, Cells, path => Metabolome(Beside(path, "t.csv"), path)) { Beside = [("t.csv", "id,M1,M2\nA,1,2\nB,3,4\n")] },
        new("xlsx", "t.xlsx", Seeds.Workbooks, Xml, Table),
        new("xlsx-lab", "t.xlsx", Seeds.Workbooks, Xml, path => Read.Of(LabTable.Read(path))),
        new("xls", "t.xls", Seeds.OldWorkbooks, Bytes, Table),
        new("xls-lab", "t.xls", Seeds.OldWorkbooks, Bytes, path => Read.Of(LabTable.Read(path))),
        new("parquet", "t.parquet", Seeds.Parquets, Bytes, Table),
        new("study", "study.yaml", Seeds.Studies, Yaml, path => Read.Of(StudyFile.Read(path))),
        new("filter", "where.txt", [.. new[] { "age >= 60 and sex == 'female'", "not (grip < 20 or `a b` != \"x\")" }.Select(Encoding.UTF8.GetBytes)], Yaml, Filter)
            { Beside = [("t.csv", "id,sex,age,grip,a b\nA,F,61,20,x\nB,M,70,30,y\n")] },
        new("comparison", "comparison.yaml", Seeds.Comparisons, Yaml, path => Read.Of(ComparisonFile.Read(path))),
        new("mechanism", "small.ant", Seeds.Mechanisms, Antimony, path => Read.Of(MechanismFolder.Read(Path.GetDirectoryName(path)!))) { Beside = Seeds.BesideMechanism },
        new("experiment", "experiments/treated.yaml", Seeds.Experiments, Yaml, path => Read.Of(MechanismFolder.Read(Path.GetDirectoryName(Path.GetDirectoryName(path))!)))
            { Beside = [.. Seeds.BesideMechanism, ("small.ant", Seeds.Mechanism)] },
        new("values", "parameters.csv", [Encoding.UTF8.GetBytes(Seeds.Values)], Cells, path => Read.Of(MechanismFolder.Read(Path.GetDirectoryName(path)!)))
            { Beside = [.. Seeds.BesideMechanism, ("small.ant", Seeds.Mechanism)] },
        new("rdml", "t.rdml", Seeds.Rdmls, Xml, path => Read.Of(RdmlReader.Read(path))),
        new("tiff", "t.tif", Seeds.Tiffs, Bytes, path => Read.Of(GreyImageFile.Read(path))),
        new("png", "t.png", Seeds.Pngs, Bytes, path => Read.Of(GreyImageFile.Read(path))),
        new("antimony", "m.ant", Seeds.Mechanisms, Antimony, path => Read.Of(AntimonyReader.Read(path))),
        new("petab", "p.yaml", Seeds.Petabs, Yaml, Petab) { Beside = Seeds.BesidePetab },
        new("petab-table", "measurements.tsv", [Encoding.UTF8.GetBytes(Seeds.PetabMeasurements)], Cells, path => Petab(Beside(path, "p.yaml"))) { Beside = [.. Seeds.BesidePetab, ("p.yaml", Seeds.Petab)] },
        new("petab-observables", "observables.tsv", [Encoding.UTF8.GetBytes(Seeds.PetabObservables)], [.. Cells, "(", ")", "piecewise(", "^", "-"],
            path => Petab(Beside(path, "p.yaml"))) { Beside = [.. Seeds.BesidePetab, ("p.yaml", Seeds.Petab)] },
        new("effects", "e.csv", Seeds.Effects, Cells, Effects),
        new("names", "n.csv", Seeds.Names, Cells, path => Read.Of(JoiningTables.Names(path, "n.csv"))),
        new("orthologues", "o.csv", Seeds.Orthologues, Cells, path => Read.Of(JoiningTables.Orthologues(path, "o.csv"))),
        new("doses", "d.csv", Seeds.Doses, Cells, path => Read.Of(DoseFile.Read(path, ["stomach", "depot"]))),
        new("individuals", "i.csv", Seeds.Individuals, Cells, path => Read.Of(IndividualFile.Read(path, ["ka", "kb"]))),
        new("population", "p.csv", Seeds.Populations, Cells, path => Read.Of(PopulationFile.Read(path, ["ka", "kb"]))),
        new("qpcr", "q.csv", Seeds.Qpcrs, Cells, path => Read.Of(QpcrTable.Read(path, new([], [])))),
        new("elisa", "e.csv", Seeds.Elisas, Cells, path => Read.Of(ElisaReader.Read(path, null, null, []))),
        new("plate", "g.csv", Seeds.Plates, Cells, path => Read.Of(ElisaReader.Read(path, Beside(path, "layout.csv"), null, []))) { Beside = [("layout.csv", "well,kind,name,concentration\nA1,standard,s,1\nA2,sample,x,\n")] },
        new("blot", "b.csv", Seeds.Blots, Cells, path => Read.Of(BlotTable.Read(path, []))),
        new("injections", "i.csv", Seeds.Injections, Cells, path => Read.Of(InjectionReader.Read(path, null, []))),
        new("samples", "s.csv", Seeds.Samples, Cells, path => Read.Of(SampleTable.Onto(new("r", [], [new("A", WellKind.Unknown, double.NaN, null, null, null)], [], [], []), path))),
        new("answers", "answers.json", Seeds.Answers, Json, path => Read.Of(AnswersFile.Read(path))),
    ];

    static string Beside(string path, string name) => Path.Combine(Path.GetDirectoryName(path)!, name);

    static Read Table(string path)
    {
        var (reader, problems) = TableFile.Open(path, Path.GetFileName(path));
        if (reader is null) return new(false, problems);

        using (reader)
        {
            ImmutableArray<Problem> all = [.. problems, .. TableFile.Reading(Path.GetFileName(path), () => { while (reader.Read()) Look(reader); })];
            return new(all.All(problem => problem.Severity != Severity.Error), all);
        }
    }

    static void Look(ITableReader reader)
    {
        for (var column = 0; column < reader.Headers.Count; column++)
        {
            var cell = reader.Look(column, out var number);
            if (cell == Cell.Number != double.IsFinite(number)) throw new InvalidOperationException($"{cell} is {number}");
            if (reader.Text(column) is null) throw new InvalidOperationException("a text is null");
        }
    }

    static Read People(string path)
    {
        var read = PeopleFile.Read(path, new("t.csv", null, [], null, []), default, null, default);
        return Read.Of(read.People);
    }

    static Read Filter(string path) => Read.Of(PeopleFile.Read(Beside(path, "t.csv"), new("t.csv", null, [], File.ReadAllText(path), []), default, null, default).People);

    static Read Metabolome(string path, string? annotation)
    {
        var source = new MetabolomeSource(
            "t.csv", null, null, null, null, null, null, null, [], "", "", [], false, annotation is null ? null : new("a.csv", null, "name", "hmdb", null, null, null));
        return Read.Of(MetabolomeFile.Read(path, source, () => new HashSet<string>(["A", "B"]), annotation, 2, null, default));
    }

    static Read Petab(string path) => Read.Of(PetabReader.Read(path, (stream, name) =>
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return SbmlReader.Read(memory.ToArray(), name, null);
    }));

    static Read Effects(string path)
    {
        var (effects, _, problems) = EffectsFile.Read(path, "e.csv");
        return new(!effects.IsEmpty, problems);
    }
}
