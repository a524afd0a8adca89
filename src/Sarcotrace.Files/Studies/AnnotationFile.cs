using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>The table that says what each metabolite is.</summary>
static partial class AnnotationFile
{
    /// <summary>Names, accessions and classes joined to the metabolites by identifier; identifiers stay as they are.</summary>
    internal static Metabolome Onto(Metabolome metabolome, string path, AnnotationSource source, List<Problem> problems)
    {
        var (reader, found) = TableFile.Open(path, source.File);
        problems.AddRange(found);
        if (reader is null) return metabolome;

        Dictionary<string, Metabolite> known = [];
        using (reader)
        {
            var id = source.Id is null ? 0 : Find(reader, source.File, source.Id, problems);
            var columns = new[] { source.Name, source.Hmdb, source.RefMet, source.Class, source.Pathway }
                .Select(column => column is null ? -1 : Find(reader, source.File, column, problems)).ToArray();
            if (problems.Any(problem => problem.Severity == Severity.Error)) return metabolome;

            problems.AddRange(TableFile.Reading(source.File, () =>
            {
                while (reader.Read())
                {
                    string? At(int which) => columns[which] < 0 || reader.Text(columns[which]) is "" or "NA" ? null : reader.Text(columns[which]);
                    var key = reader.Text(id);
                    known[key] = new(key, At(0) ?? key, Accession(At(1)), At(2), At(3), At(4));
                }
            }));
        }

        string[] without = [.. metabolome.Metabolites.Where(metabolite => !known.ContainsKey(metabolite.Id)).Select(metabolite => metabolite.Id)];
        if (without.Length > 0)
            problems.Add(new(source.File, null, null, $"{without.Length} metabolites have no row here: {string.Join(", ", without.Take(8))}", "they keep their identifier as name", Severity.Note));
        return metabolome with { Metabolites = [.. metabolome.Metabolites.Select(metabolite => known.GetValueOrDefault(metabolite.Id, metabolite))] };
    }

    // HMDB00271 and HMDB0000271 are one molecule.
    static string? Accession(string? text) => text is not null && Hmdb().Match(text) is { Success: true } match
        ? $"HMDB{match.Groups[1].Value.TrimStart('0').PadLeft(7, '0')}"
        : null;

    static int Find(ITableReader reader, string file, string header, List<Problem> problems)
    {
        var column = reader.Headers.ToList().IndexOf(header);
        if (column < 0) problems.Add(new(file, 1, header, "there is no such column", Nearest.Remedy(header, [.. reader.Headers])));
        return column;
    }

    [GeneratedRegex(@"HMDB(\d{5,7})", RegexOptions.IgnoreCase)]
    private static partial Regex Hmdb();
}
