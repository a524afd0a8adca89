using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Effects;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Effects;

/// <summary>Tables that say which names mean one molecule: synonyms, and genes of several species.</summary>
public static class JoiningTables
{
    const int MostPairings = 10_000;

    /// <summary>Reads a table of names: every cell of a row is a name of one molecule, the first the one to show.</summary>
    /// <param name="path">csv, tsv, xlsx, xls or Parquet; an annotation table will do.</param>
    /// <param name="name">What problems call it.</param>
    /// <param name="columns">Headers of the columns that hold names; empty for all of name, synonym, hmdb, refmet and id.</param>
    public static Loaded<NameTable> Names(string path, string name, params ReadOnlySpan<string> columns)
    {
        string[] usual = columns.IsEmpty ? ["name", "synonym", "synonyms", "id", "metabolite", "hmdb", "hmdb_id", "refmet", "refmet_name"] : [.. columns];
        var (headers, rows, problems) = Rows(path, name);
        if (headers is null) return new(null, problems);
        int[] kept = [.. Enumerable.Range(0, headers.Length).Where(i => usual.Contains(headers[i].ToLowerInvariant()))
            .OrderBy(i => Array.IndexOf(usual, headers[i].ToLowerInvariant()))];
        if (kept.Length < 2)
            return new(null, [.. problems, new(name, 1, null, "fewer than two columns hold names", $"name them {string.Join(", ", usual)}")]);
        return new(new(name, [.. rows.Select(row => kept.SelectMany(i => row[i].Split(';',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().ToImmutableArray()).Where(row => row.Length > 0)]), problems);
    }

    /// <summary>Reads a table of orthologues: a column a species, headed by its name; several symbols in a cell by semicolons.</summary>
    /// <param name="path">csv, tsv, xlsx, xls or Parquet.</param>
    /// <param name="name">What problems call it.</param>
    public static Loaded<OrthologueTable> Orthologues(string path, string name)
    {
        var (headers, rows, problems) = Rows(path, name);
        if (headers is null) return new(null, problems);
        string[] known = ["human", "macaque", "monkey", "mouse", "rat", "pig", "dog", "zebrafish"];
        int[] kept = [.. Enumerable.Range(0, headers.Length).Where(i => known.Contains(headers[i].ToLowerInvariant()))];
        if (kept.Length < 2)
            return new(null, [.. problems, new(name, 1, null, "fewer than two columns are headed by a species", $"head them {string.Join(", ", known)}")]);

        if (rows.FindIndex(row => kept.Aggregate(1.0, (product, i) => product * Symbols(row[i]).Length) > MostPairings) is var many and >= 0)
        {
            return new(null, [.. problems,
                new(name, many + 2, null, $"its cells pair to more than {MostPairings} rows", "write each pair of genes in a row of its own")]);
        }

        // A cell with several symbols stands for as many rows.
        var relations = rows.SelectMany(row => kept.Select(i => Symbols(row[i])).Aggregate<string[], IEnumerable<ImmutableArray<string>>>(
            [[]], (made, symbols) => made.SelectMany(start => symbols.Select(symbol => start.Add(symbol)))));
        return new(new(name, [.. kept.Select(i => headers[i].ToLowerInvariant())], [.. relations.Distinct(new SameCells())]), problems);
    }

    static string[] Symbols(string cell) =>
        cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } some ? some : [""];

    static (string[]? Headers, List<string[]> Rows, ImmutableArray<Problem> Problems) Rows(string path, string name)
    {
        var (reader, problems) = TableFile.Open(path, name);
        if (reader is null) return (null, [], problems);
        List<string[]> rows = [];
        using (reader)
        {
            string[] headers = [.. reader.Headers];
            var trouble = TableFile.Reading(name, () =>
            {
                while (reader.Read())
                    rows.Add([.. Enumerable.Range(0, headers.Length).Select(i => reader.Look(i, out _) == Cell.Missing ? "" : reader.Text(i))]);
            });
            return trouble.IsEmpty ? (headers, rows, problems) : (null, [], [.. problems, .. trouble]);
        }
    }

    sealed class SameCells : IEqualityComparer<ImmutableArray<string>>
    {
        public bool Equals(ImmutableArray<string> a, ImmutableArray<string> b) => a.SequenceEqual(b);

        public int GetHashCode(ImmutableArray<string> cells) => cells.Aggregate(17, (hash, cell) => hash * 31 + cell.GetHashCode(StringComparison.Ordinal));
    }
}
