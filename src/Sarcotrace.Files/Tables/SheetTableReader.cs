using System.Collections.Immutable;
using ExcelDataReader;

namespace Sarcotrace.Files.Tables;

/// <summary>Spreadsheets: xlsx and xls, the first sheet that is not hidden, or a named one.</summary>
sealed class SheetTableReader : ITableReader
{
    readonly IExcelDataReader _reader;
    readonly Numerals _numerals;
    long _visited;

    internal SheetTableReader(string path, string? sheet, ImmutableArray<string> missing)
    {
        _numerals = new(false, missing);
        _reader = Spreadsheet.Open(path);
        try
        {
            Library.Call(() => Find(sheet));
            Headers = Spreadsheet.Next(_reader, ref _visited) ? [.. Trimmed(Enumerable.Range(0, _reader.FieldCount).Select(Text))] : [];
        }
        catch
        {
            _reader.Dispose();
            throw;
        }

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
            if (!Spreadsheet.Next(_reader, ref _visited)) return false;
        }
        while (IsBlank());

        return true;
    }

    /// <inheritdoc/>
    public Cell Look(int column, out double number) => CellValue.Look(Value(column), _numerals, out number);

    /// <inheritdoc/>
    public string Text(int column) => CellValue.Text(Value(column));

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    bool Find(string? sheet)
    {
        while (sheet is null ? _reader.VisibleState != "visible" : _reader.Name != sheet)
        {
            if (_reader.NextResult()) continue;
            if (sheet is not null) throw new TableException($"has no sheet named {sheet}", "name one of its sheets");
            _reader.Reset();
            break;
        }

        return true;
    }

    bool IsBlank()
    {
        for (var column = 0; column < _reader.FieldCount; column++)
            if (!_reader.IsDBNull(column)) return false;
        return true;
    }

    object? Value(int column) => column >= _reader.FieldCount || _reader.IsDBNull(column) ? null : _reader.GetValue(column);

    // Formatting beyond the last column makes empty headers there, which are no columns.
    static string[] Trimmed(IEnumerable<string> headers)
    {
        var all = headers.ToArray();
        return all[..(Array.FindLastIndex(all, header => header.Length > 0) + 1)];
    }
}
