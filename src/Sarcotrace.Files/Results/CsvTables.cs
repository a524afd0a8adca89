using System.Globalization;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Results;

/// <summary>Result tables as csv: commas, decimal points, UTF-8, RFC 4180 quotes.</summary>
public static class CsvTables
{
    /// <summary>Writes one table; an empty cell is empty.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="table">The table.</param>
    public static void Write(TextWriter to, Table table)
    {
        to.Write(string.Join(',', table.Columns.Select(column => Quoted(column.Name))));
        to.Write('\n');
        for (var row = 0; row < table.Rows; row++)
        {
            for (var column = 0; column < table.Columns.Length; column++)
            {
                if (column > 0) to.Write(',');
                to.Write(Cell(table.Columns[column], row));
            }

            to.Write('\n');
        }
    }

    static string Cell(TableColumn column, int row) => column is NumberColumn numbers
        ? double.IsNaN(numbers.Values[row]) ? "" : numbers.Values[row].ToString("R", CultureInfo.InvariantCulture)
        : Quoted(((TextColumn)column).Values[row] ?? "");

    static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
