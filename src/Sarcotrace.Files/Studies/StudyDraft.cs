using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>Writes a study file by looking at tables.</summary>
public static class StudyDraft
{
    const int FewestMetabolites = 5, MostListed = 12;

    // What the path of a table tells of the fluid; the first where it tells nothing.
    static readonly (string Named, string Matrix)[] Fluids = [("plasma", "plasma"), ("serum", "serum"), ("urin", "urine")];

    static readonly string[] Samples = ["sampleid", "sample", "samplename", "injection"];

    static readonly (string Key, string[] Names)[] AboutSamples =
    [
        ("sample", Samples), ("kind", ["sampletype", "type", "kind", "class"]), ("batch", ["batch", "runday", "plate"]),
        ("order", ["runorder", "order", "injectionorder"]),
    ];

    /// <summary>The text of a study.yaml for these tables, with warnings about what only a person can say.</summary>
    /// <param name="paths">One table or several: people, metabolome, annotation, in any order; a workbook may hold all of them.</param>
    /// <param name="folder">Folder that the study file will lie in.</param>
    public static Loaded<string> From(IReadOnlyList<string> paths, string folder)
    {
        List<Problem> problems = [];
        List<LookedTable> tables = [];
        foreach (var path in paths) tables.AddRange(Look(path, folder, problems));
        if (problems.Any(problem => problem.Severity == Severity.Error)) return new(null, [.. problems]);

        var people = tables.Where(table => table.Roles.Count > 0).OrderByDescending(table => table.Roles.Count).FirstOrDefault();
        if (people is null)
        {
            return new(null, [.. problems, new("init", null, null, "no table has a column about people that is known by its name",
                "name columns as age, sex, height, weight, grip …, or write study.yaml by hand")]);
        }

        if (tables.Count > 1) people.FindIds(tables.Where(table => table != people));
        if (people.Rows == 0) return new(null, [.. problems, new(people.File, 2, null, "there is no row below the header", "export the table again")]);
        return new(Text(people, tables, problems), [.. problems]);
    }

    /// <summary>What the headings of a metabolome tell of its samples: keys of the study file with their columns; none where it cannot be opened.</summary>
    /// <param name="path">The metabolome's table.</param>
    public static ImmutableArray<(string Key, string Header)> SampleColumns(string path)
    {
        if (!File.Exists(path)) return [];

        var (reader, _) = TableFile.Open(path, Path.GetFileName(path), null);
        if (reader is null) return [];
        using (reader)
        {
            var person = reader.Headers.FirstOrDefault(header => Headers.Read(header).Role?.Name == "id");
            return [.. Known(reader.Headers), .. person is null ? [] : (ReadOnlySpan<(string, string)>)[("person", person)]];
        }
    }

    static IEnumerable<(string Key, string Header)> Known(IReadOnlyList<string> headers) =>
        from known in AboutSamples
        let header = Headers.Named(headers, known.Names)
        where header is not null
        select (known.Key, header);

    static List<LookedTable> Look(string path, string folder, List<Problem> problems)
    {
        var name = Path.GetFileName(path);
        if (Directory.Exists(path))
        {
            problems.Add(new(path, null, null, "this is a folder, not a table", "name the tables in it"));
            return [];
        }

        ImmutableArray<string?> sheets = [null];
        if (File.Exists(path) && new FileInfo(path).Length > 0)
            problems.AddRange(TableFile.Reading(name, () => sheets = Spreadsheet.Sheets(path)));
        List<LookedTable> looked = [];
        foreach (var sheet in sheets)
        {
            var (reader, found) = TableFile.Open(path, name, sheet);
            problems.AddRange(found);
            if (reader is null) continue;
            using (reader)
            {
                problems.AddRange(TableFile.Reading(name,
                    () => looked.Add(LookedTable.At(reader, Path.GetRelativePath(folder, path).Replace('\\', '/'), sheet))));
            }
        }

        return looked;
    }

    static string Text(LookedTable people, List<LookedTable> tables, List<Problem> problems)
    {
        var metabolome = tables.Where(table => table != people && table.Numeric.Count >= FewestMetabolites || IsTurned(table, people))
            .OrderByDescending(table => table.Numeric.Count).FirstOrDefault();
        var annotation = metabolome is null
            ? null : tables.FirstOrDefault(table => table != people && table != metabolome && Shared(table, metabolome, people) is not null);
        var text = new StringBuilder();
        void Line(string line) => text.Append(CultureInfo.InvariantCulture, $"{line}\n");

        Line("# Written by sarcotrace init from the headings and first rows of the tables. Read each line; what is wrong, mend here.");
        Line("sarcotrace: 1");
        Line($"title: {Scalar(Path.GetFileNameWithoutExtension(people.File))}");
        People(people, Line, problems);
        if (metabolome is not null) Metabolome(metabolome, people, annotation, Line);
        Line("questions:");
        Line("  phenotype: {}   # such as {primary: awgs2019, mass-method: bia}");
        if (metabolome is not null) Line("  discovery: {covariates: [age, sex]}   # further columns of the people table can be named here, and traits: […]");
        foreach (var table in tables.Where(table => table != people && table != metabolome && table != annotation))
        {
            problems.Add(new(table.File, null, table.Sheet,
                "the table is neither people, metabolome nor annotation as far as its first rows tell, and was left out",
                "name its columns in the study file by hand if it belongs there", Severity.Warning));
        }

        return text.ToString();
    }

