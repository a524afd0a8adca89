using System.Collections.Immutable;
using System.Text;
using ExcelDataReader;

namespace Sarcotrace.Files.Tables;

/// <summary>What a spreadsheet holds beside its first sheet.</summary>
static class Workbook
{
    /// <summary>Names of its visible sheets that are not empty, in their order; one null for a file without sheets.</summary>
    /// <exception cref="ExcelDataReader.Exceptions.ExcelReaderException">The file is no workbook.</exception>
    internal static ImmutableArray<string?> Sheets(string path)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is not (".xlsx" or ".xlsm" or ".xls")) return [null];

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Archive.RequireBounded(path);
        using var reader = ExcelReaderFactory.CreateReader(File.OpenRead(path));
        List<string?> names = [];
        do
        {
            if (reader.VisibleState == "visible" && reader.Read()) names.Add(reader.Name);
        }
        while (reader.NextResult());

        // The first sheet is read without being named.
        return names.Count <= 1 ? [null] : [.. names];
    }
}
