using System.Collections.Immutable;

namespace Sarcotrace.Files.LabTables;

/// <summary>Says what else stands on the sheet.</summary>
static class Around
{
    /// <summary>Titles, notes and other tables, each once.</summary>
    internal static void Tell(Found table, ImmutableArray<Found> tables, Remarks remarks)
    {
        var grid = table.Block.Grid;
        var others = tables.Where(other => other != table && other.Header is not null).ToArray();
        if (others.Length > 0)
        {
            remarks.Note(table.Top, null, $"the largest table, {table.Range}, is read; others are at {Remarks.Words([.. others.Select(other => other.Range)])}",
                "put the other on a sheet of its own to read it");
        }

        List<string> above = [], beside = [];
        var (titleRow, noteRow) = (-1, -1);
        for (var row = 0; row < grid.Rows.Length; row++)
        {
            for (var column = 0; column < grid.Rows[row].Length; column++)
            {
                if (grid.IsEmpty(row, column) || table.Holds(row, column) || others.Any(other => other.Holds(row, column))) continue;
                if (row < table.Top) above.Add(grid.Text(row, column));
                else beside.Add(grid.Text(row, column));
                if (row < table.Top && titleRow < 0) titleRow = row;
                if (row >= table.Top && noteRow < 0) noteRow = row;
            }
        }

        if (above.Count > 0) remarks.Note(titleRow, null, $"above the table, left out: {Listed(above)}", "nothing, if these are titles");
        if (beside.Count > 0) remarks.Note(noteRow, null, $"beside or below the table, left out: {Listed(beside)}", "nothing, if these are notes");
    }

    static string Listed(List<string> texts) => Remarks.Words([.. texts.Select(Remarks.Quoted)]);
}
