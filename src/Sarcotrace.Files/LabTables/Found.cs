using System.Collections.Immutable;

namespace Sarcotrace.Files.LabTables;

/// <summary>A table found on a sheet.</summary>
/// <param name="Block">Its columns.</param>
/// <param name="Header">Its header; null where it has none.</param>
/// <param name="Top">First row of header or body.</param>
/// <param name="Bottom">Last row of the body.</param>
sealed record Found(Block Block, HeaderRows? Header, int Top, int Bottom)
{
    /// <summary>Cells that are not empty.</summary>
    internal int Size { get; } = Enumerable.Range(Top, Bottom - Top + 1).Sum(row => Block.Filled(row).Count());

    /// <summary>As a spreadsheet writes it: B3:F20.</summary>
    internal string Range => $"{Block.Grid.Address(Top, Block.Left)}:{Block.Grid.Address(Bottom, Block.Right)}";

    /// <summary>Whether the cell belongs to it.</summary>
    internal bool Holds(int row, int column) => row >= Top && row <= Bottom && column >= Block.Left && column <= Block.Right;

    /// <summary>Every table on the sheet, the largest first.</summary>
    internal static ImmutableArray<Found> On(Grid grid)
    {
        var found = Blocks(grid).SelectMany(InBlock).ToList();
        for (var at = 0; at + 1 < found.Count;)
        {
            if (Joined(found[at], found[at + 1]) is not { } whole)
            {
                at++;
                continue;
            }

            found[at] = whole;
            found.RemoveAt(at + 1);
        }

        return [.. found.OrderBy(table => table.Header is null).ThenByDescending(table => table.Size)];
    }

    // Runs of columns that rows of more than one cell fill; titles and notes bridge nothing.
    static IEnumerable<Block> Blocks(Grid grid)
    {
        var width = grid.Rows.Select(row => row.Length).DefaultIfEmpty().Max();
        var sheet = new Block(grid, 0, Math.Max(0, width - 1));
        var used = new bool[width + 1];
        var wide = Enumerable.Range(0, grid.Rows.Length).Where(row => sheet.Filled(row).Skip(1).Any()).ToArray();
        foreach (var row in wide.Length > 0 ? wide : [.. Enumerable.Range(0, grid.Rows.Length)])
        {
            foreach (var column in sheet.Filled(row)) used[column] = true;
        }

        for (var column = 0; column < width; column++)
        {
            if (!used[column]) continue;
            var left = column;
            while (used[column + 1]) column++;
            yield return new(grid, left, column);
        }
    }

    static IEnumerable<Found> InBlock(Block block)
    {
        Found? open = null;
        var runs = Runs(block).ToArray();
        for (var at = 0; at < runs.Length; at++)
        {
            var (top, bottom) = runs[at];
            var rows = Enumerable.Range(top, bottom - top + 1);
            if (!rows.Any(block.IsWide)) continue;

            var numbers = rows.Any(row => block.IsWide(row) && block.HasNumber(row));
            var header = numbers || open is null ? HeaderRows.Find(block, top, bottom) : null;
            if (header is not null && open is not null && !IsNewHeader(block, header)) header = null;
            if (header is null && open is not null)
            {
                open = open with { Bottom = bottom };
                continue;
            }

            if (open is not null) yield return open;
            open = new(block, header, header?.Top ?? top, bottom);
        }

        if (open is not null) yield return open;
    }

    // "M5, dead, dead" is no header, for its words repeat.
    static bool IsNewHeader(Block block, HeaderRows header)
    {
        var names = block.Filled(header.Bottom).Select(column => block.Grid.Text(header.Bottom, column).ToLowerInvariant()).ToArray();
        return names.Distinct().Count() == names.Length;
    }

    static IEnumerable<(int Top, int Bottom)> Runs(Block block)
    {
        for (var row = 0; row < block.Grid.Rows.Length; row++)
        {
            if (block.IsBlank(row)) continue;
            var top = row;
            while (row + 1 < block.Grid.Rows.Length && !block.IsBlank(row + 1)) row++;
            yield return (top, row);
        }
    }

    // A blank column within one table: same rows on both sides and no name twice.
    static Found? Joined(Found first, Found second)
    {
        if (first.Header is not { } left || second.Header is not { } right || first.Block.Grid != second.Block.Grid) return null;
        if (first.Top != second.Top || first.Bottom != second.Bottom || second.Block.Left - first.Block.Right != 2) return null;

        var names = first.Block.Filled(left.Bottom).Select(column => first.Block.Grid.Text(left.Bottom, column)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (second.Block.Filled(right.Bottom).Any(column => names.Contains(second.Block.Grid.Text(right.Bottom, column)))) return null;

        var block = new Block(first.Block.Grid, first.Block.Left, second.Block.Right);
        return HeaderRows.Find(block, first.Top, first.Bottom) is { } header ? new(block, header, header.Top, first.Bottom) : null;
    }
}
