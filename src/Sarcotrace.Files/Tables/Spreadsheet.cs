using System.Collections.Immutable;
using System.Text;
using ExcelDataReader;

namespace Sarcotrace.Files.Tables;

/// <summary>Opens xlsx and xls within bounds, and keeps count of the cells that were looked at.</summary>
static class Spreadsheet
{
    const long MostVisited = 200_000_000;

    /// <summary>Opens a workbook; the reader owns the file.</summary>
    /// <exception cref="TableException">It is broken, locked, or unpacks to too much.</exception>
    internal static IExcelDataReader Open(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Library.Call(() => Archive.RequireBounded(path));
        var file = File.OpenRead(path);
        try
        {
            return Library.Call(() => Unlocked(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Names of the visible sheets that are not empty, in their order; one null, which is the first, for a file of at most one.</summary>
    /// <exception cref="TableException">The file is no workbook that can be read.</exception>
    internal static ImmutableArray<string?> Sheets(string path)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is not (".xlsx" or ".xlsm" or ".xls")) return [null];

        using var reader = Open(path);
        var visited = 0L;
        List<string?> names = [];
        do
        {
            if (reader.VisibleState == "visible" && Next(reader, ref visited)) names.Add(reader.Name);
        }
        while (Library.Call(reader.NextResult));
        return names.Count <= 1 ? [null] : [.. names];
    }

    /// <summary>Goes to the next row; false at the end of the sheet.</summary>
    /// <remarks>Two cells at the ends of a sheet make a million rows of sixteen thousand cells, so what is empty counts too.</remarks>
    internal static bool Next(IExcelDataReader reader, ref long visited)
    {
        if (!Library.Call(reader.Read)) return false;
        visited += reader.FieldCount + 1;
        return visited <= MostVisited
            ? true
            : throw new TableException("the sheets reach too far", "delete the rows and columns beyond the table, or save it as csv");
    }

    static IExcelDataReader Unlocked(FileStream file)
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
}
