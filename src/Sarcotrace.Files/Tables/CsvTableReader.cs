using System.Collections.Immutable;
using System.Text;
using CsvHelper;

namespace Sarcotrace.Files.Tables;

/// <summary>Text tables: csv, tsv, semicolons; any usual encoding and decimal mark; quoted fields.</summary>
sealed class CsvTableReader : ITableReader
{
    /// <summary>A row longer than this is refused: no study has one, a broken quote makes one.</summary>
    const int LongestRow = 64 << 20;

    const int Utf8 = 65001;

    readonly CsvReader _reader;
    readonly Numerals _numerals;

    internal CsvTableReader(string path, ImmutableArray<string> missing)
    {
        Found = Sniff.At(path);
        _numerals = new(Found.DecimalComma, missing);
        _reader = CsvReader.Create(File.OpenRead(path), new CsvReaderOptions
        {
            Separator = Found.Delimiter,
            Encoding = Found.Encoding.CodePage == Utf8 ? null : Found.Encoding,
            HasHeader = false,
            MaxRecordSize = LongestRow,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            MalformedData = CsvMalformedDataHandling.Throw,
            BufferSize = 1 << 18,
        }, false);
        Headers = _reader.Read() ? [.. Enumerable.Range(0, _reader.FieldCount).Select(Text)] : [];
        Row = 1;
    }

    /// <summary>What the look at the file told.</summary>
    internal Sniff Found { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Headers { get; }

    /// <inheritdoc/>
    public int Row { get; private set; }

    /// <inheritdoc/>
    public int Width => _reader.FieldCount;

    /// <inheritdoc/>
    public bool Read()
    {
        Row++;
        return _reader.Read();
    }

    /// <inheritdoc/>
    public Cell Look(int column, out double number)
    {
        if (column < _reader.FieldCount) return _numerals.Look(_reader.GetSpan(column), out number);
        number = double.NaN;
        return Cell.Missing;
    }

    /// <inheritdoc/>
    public string Text(int column) =>
        column < _reader.FieldCount ? Encoding.UTF8.GetString(_reader.GetSpan(column)).Trim().TrimStart('\uFEFF') : "";

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
