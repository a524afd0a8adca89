using System.Collections.Immutable;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.LabTables;

/// <summary>Gathers rows into a grid, within bounds.</summary>
sealed class GridBuilder(string name)
{
    const int MostMerges = 10_000;
    const long MostMergedRows = 1_000_000;

    readonly List<ImmutableArray<GridCell>> _rows = [];
    readonly List<int> _lines = [];
    long _cells;

    /// <summary>Adds a row, cut after its last cell that is not empty.</summary>
    internal void Add(int line, ReadOnlySpan<GridCell> row)
    {
        var width = row.Length;
        while (width > 0 && row[width - 1].Content == Content.Empty) width--;
        _cells += width + 1;
        if (_cells > Grid.MostCells)
        {
            throw new TableException($"the table has more than {Grid.MostCells} cells",
                "keep one row an animal and time, and leave raw traces in files of their own");
        }
        _rows.Add(row[..width].ToImmutableArray());
        _lines.Add(line);
    }

    /// <summary>The grid without the empty rows at its end.</summary>
    internal Grid Build(IEnumerable<Merge> merges)
    {
        var count = _rows.Count;
        while (count > 0 && _rows[count - 1].IsEmpty) count--;
        ImmutableArray<Merge> kept = [.. merges.Where(merge => merge.Top < count)];
        if (kept.Length > MostMerges || kept.Sum(merge => Math.Min(merge.Bottom, (long)count - 1) - merge.Top + 1) > MostMergedRows)
            throw new TableException($"the sheet has {kept.Length} merged ranges", "unmerge them");
        return new(name, [.. _rows.Take(count)], kept, [.. _lines.Take(count)]);
    }
}
