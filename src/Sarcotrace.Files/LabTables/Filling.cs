using System.Collections.Immutable;

namespace Sarcotrace.Files.LabTables;

/// <summary>Carries labels down where a sheet writes them once for several rows.</summary>
static class Filling
{
    const int MostLabelColumns = 3;

    /// <summary>For each row of the body the row of the sheet whose cell holds the column's value.</summary>
    internal static ImmutableArray<int> Down(Found found, NamedColumn column, int place, ImmutableArray<int> body, Remarks remarks)
    {
        var grid = found.Block.Grid;
        var from = body.ToArray();
        var merged = 0;
        for (var at = 0; at < body.Length; at++)
        {
            if (ColumnNames.Holder(grid, body[at], column.At) is not { } holder || holder.Column != column.At || holder.Row == body[at]) continue;
            from[at] = holder.Row;
            merged++;
        }

        if (merged > 0) TellMerged(found, column, body, merged, remarks);
        else if (place < MostLabelColumns && IsGroupLabel(found.Block, column.At, body)) CarryDown(grid, column, body, from, remarks);
        return [.. from];
    }

    static void TellMerged(Found found, NamedColumn column, ImmutableArray<int> body, int merged, Remarks remarks)
    {
        var first = body.First(row => ColumnNames.Holder(found.Block.Grid, row, column.At) is { } holder && holder.Row != row);
        if (found.Block.IsNumber(ColumnNames.Holder(found.Block.Grid, first, column.At)!.Value.Row, column.At) && !HeaderRows.IsIdWord(column.Name))
        {
            remarks.Warn(first, column.Name, $"merged cells hold one value for several rows; it is repeated in {merged} rows, though it was measured once",
                "say that the merged rows are one unit (a cage, a litter), or write the value once");
            return;
        }

        remarks.Note(first, column.Name, $"merged cells: the value is repeated in {merged} rows", "nothing, if that is right");
    }

    // Few labels, each once, each followed by blanks, from the first row on: Control, "", "", Sarcosine, "", "".
    static bool IsGroupLabel(Block block, int column, ImmutableArray<int> body)
    {
        if (body.Length < 4 || block.Grid.IsEmpty(body[0], column)) return false;
        var filled = Enumerable.Range(0, body.Length).Where(at => !block.Grid.IsEmpty(body[at], column)).ToArray();
        if (filled.Length < 2 || filled.Length * 2 > body.Length) return false;
        if (filled.Any(at => block.Grid[body[at], column].Content != Content.Text || block.IsNumber(body[at], column))) return false;

        var labels = filled.Select(at => block.Grid.Text(body[at], column)).ToArray();
        var followed = filled.All(at => at + 1 < body.Length && block.Grid.IsEmpty(body[at + 1], column));
        return followed && labels.Distinct(StringComparer.OrdinalIgnoreCase).Count() == labels.Length;
    }

    static void CarryDown(Grid grid, NamedColumn column, ImmutableArray<int> body, int[] from, Remarks remarks)
    {
        var carried = 0;
        for (var at = 1; at < body.Length; at++)
        {
            if (!grid.IsEmpty(body[at], column.At)) continue;
            from[at] = from[at - 1];
            carried++;
        }

        remarks.Note(body[0], column.Name, $"each label stands once; it is carried down into {carried} rows below it",
            "write the label in every row if that is wrong");
    }
}
