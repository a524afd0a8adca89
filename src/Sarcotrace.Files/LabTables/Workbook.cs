using System.Collections.Immutable;
using System.Globalization;
using System.Text;
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
    const int MostMerges = 100_000;
    const long MostVisited = 100_000_000;

    /// <summary>Every sheet, in the order of the workbook.</summary>
    internal static ImmutableArray<Sheet> Read(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Archive.RequireBounded(path);
        using var file = File.OpenRead(path);
        using var reader = Open(file);
        if (reader.ResultsCount > MostSheets)
            throw new TableException($"the workbook has {reader.ResultsCount} sheets", "keep the table in a workbook of its own");

        var failed = FailedCells.In(path);
        List<Sheet> sheets = [];
        var visited = 0L;
        do sheets.Add(new(Cells(reader, failed, ref visited), reader.VisibleState != "visible"));
        while (reader.NextResult());
        return [.. sheets];
    }

    static IExcelDataReader Open(FileStream file)
    {
        try
        {
            return ExcelReaderFactory.CreateReader(file);
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException)
        {
            throw new TableException("the workbook is locked with a password", "save a copy without the password");
        }
    }

    static Grid Cells(IExcelDataReader reader, Dictionary<(string, int, int), string> failed, ref long visited)
    {
        var rows = new GridBuilder(reader.Name);
        for (var line = 1; reader.Read(); line++)
        {
            visited += reader.FieldCount + 1;
            if (visited > MostVisited) throw new TableException("the sheets reach too far", "delete the rows and columns beyond the table");
            var row = new GridCell[reader.FieldCount];
            for (var column = 0; column < row.Length; column++) row[column] = Cell(reader, column, failed.GetValueOrDefault((reader.Name, line - 1, column)));
            rows.Add(line, row);
        }

        var merges = reader.MergeCells ?? [];
        if (merges.Length > MostMerges) throw new TableException($"the sheet has {merges.Length} merged ranges", "unmerge them");
        return rows.Build(merges.Where(range => range.FromRow >= 0 && range.FromColumn >= 0 && range.ToRow >= range.FromRow && range.ToColumn >= range.FromColumn)
            .Select(range => new Merge(range.FromRow, range.FromColumn, range.ToRow, range.ToColumn)));
    }

    static GridCell Cell(IExcelDataReader reader, int column, string? failed) => reader.GetValue(column) switch
    {
        null => failed is null ? default : new(Content.Error, failed, double.NaN),
        double number when double.IsFinite(number) => new(Content.Number, number.ToString(CultureInfo.InvariantCulture), number),
        DateTime date => new(Content.Date, Day(date), double.NaN),
        TimeSpan time => new(Content.Date, time.ToString("c", CultureInfo.InvariantCulture), double.NaN),
        bool flag => new(Content.Text, flag ? "TRUE" : "FALSE", double.NaN),
        var other => OfText(Convert.ToString(other, CultureInfo.InvariantCulture)),
    };

    /// <summary>A cell that holds a text.</summary>
    internal static GridCell OfText(string? text)
    {
        var trimmed = text?.Replace('\u00a0', ' ').ReplaceLineEndings(" ").Trim(' ', '\t', '\uFEFF', '\u200b') ?? "";
        if (trimmed.Length == 0) return default;
        return new(LabNumber.IsError(trimmed) ? Content.Error : Content.Text, trimmed, double.NaN);
    }

    static string Day(DateTime date) => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
