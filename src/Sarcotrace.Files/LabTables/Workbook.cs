using System.Collections.Immutable;
using ExcelDataReader;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.LabTables;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Grid">Its cells.</param>
/// <param name="Hidden">Whether the workbook hides it.</param>
sealed record Sheet(Grid Grid, bool Hidden);

/// <summary>Reads xlsx and xls whole, within bounds.</summary>
static class Workbook
{
    const int MostSheets = 200;

    /// <summary>Every sheet, in the order of the workbook.</summary>
    internal static ImmutableArray<Sheet> Read(string path)
    {
        using var reader = Spreadsheet.Open(path);
        if (reader.ResultsCount > MostSheets)
            throw new TableException($"the workbook has {reader.ResultsCount} sheets", "keep the table in a workbook of its own");

        var failed = Library.Call(() => FailedCells.In(path));
        List<Sheet> sheets = [];
        var visited = 0L;
        do sheets.Add(new(Cells(reader, failed, ref visited), reader.VisibleState != "visible"));
        while (Library.Call(reader.NextResult));
        return [.. sheets];
    }

    static Grid Cells(IExcelDataReader reader, Dictionary<(string, int, int), string> failed, ref long visited)
    {
        var name = reader.Name ?? "";
        var rows = new GridBuilder(name);
        GridCell[] row = [];
        for (var line = 1; Spreadsheet.Next(reader, ref visited); line++)
        {
            if (row.Length != reader.FieldCount) row = new GridCell[reader.FieldCount];
            for (var column = 0; column < row.Length; column++)
                row[column] = Cell(reader, column, failed.Count == 0 ? null : failed.GetValueOrDefault((name, line - 1, column)));
            rows.Add(line, row);
        }

        return rows.Build((reader.MergeCells ?? [])
            .Where(range => range.FromRow >= 0 && range.FromColumn >= 0 && range.ToRow >= range.FromRow && range.ToColumn >= range.FromColumn)
            .Select(range => new Merge(range.FromRow, range.FromColumn, range.ToRow, range.ToColumn)));
    }

    static GridCell Cell(IExcelDataReader reader, int column, string? failed) => reader.GetValue(column) switch
    {
        null => failed is null ? default : new(Content.Error, failed, double.NaN),
        double number when double.IsFinite(number) => new(Content.Number, CellValue.Text(number), number),
        int number => new(Content.Number, CellValue.Text(number), number),
        DateTime or TimeSpan => new(Content.Date, CellValue.Text(reader.GetValue(column)), double.NaN),
        var other => OfText(CellValue.Text(other)),
    };

    /// <summary>A cell that holds a text.</summary>
    internal static GridCell OfText(string? text)
    {
        var trimmed = text?.Replace('\u00a0', ' ').ReplaceLineEndings(" ").Trim(' ', '\t', '\uFEFF', '\u200b') ?? "";
        if (trimmed.Length == 0) return default;
        return new(LabNumber.IsError(trimmed) ? Content.Error : Content.Text, trimmed, double.NaN);
    }
}
