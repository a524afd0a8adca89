using System.Collections.Immutable;

namespace Sarcotrace.Files.LabTables;

/// <summary>What a cell of a sheet is, before its column is known.</summary>
enum Content
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>A number of the spreadsheet.</summary>
    Number,

    /// <summary>A text, which may spell a number.</summary>
    Text,

    /// <summary>A date or time, as text.</summary>
    Date,

    /// <summary>The mark of a formula that failed.</summary>
    Error,
}

/// <summary>A cell as it stands in the sheet.</summary>
readonly record struct GridCell(Content Content, string Text, double Number);

/// <summary>Cells merged into one; counted from 0, ends included.</summary>
readonly record struct Merge(int Top, int Left, int Bottom, int Right);

/// <summary>A sheet or text table whole, with no view yet of what is header, body or note.</summary>
/// <param name="Name">Sheet; empty for files of one table.</param>
/// <param name="Rows">Cells by row; rows end with their last cell that is not empty.</param>
/// <param name="Merges">Merged ranges.</param>
/// <param name="Lines">Row of the file for each row.</param>
sealed record Grid(string Name, ImmutableArray<ImmutableArray<GridCell>> Rows, ImmutableArray<Merge> Merges, ImmutableArray<int> Lines)
{
    /// <summary>More cells than this are no laboratory's table.</summary>
    internal const int MostCells = 4_000_000;

    readonly ILookup<int, Merge> _byRow = Merges.SelectMany(merge =>
        Enumerable.Range(merge.Top, Math.Min(merge.Bottom, Rows.Length - 1) - merge.Top + 1).Select(row => (row, merge)))
        .ToLookup(pair => pair.row, pair => pair.merge);

    /// <summary>The cell itself, empty outside.</summary>
    internal GridCell this[int row, int column] =>
        row < Rows.Length && column < Rows[row].Length ? Rows[row][column] : default;

    /// <summary>The cell's text, empty for none.</summary>
    internal string Text(int row, int column) => this[row, column].Text ?? "";

    /// <summary>Whether nothing stands in the cell.</summary>
    internal bool IsEmpty(int row, int column) => this[row, column].Content == Content.Empty;

    /// <summary>The merged range that covers a cell, or null.</summary>
    internal Merge? MergeAt(int row, int column)
    {
        foreach (var merge in _byRow[row])
            if (merge.Left <= column && column <= merge.Right) return merge;
        return null;
    }

    /// <summary>The merged ranges that touch a row.</summary>
    internal IEnumerable<Merge> MergesIn(int row) => _byRow[row];

    /// <summary>As a spreadsheet writes it: C5.</summary>
    internal string Address(int row, int column) => $"{Letters(column)}{Lines[row]}";

    /// <summary>0 → A, 26 → AA.</summary>
    internal static string Letters(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
