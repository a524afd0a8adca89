using Parquet;
using Parquet.Schema;

namespace Sarcotrace.Files.Tables;

/// <summary>Parquet files, a row group at a time, and of it the columns that are asked for.</summary>
sealed class ParquetTableReader : ITableReader
{
    readonly ParquetReader _reader;
    readonly DataField[] _fields;
    readonly ParquetCells?[] _columns;
    ParquetRowGroupReader? _present;
    int _group;
    long _at;
    long _count;

    internal ParquetTableReader(string path)
    {
        RequireMagic(path);
        _reader = ParquetReader.CreateAsync(path).GetAwaiter().GetResult();
        _fields = _reader.Schema.GetDataFields();
        _columns = new ParquetCells?[_fields.Length];
        Headers = [.. _fields.Select(field => field.Name.Trim())];
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
        Row++;
        while (++_at >= _count)
        {
            if (_group >= _reader.RowGroupCount) return false;
            Load(_reader.OpenRowGroupReader(_group++));
        }

        return true;
    }

    /// <inheritdoc/>
    public Cell Look(int column, out double number) => Cells(column).Look(_at, out number);

    /// <inheritdoc/>
    public string Text(int column) => Cells(column).Text(_at);

    /// <inheritdoc/>
    public void Dispose()
    {
        _present?.Dispose();
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    static void RequireMagic(string path)
    {
        using var file = File.OpenRead(path);
        var (head, tail) = (new byte[4], new byte[4]);
        if (file.Length >= 12)
        {
            file.ReadExactly(head);
            file.Position = file.Length - 4;
            file.ReadExactly(tail);
        }

        if (!head.AsSpan().SequenceEqual("PAR1"u8) || !tail.AsSpan().SequenceEqual("PAR1"u8))
            throw new TableException("this is no Parquet file, or it was cut off", "write it anew");
    }

    void Load(ParquetRowGroupReader group)
    {
        _present?.Dispose();
        _present = group;
        _count = group.RowCount;
        _at = -1;
        Array.Clear(_columns);
    }

    ParquetCells Cells(int column) => _columns[column] ??= ParquetCells.Of(_present!, _fields[column]);
}
