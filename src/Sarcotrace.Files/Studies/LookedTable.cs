using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>What the first rows of a table tell.</summary>
/// <param name="File">Path from the study file.</param>
/// <param name="Sheet">Sheet of a workbook with several; null for the first or only one.</param>
/// <param name="Headers">Headings.</param>
/// <param name="Roles">Columns about people that are known by their name.</param>
/// <param name="Numeric">Columns with numbers.</param>
/// <param name="Words">Different cells of each column, as written.</param>
/// <param name="Ids">Identifiers of people.</param>
sealed record LookedTable(
    string File, string? Sheet, ImmutableArray<string> Headers, List<(Role Role, string Header, string? Unit)> Roles, List<string> Numeric,
    Dictionary<string, HashSet<string>> Words, HashSet<string> Ids)
{
    const int RowsLookedAt = 300, RowsOfNames = 100_000;

    /// <summary>Rows that were looked at, be it for names alone.</summary>
    internal int Rows { get; private set; }

    /// <summary>Looks at the first rows.</summary>
    internal static LookedTable At(ITableReader reader, string file, string? sheet)
    {
        LookedTable looked = new(file, sheet, [.. reader.Headers], [], [], [], []);
        var counts = new int[reader.Headers.Count];
        for (; looked.Rows < RowsLookedAt && reader.Read(); looked.Rows++)
        {
            for (var column = 0; column < reader.Headers.Count; column++)
            {
                if (column > 0 && reader.Headers[column].Length == 0) continue;
                var cell = reader.Look(column, out _);
                if (cell is Cell.Number or Cell.BelowDetection) counts[column]++;
                if (cell is Cell.Text or Cell.Number) looked.WordsOf(reader.Headers[column]).Add(reader.Text(column));
            }
        }

        looked.ReadNames(reader, counts);
        for (var column = 0; column < reader.Headers.Count; column++)
        {
            var header = reader.Headers[column];
            var (role, unit) = Studies.Headers.Read(header);
            if (counts[column] > 0) looked.Numeric.Add(header);
            if (role is null || looked.Roles.Any(known => known.Role.Name == role.Name)) continue;
            looked.Roles.Add((role, header, unit));
            if (role.Name == "id") looked.Ids.UnionWith(looked.WordsOf(header));
        }

        if (looked.Ids.Count == 0 && TableFile.NamesRows(looked.Headers)) looked.Ids.UnionWith(looked.WordsOf(""));
        return looked;
    }

    // Tables come in different orders, so what may name people or samples is read on where the rest has told enough.
    void ReadNames(ITableReader reader, int[] numbers)
    {
        int[] naming = [.. Enumerable.Range(0, Headers.Length).Where(column =>
            Headers[column].Length == 0 ? column == 0
            : Studies.Headers.Read(Headers[column]).Role?.Name == "id" || numbers[column] == 0 && WordsOf(Headers[column]).Count == Rows)];
        for (; naming.Length > 0 && Rows < RowsOfNames && reader.Read(); Rows++)
        {
            foreach (var column in naming)
            {
                if (reader.Look(column, out _) is Cell.Text or Cell.Number) WordsOf(Headers[column]).Add(reader.Text(column));
            }
        }
    }

    /// <summary>Takes for identifiers, where no column is known by its name, the one whose cells the other tables name too.</summary>
    internal void FindIds(IEnumerable<LookedTable> others)
    {
        if (Ids.Count > 0) return;

        var found = Headers.Where(header => header.Length > 0 && WordsOf(header).Count == Rows && Roles.All(known => known.Header != header))
            .Select(header => (Header: header, Shared: others.Max(other => other.Share(header, WordsOf(header)))))
            .Where(column => column.Shared > 0.5).OrderByDescending(column => column.Shared).FirstOrDefault();
        if (found.Header is null) return;
        Roles.Insert(0, (Core.Roles.Find("id")!, found.Header, null));
        Ids.UnionWith(WordsOf(found.Header));
    }

    // How much of a column, or of the headings, is among these words; the same heading goes before another.
    double Share(string header, HashSet<string> words)
    {
        double Of(IReadOnlyCollection<string> cells) => cells.Count < 3 ? 0 : (double)cells.Count(words.Contains) / cells.Count;
        var columns = Words.Select(column => Of(column.Value) - (column.Key == header ? 0 : 0.1));
        return Math.Max(Of([.. Headers.Skip(1)]), columns.DefaultIfEmpty(0).Max());
    }

    /// <summary>Different cells of a column.</summary>
    internal HashSet<string> WordsOf(string header) => Words.TryGetValue(header, out var words) ? words : Words[header] = [];

    /// <summary>Whether most headings are people.</summary>
    internal bool HasSamplesInColumns(HashSet<string> people) =>
        Headers.Length > 2 && Headers.Skip(1).Count(people.Contains) * 2 > Headers.Length - 1;

    /// <summary>The column with the first of these headings that there is, compared without case and marks.</summary>
    internal string? Named(params IEnumerable<string> names) => Studies.Headers.Named(Headers, names);
}
