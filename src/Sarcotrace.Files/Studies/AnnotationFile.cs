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
        var (reader, found) = TableFile.Open(path, source.File, source.Sheet);
        problems.AddRange(found);
        if (reader is null) return metabolome;

        Dictionary<string, Metabolite> known = [];
        using (reader)
        {
            problems.AddRange(StudyColumns.Missing(source, reader.Headers));
            int At(string? column) => column is null ? -1 : reader.Headers.ToList().IndexOf(column);
            var id = source.Id is null ? 0 : At(source.Id);
            int[] columns = [At(source.Name), At(source.Hmdb), At(source.RefMet), At(source.Class), At(source.Pathway)];
            if (problems.Any(problem => problem.Severity == Severity.Error)) return metabolome;

            problems.AddRange(TableFile.Reading(source.File, () =>
            {
                while (reader.Read())
                {
                    string? Word(int which) => columns[which] < 0 || reader.Text(columns[which]) is "" or "NA" ? null : reader.Text(columns[which]);
                    var key = reader.Text(id);
                    known[key] = new(key, Word(0) ?? key, Accession(Word(1)), Word(2), Word(3), Word(4));
                }
            }));
        }

        string[] without = [.. metabolome.Metabolites.Where(metabolite => !known.ContainsKey(metabolite.Id)).Select(metabolite => metabolite.Id)];
        if (without.Length > 0)
        {
            problems.Add(new(source.File, null, null, $"{without.Length} metabolites have no row here: {string.Join(", ", without.Take(8))}",
                "they keep their identifier as name", Severity.Note));
        }
        return metabolome with { Metabolites = [.. metabolome.Metabolites.Select(metabolite => known.GetValueOrDefault(metabolite.Id, metabolite))] };
    }

    // HMDB00271 and HMDB0000271 are one molecule.
    static string? Accession(string? text) => text is not null && Hmdb().Match(text) is { Success: true } match
        ? $"HMDB{match.Groups[1].Value.TrimStart('0').PadLeft(7, '0')}"
        : null;

    [GeneratedRegex(@"HMDB(\d{5,7})", RegexOptions.IgnoreCase)]
    private static partial Regex Hmdb();
}
