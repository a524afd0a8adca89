using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>Writes a study file by looking at tables.</summary>
public static class StudyDraft
{
    const int RowsLookedAt = 300;

    /// <summary>The text of a study.yaml for these tables.</summary>
    /// <param name="paths">One table or several: people, metabolome, annotation, in any order.</param>
    /// <param name="folder">Folder that the study file will lie in.</param>
    public static Loaded<string> From(IReadOnlyList<string> paths, string folder)
    {
        List<Problem> problems = [];
        List<Looked> tables = [];
        foreach (var path in paths)
        {
            var (reader, found) = TableFile.Open(path, Path.GetFileName(path));
            problems.AddRange(found);
            if (reader is null) continue;
            using (reader) problems.AddRange(TableFile.Reading(Path.GetFileName(path), () => tables.Add(Looked.At(reader, Path.GetRelativePath(folder, path).Replace('\\', '/')))));
        }

        if (problems.Any(problem => problem.Severity == Severity.Error)) return new(null, [.. problems]);
        var people = tables.Where(table => table.Roles.Count > 0).OrderByDescending(table => table.Roles.Count).FirstOrDefault();
        return people is null
            ? new(null, [.. problems, new("init", null, null, "no table has a column about people that is known by its name", "name columns as age, sex, height, weight, grip …, or write study.yaml by hand")])
            : new(Text(people, tables), [.. problems]);
    }

    static string Text(Looked people, List<Looked> tables)
    {
        var metabolome = tables.Where(table => table != people && table.Numeric.Count >= 5).OrderByDescending(table => table.Numeric.Count).FirstOrDefault();
        var annotation = metabolome is null ? null : tables.FirstOrDefault(table => table != people && table != metabolome && Shared(table, metabolome) is not null);
        var text = new StringBuilder();
        void Line(string line) => text.Append(CultureInfo.InvariantCulture, $"{line}\n");

        Line("sarcotrace: 1");
        Line($"title: {Scalar(Path.GetFileNameWithoutExtension(people.File))}");
        Line("people:");
        Line($"  file: {Scalar(people.File)}");
        Line("  columns:");
        foreach (var (role, header, unit) in people.Roles)
        {
            if (role.Name == "sex") Line(SexLine(people, header));
            else Line(unit is null ? $"    {role.Name}: {Scalar(header)}" : $"    {role.Name}: {{column: {Scalar(header)}, unit: {Scalar(unit)}}}");
        }

        foreach (var needed in (string[])["sex", "age"])
            if (!people.Roles.Any(found => found.Role.Name == needed)) Line($"    # {needed}: COLUMN   <- not found by name; most criteria need it");
        if (metabolome is not null) Metabolome(metabolome, people, annotation, Line);
        Line("questions:");
        Line("  phenotype: {}");
        if (metabolome is not null) Line("  discovery: {covariates: [age, sex]}");
        return text.ToString();
    }

    static string SexLine(Looked people, string header)
    {
        var words = people.Words[header];
        return words.All(word => SexWords.Of(word, null, null) is not null)
            ? $"    sex: {Scalar(header)}"
            : $"    sex: {{column: {Scalar(header)}, female: \"?\", male: \"?\"}}   # coded {string.Join(", ", words.Take(4))}: say which is which";
    }

    static void Metabolome(Looked metabolome, Looked people, Looked? annotation, Action<string> line)
    {
        line("metabolome:");
        line($"  file: {Scalar(metabolome.File)}");
        var person = metabolome.Words.FirstOrDefault(column => column.Value.Count > 2 && column.Value.Count(people.Ids.Contains) * 2 > column.Value.Count).Key;
        if (person is not null) line($"  person: {Scalar(person)}");
        foreach (var (key, names) in new (string, string[])[]
        {
            ("sample", ["sampleid", "sample", "samplename", "injection"]), ("kind", ["sampletype", "type", "kind", "class"]),
            ("batch", ["batch", "runday", "plate"]), ("order", ["runorder", "order", "injectionorder"]),
        })
        {
            var header = metabolome.Headers.FirstOrDefault(candidate => names.Contains(Headers.Plain(candidate)));
            if (header is not null) line($"  {key}: {Scalar(header)}");
        }

        line("  matrix: plasma   # or serum, urine …");
        line("  unit: \"[arb'U]\"   # intensities; umol/L for concentrations");
        if (annotation is null) return;
        line("  annotation:");
        line($"    file: {Scalar(annotation.File)}");
        line($"    id: {Scalar(Shared(annotation, metabolome)!)}");
        foreach (var (key, names) in new (string, string[])[]
        {
            ("name", ["name", "biochemical", "metabolite", "compound"]), ("hmdb", ["hmdb", "hmdbid"]), ("refmet", ["refmet", "refmetname"]),
            ("class", ["class", "superpathway", "superclass"]), ("pathway", ["pathway", "subpathway"]),
        })
        {
            var header = annotation.Headers.FirstOrDefault(candidate => names.Contains(Headers.Plain(candidate)));
            if (header is not null) line($"    {key}: {Scalar(header)}");
        }
    }

    // The column of a table whose words are the metabolome's headers.
    static string? Shared(Looked table, Looked metabolome) =>
        table.Words.FirstOrDefault(column => column.Value.Count(metabolome.Headers.Contains) >= Math.Max(3, column.Value.Count / 3)).Key;

    static string Scalar(string text) => text.Length > 0 && text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.' or '/' or '-' or ' ')
        && !double.TryParse(text, CultureInfo.InvariantCulture, out _) && text.Trim() == text && text is not ("true" or "false" or "null" or "yes" or "no")
            ? text
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>What the first rows of a table tell.</summary>
    sealed record Looked(
        string File, ImmutableArray<string> Headers, List<(Role Role, string Header, string? Unit)> Roles, List<string> Numeric,
        Dictionary<string, HashSet<string>> Words, HashSet<string> Ids)
    {
        internal static Looked At(ITableReader reader, string file)
        {
            Looked looked = new(file, [.. reader.Headers], [], [], [], []);
            var counts = new int[reader.Headers.Count];
            for (var row = 0; row < RowsLookedAt && reader.Read(); row++)
            {
                for (var column = 0; column < reader.Headers.Count; column++)
                {
                    var cell = reader.Look(column, out _);
                    if (cell is Cell.Number or Cell.BelowDetection) counts[column]++;
                    if (cell is Cell.Text or Cell.Number) looked.WordsOf(reader.Headers[column]).Add(reader.Text(column));
                }
            }

            for (var column = 0; column < reader.Headers.Count; column++)
            {
                var header = reader.Headers[column];
                var (role, unit) = Studies.Headers.Read(header);
                if (counts[column] > 0) looked.Numeric.Add(header);
                if (role is null || looked.Roles.Any(known => known.Role.Name == role.Name)) continue;
                looked.Roles.Add((role, header, unit));
                if (role.Name == "id") looked.Ids.UnionWith(looked.WordsOf(header));
            }

            return looked;
        }

        HashSet<string> WordsOf(string header) => Words.TryGetValue(header, out var words) ? words : Words[header] = [];
    }
}
