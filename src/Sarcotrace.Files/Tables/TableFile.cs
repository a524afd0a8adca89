using System.Collections.Immutable;
using CsvHelper;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Tables;

/// <summary>Opens a table by what it is.</summary>
public static class TableFile
{
    const int Listed = 20;
    const int MostColumns = 1_000_000;

    /// <summary>Opens a table, or says what stops it.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">What problems call it.</param>
    /// <param name="sheet">Sheet of a spreadsheet; null for the first.</param>
    /// <param name="missing">Further words for an empty cell.</param>
    public static (ITableReader? Reader, ImmutableArray<Problem> Problems) Open(
        string path, string name, string? sheet = null, ImmutableArray<string> missing = default)
    {
        if (!File.Exists(path)) return (null, [new(name, null, null, "there is no such file", "check the path; it is read from the study file's folder")]);

        ITableReader? reader = null;
        var problems = Reading(name, () => reader = Create(path, sheet, missing.IsDefault ? [] : missing));
        if (reader is null) return (null, problems);

        problems = Headers(reader, name);
        if (!problems.Any(problem => problem.Severity == Severity.Error)) return (reader, [.. problems, .. Noted(reader, name)]);

        reader.Dispose();
        return (null, problems);
    }

    /// <summary>Does something with a table, turning what breaks in its file into a problem.</summary>
    public static ImmutableArray<Problem> Reading(string name, Action work)
    {
        try
        {
            work();
            return [];
        }
        catch (TableException trouble)
        {
            return [new(name, null, null, trouble.Message, trouble.Remedy)];
        }
        catch (Exception trouble) when (trouble is CsvFormatException or InvalidDataException or Parquet.ParquetException
            or ExcelDataReader.Exceptions.ExcelReaderException or EndOfStreamException or IndexOutOfRangeException or FormatException
            or OverflowException or ArgumentException or NotSupportedException or System.Xml.XmlException)
        {
            return [new(name, null, null, $"the file is broken: {OneLine(trouble.Message)}", "open it in the program that wrote it and save it anew")];
        }
    }

    static ITableReader Create(string path, string? sheet, ImmutableArray<string> missing)
    {
        if (FileSize.Of(path) == 0) throw new TableException("the file is empty", "export the table again");
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".xlsx" or ".xlsm" or ".xls" => new SheetTableReader(path, sheet, missing),
            ".parquet" => new ParquetTableReader(path, missing),
            _ => PlainText.Of(path) is { } plain ? new PlainTableReader(plain, missing) : new CsvTableReader(path, missing),
        };
    }

    /// <summary>Whether the first column has no heading beside others: the names of the rows, as R and pandas write them.</summary>
    internal static bool NamesRows(IReadOnlyList<string> headers) => headers is ["", _, ..];

    static ImmutableArray<Problem> Headers(ITableReader reader, string name)
    {
        List<Problem> problems = [];
        if (reader.Headers.Count > MostColumns)
        {
            return [new(name, 1, null, $"the table has {reader.Headers.Count} columns",
                $"at most {MostColumns} are read; turn the table round if its rows are fewer")];
        }
        if (reader.Headers.Count == 0) problems.Add(new(name, 1, null, "the first row is empty", "the first row must name the columns"));
        if (NamesRows(reader.Headers))
        {
            problems.Add(new(name, 1, null, "the first column has no name; it is taken for the names of the rows where no other column is",
                "name it if it is something else", Severity.Note));
        }
        int[] nameless = [.. Enumerable.Range(1, Math.Max(0, reader.Headers.Count - 1)).Where(column => reader.Headers[column].Length == 0)];
        problems.AddRange(nameless.Take(Listed)
            .Select(column => new Problem(name, 1, $"column {column + 1}", "the column has no name", "name it; it is left out until then", Severity.Warning)));
        if (nameless.Length > Listed)
            problems.Add(new(name, 1, null, $"{nameless.Length - Listed} more columns have no name", "name them too", Severity.Warning));
        problems.AddRange(reader.Headers.Where(header => header.Length > 0).GroupBy(header => header).Where(group => group.Count() > 1).Take(Listed)
            .Select(group => new Problem(name, 1, group.Key, $"{group.Count()} columns have this name", "give each column a name of its own")));
        return [.. problems];
    }

    static IEnumerable<Problem> Noted(ITableReader reader, string name)
    {
        var found = (reader as CsvTableReader)?.Found ?? (reader as PlainTableReader)?.Found;
        if (found is null) yield break;
        if (found.DecimalComma)
            yield return new(name, null, null, "numbers are read with a decimal comma", "nothing, if that is right", Severity.Note);
        if (found.Encoding.CodePage is not (65001 or 20127))
            yield return new(name, null, null, $"the text is read as {found.Encoding.WebName}", "if names look wrong, save the table as UTF-8", Severity.Note);
    }

    static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
