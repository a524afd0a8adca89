using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Sarcotrace.Files.Tables;

/// <summary>Spreadsheets: xlsx and xls, the first sheet or a named one.</summary>
sealed class SheetTableReader : ITableReader
{
    readonly IExcelDataReader _reader;
    readonly Numerals _numerals;

    internal SheetTableReader(string path, string? sheet, ImmutableArray<string> missing)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _numerals = new(false, missing);
        Archive.RequireBounded(path);
        _reader = ExcelReaderFactory.CreateReader(File.OpenRead(path));
        while (sheet is not null && _reader.Name != sheet)
        {
            if (!_reader.NextResult()) throw new TableException($"has no sheet named {sheet}", "name one of its sheets");
        }

        Headers = _reader.Read() ? [.. Trimmed(Enumerable.Range(0, _reader.FieldCount).Select(Text))] : [];
        Row = 1;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Headers { get; }

    /// <inheritdoc/>
    public int Row { get; private set; }

    /// <inheritdoc/>
    public int Width => Headers.Count;

    /// <inheritdoc/>
    public bool Read()
    {
        do
        {
            Row++;
            if (!_reader.Read()) return false;
        }
        while (Enumerable.Range(0, _reader.FieldCount).All(_reader.IsDBNull));

        return true;
    }

    /// <inheritdoc/>
    public Cell Look(int column, out double number)
    {
        number = double.NaN;
        if (column >= _reader.FieldCount || _reader.IsDBNull(column)) return Cell.Missing;
        if (_reader.GetValue(column) is double value)
        {
            number = value;
            return Cell.Number;
        }

        return _numerals.Look(Encoding.UTF8.GetBytes(Text(column)), out number);
    }

    /// <inheritdoc/>
    public string Text(int column) => column >= _reader.FieldCount || _reader.IsDBNull(column)
        ? ""
        : Convert.ToString(_reader.GetValue(column), CultureInfo.InvariantCulture)?.Trim() ?? "";

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    // Formatting beyond the last column makes empty headers there, which are no columns.
    static string[] Trimmed(IEnumerable<string> headers)
    {
        var all = headers.ToArray();
        return all[..(Array.FindLastIndex(all, header => header.Length > 0) + 1)];
    }
}
