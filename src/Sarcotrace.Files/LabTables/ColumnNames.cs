using System.Collections.Immutable;

namespace Sarcotrace.Files.LabTables;

/// <summary>A column of the table by its header.</summary>
/// <param name="At">Column of the sheet.</param>
/// <param name="Header">Header as it stands, levels joined by blanks.</param>
/// <param name="Name">Header without its unit; unique.</param>
/// <param name="Unit">Unit in the header or the row below it; empty for none.</param>
sealed record NamedColumn(int At, string Header, string Name, string Unit);

/// <summary>Makes the names of a table's columns from one or more rows of header.</summary>
static class ColumnNames
{
    /// <summary>The columns that hold anything, left to right.</summary>
    internal static ImmutableArray<NamedColumn> Of(Found found, ImmutableArray<int> body, Remarks remarks)
    {
        var (block, header) = (found.Block, found.Header!);
        if (header.Top < header.Bottom)
        {
            remarks.Note(header.Top, null, $"rows {block.Grid.Lines[header.Top]} to {block.Grid.Lines[header.Bottom]} are one header",
                "nothing, if the names below are right");
        }
        if (header.Units is { } units) remarks.Note(units, null, "the row below the header is taken for units", "nothing, if that is right");

        List<NamedColumn> columns = [];
        foreach (var column in block.Columns)
        {
            if (body.All(row => Holder(block.Grid, row, column) is null)) continue;
            columns.Add(One(found, column, body, remarks));
        }

        return Unique(columns, found, remarks);
    }

    static NamedColumn One(Found found, int column, ImmutableArray<int> body, Remarks remarks)
    {
        var (block, header) = (found.Block, found.Header!);
        var numbers = body.Any(row => block.IsNumber(row, column));
        List<string> whole = [], names = [];
        var unit = "";
        foreach (var text in Levels(block, header, column))
        {
            var (name, own) = numbers ? HeaderText.Split(text) : (HeaderText.Tidy(text), "");
            whole.Add(text);
            if (name.Length > 0 && !names.Contains(name)) names.Add(name);
            if (own.Length > 0) unit = own;
        }

        if (header.Units is { } row && !block.Grid.IsEmpty(row, column)) unit = HeaderText.UnitOnly(block.Grid.Text(row, column)) ?? unit;
        if (names.Count == 0)
        {
            names.Add($"Column {Grid.Letters(column)}");
            remarks.Warn(header.Bottom, Grid.Letters(column), $"the column has no name and is called {names[0]}", "name it in the header");
        }

        var joined = string.Join(' ', names);
        if (unit.Length > 0)
            remarks.Note(header.Bottom, joined, $"{Remarks.Quoted(string.Join(' ', whole))} is read as {joined} in {unit}", "nothing, if that is right");
        return new(column, string.Join(' ', whole), joined, unit);
    }

    // The texts over a column, merged ranges counted once; gaps of a text table take the name to their left.
    static IEnumerable<string> Levels(Block block, HeaderRows header, int column)
    {
        (int, int)? last = null;
        for (var row = header.Top; row <= header.Bottom; row++)
        {
            var holder = Holder(block.Grid, row, column);
            if (holder is null && row < header.Bottom && HeaderRows.HasGaps(block, row))
                holder = block.Filled(row).Where(left => left < column).Select(left => ((int, int)?)(row, left)).LastOrDefault();
            if (holder is not { } cell || holder == last) continue;
            last = holder;
            yield return block.Grid.Text(cell.Item1, cell.Item2);
        }
    }

    /// <summary>Where the value of a cell stands: itself, or the first cell of its merged range; null for nothing.</summary>
    internal static (int Row, int Column)? Holder(Grid grid, int row, int column) => !grid.IsEmpty(row, column) ? (row, column)
        : grid.MergeAt(row, column) is { } merge && !grid.IsEmpty(merge.Top, merge.Left) ? (merge.Top, merge.Left) : null;

    static ImmutableArray<NamedColumn> Unique(List<NamedColumn> columns, Found found, Remarks remarks)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < columns.Count; at++)
        {
            var name = columns[at].Name;
            for (var copy = 2; !taken.Add(columns[at].Name); copy++) columns[at] = columns[at] with { Name = $"{name} {copy}" };
            if (columns[at].Name != name)
            {
                remarks.Warn(found.Header!.Bottom, name, $"the name is there twice; column {Grid.Letters(columns[at].At)} is called {columns[at].Name}",
                    "give each column a name of its own");
            }
        }

        return [.. columns];
    }
}