    static void People(LookedTable people, Action<string> line, List<Problem> problems)
    {
        line("people:");
        Where(people, "  ", line);
        line("  columns:");
        foreach (var (role, header, unit) in people.Roles)
        {
            if (role.Name == "sex") line(SexLine(people, header, problems));
            else line(unit is null ? $"    {role.Name}: {Scalar(header)}" : $"    {role.Name}: {{column: {Scalar(header)}, unit: {Scalar(unit)}}}");
        }

        foreach (var needed in (string[])["sex", "age"])
        {
            if (people.Roles.Any(found => found.Role.Name == needed)) continue;
            line($"    # {needed}: COLUMN   <- not found by name; most criteria need it");
            problems.Add(new(people.File, 1, needed, "no column was found by this name", $"say which it is under columns: {needed}: COLUMN", Severity.Warning));
        }

        var others = people.Headers.Where(header => header.Length > 0 && people.Roles.All(found => found.Header != header)).ToArray();
        if (others.Length == 0) return;
        line($"    # no role was found for: {string.Join(", ", others.Take(MostListed))}{(others.Length > MostListed ? $" and {others.Length - MostListed} more" : "")}");
        line("    # give one with role: COLUMN, such as asm: COLUMN; as covariates and traits they can be named as they are");
    }

    static string SexLine(LookedTable people, string header, List<Problem> problems)
    {
        var words = people.WordsOf(header);
        if (words.All(word => SexWords.Of(word, null, null) is not null)) return $"    sex: {Scalar(header)}";

        var coded = string.Join(", ", words.Order(StringComparer.Ordinal).Take(4));
        problems.Add(new(people.File, null, header, $"sex is coded {coded}, which is not guessed",
            "put the code of women and of men in the place of the question marks before you run", Severity.Warning));
        return $"    sex: {{column: {Scalar(header)}, female: \"?\", male: \"?\"}}   # coded {coded}: say which is which";
    }

    static void Metabolome(LookedTable metabolome, LookedTable people, LookedTable? annotation, Action<string> line)
    {
        line("metabolome:");
        Where(metabolome, "  ", line);
        if (IsTurned(metabolome, people))
        {
            line("  samples-in: columns   # the headings are people");
        }
        else
        {
            var person = metabolome.Words.FirstOrDefault(column => column.Value.Count > 2
                && column.Value.Count(people.Ids.Contains) * 2 > column.Value.Count).Key;
            if (person is { Length: > 0 } && person != metabolome.Named(Samples)) line($"  person: {Scalar(person)}");
            foreach (var (key, header) in Known(metabolome.Headers)) line($"  {key}: {Scalar(header)}");
        }

        line($"  matrix: {Fluids.FirstOrDefault(fluid => metabolome.File.Contains(fluid.Named, StringComparison.OrdinalIgnoreCase), Fluids[0]).Matrix}   # or serum, urine …");
        line("  unit: \"[arb'U]\"   # intensities; umol/L for concentrations");
        if (annotation is null) return;
        line("  annotation:");
        Where(annotation, "    ", line);
        if (Shared(annotation, metabolome, people) is { Length: > 0 } id) line($"    id: {Scalar(id)}");
        foreach (var (key, names) in new (string, string[])[]
        {
            ("name", ["name", "biochemical", "metabolite", "compound"]), ("hmdb", ["hmdb", "hmdbid"]), ("refmet", ["refmet", "refmetname"]),
            ("class", ["class", "superpathway", "superclass"]), ("pathway", ["pathway", "subpathway"]),
        })
        {
            if (annotation.Named(names) is { } header) line($"    {key}: {Scalar(header)}");
        }
    }

    static void Where(LookedTable table, string indent, Action<string> line)
    {
        line($"{indent}file: {Scalar(table.File)}");
        if (table.Sheet is { } sheet) line($"{indent}sheet: {Scalar(sheet)}");
    }

    static bool IsTurned(LookedTable table, LookedTable people) => table != people && table.HasSamplesInColumns(people.Ids);

    // The column of a table whose words are the metabolites.
    static string? Shared(LookedTable table, LookedTable metabolome, LookedTable people)
    {
        IReadOnlyCollection<string> metabolites = IsTurned(metabolome, people) ? metabolome.WordsOf(metabolome.Headers[0]) : metabolome.Headers;
        return table.Words.FirstOrDefault(column => column.Value.Count(metabolites.Contains) >= Math.Max(3, column.Value.Count / 3)).Key;
    }

    static string Scalar(string text) => text.Length > 0 && text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.' or '/' or '-' or ' ')
        && !double.TryParse(text, CultureInfo.InvariantCulture, out _) && text.Trim() == text && !text.StartsWith('-')
            && text is not ("true" or "false" or "null" or "yes" or "no")
            ? text
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
