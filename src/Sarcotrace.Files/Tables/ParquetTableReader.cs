using System.Collections.Immutable;
using Parquet;
using Parquet.Schema;

namespace Sarcotrace.Files.Tables;

/// <summary>Parquet files, a row group at a time, and of it the columns that are asked for.</summary>
sealed class ParquetTableReader : ITableReader
{
    /// <summary>Cells of a row group, whose columns lie in memory whole.</summary>
    const long MostCells = 200_000_000;

    const double UsualSeconds = 20, BytesPerSecond = 1 << 20;

    readonly FileStream _file;
    readonly ParquetReader _reader;
    readonly DataField[] _fields;
    readonly Numerals _numerals;
    readonly Array?[] _columns;
    ParquetRowGroupReader? _present;
    int _group;
    long _at;
    long _count;

    internal ParquetTableReader(string path, ImmutableArray<string> missing)
    {
        _numerals = new(false, missing);
        _file = File.OpenRead(path);
        try
        {
            _reader = Library.Call(Open, Longest);
            _fields = Library.Call(() => _reader.Schema.GetDataFields());
            _columns = new Array?[_fields.Length];
            Headers = [.. _fields.Select(field => field.Name.Trim())];
        }
        catch
        {
            _file.Dispose();
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
        Row++;
        while (++_at >= _count)
        {
            if (_group >= _reader.RowGroupCount) return false;
            Library.Call(() => Load(_group++), Longest);
        }

        return true;
    }

    /// <inheritdoc/>
    public Cell Look(int column, out double number) => CellValue.Look(Cells(column).GetValue(_at), _numerals, out number);

    /// <inheritdoc/>
    public string Text(int column) => CellValue.Text(Cells(column).GetValue(_at));

    /// <inheritdoc/>
    public void Dispose()
    {
        _present?.Dispose();
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _file.Dispose();
    }

    // Many times what a slow disk takes.
    TimeSpan Longest => TimeSpan.FromSeconds(UsualSeconds + _file.Length / BytesPerSecond);

    // The head, the tail, and a footer that fits between them: the library believes what the footer's length says.
    static void RequireEnds(FileStream file)
    {
        var (head, tail) = (new byte[4], new byte[8]);
        if (file.Length >= 12)
        {
            file.ReadExactly(head);
            file.Position = file.Length - 8;
            file.ReadExactly(tail);
            file.Position = 0;
        }

        var footer = BitConverter.ToInt32(tail);
        if (!head.AsSpan().SequenceEqual("PAR1"u8) || !tail.AsSpan(4).SequenceEqual("PAR1"u8) || footer <= 0 || footer > file.Length - 12)
            throw new TableException("this is no Parquet file, or it was cut off", "write it anew");
    }

    ParquetReader Open()
    {
        RequireEnds(_file);
        return ParquetReader.CreateAsync(_file).GetAwaiter().GetResult();
    }

    bool Load(int at)
    {
        _present?.Dispose();
        var group = _present = _reader.OpenRowGroupReader(at);
        if (group.RowCount < 0 || group.RowCount > MostCells / Math.Max(1, _fields.Length))
            throw new TableException($"a row group has {group.RowCount} rows of {_fields.Length} columns", $"write groups of at most {MostCells} cells");
        _count = group.RowCount;
        _at = -1;
        Array.Clear(_columns);
        return true;
    }

    Array Cells(int column) => _columns[column] ??= Library.Call(() => Column(_present!, _fields[column]), Longest);

    Array Column(ParquetRowGroupReader group, DataField field)
    {
        if (field.IsArray || field.MaxRepetitionLevel > 0) throw new TableException($"column {field.Name} holds lists", "keep one value a cell");
        if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[_count];
            group.ReadAsync(field, texts.AsMemory()!).AsTask().GetAwaiter().GetResult();
            return texts;
        }

        return Type.GetTypeCode(field.ClrType) switch
        {
            TypeCode.Double => Values<double>(group, field),
            TypeCode.Single => Values<float>(group, field),
            TypeCode.Int32 => Values<int>(group, field),
            TypeCode.Int64 => Values<long>(group, field),
            TypeCode.Int16 => Values<short>(group, field),
            TypeCode.Byte => Values<byte>(group, field),
            TypeCode.SByte => Values<sbyte>(group, field),
            TypeCode.UInt16 => Values<ushort>(group, field),
            TypeCode.UInt32 => Values<uint>(group, field),
            TypeCode.UInt64 => Values<ulong>(group, field),
            TypeCode.Boolean => Values<bool>(group, field),
            TypeCode.Decimal => Values<decimal>(group, field),
            TypeCode.DateTime => Values<DateTime>(group, field),
            _ when field.ClrType == typeof(DateOnly) => Values<DateOnly>(group, field),
            _ when field.ClrType == typeof(TimeOnly) => Values<TimeOnly>(group, field),
            _ when field.ClrType == typeof(TimeSpan) => Values<TimeSpan>(group, field),
            _ when field.ClrType == typeof(Guid) => Values<Guid>(group, field),
            _ => throw new TableException($"column {field.Name} is of type {field.ClrType.Name}", "store numbers or texts"),
        };
    }

    Array Values<T>(ParquetRowGroupReader group, DataField field) where T : struct
    {
        if (field.IsNullable)
        {
            var present = new T?[_count];
            group.ReadAsync(field, present.AsMemory()).AsTask().GetAwaiter().GetResult();
            return present;
        }

        var values = new T[_count];
        group.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return values;
    }
}
