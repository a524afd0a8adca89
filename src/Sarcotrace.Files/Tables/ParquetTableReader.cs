using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Sarcotrace.Files.Tables;

/// <summary>Parquet files, a row group at a time.</summary>
sealed class ParquetTableReader : ITableReader
{
    static readonly Numerals Plain = new(false, []);

    readonly ParquetReader _reader;
    readonly DataField[] _fields;
    Array[] _columns = [];
    int _group;
    long _at;
    long _count;

    internal ParquetTableReader(string path)
    {
        RequireMagic(path);
        _reader = ParquetReader.CreateAsync(path).GetAwaiter().GetResult();
        _fields = _reader.Schema.GetDataFields();
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
    public Cell Look(int column, out double number)
    {
        number = double.NaN;
        var value = _columns[column].GetValue(_at);
        switch (value)
        {
            case null: return Cell.Missing;
            case string text: return Plain.Look(Encoding.UTF8.GetBytes(text), out number);
            case bool flag:
                number = flag ? 1 : 0;
                return Cell.Number;
            case IConvertible convertible and not DateTime:
                number = convertible.ToDouble(CultureInfo.InvariantCulture);
                return double.IsFinite(number) ? Cell.Number : Cell.Missing;
            default: return Cell.Text;
        }
    }

    /// <inheritdoc/>
    public string Text(int column) => Convert.ToString(_columns[column].GetValue(_at), CultureInfo.InvariantCulture)?.Trim() ?? "";

    /// <inheritdoc/>
    public void Dispose() => _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

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
        _count = group.RowCount;
        _at = -1;
        _columns = [.. _fields.Select(field => Column(group, field))];
        group.Dispose();
    }

    Array Column(ParquetRowGroupReader group, DataField field)
    {
        if (field.IsArray) throw new TableException($"column {field.Name} holds lists", "keep one value a cell");
        if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[_count];
            group.ReadAsync(field, texts.AsMemory()!).AsTask().GetAwaiter().GetResult();
            return texts;
        }

        return Type.GetTypeCode(field.ClrType) switch
        {
            TypeCode.Double => Numbers<double>(group, field),
            TypeCode.Single => Numbers<float>(group, field),
            TypeCode.Int32 => Numbers<int>(group, field),
            TypeCode.Int64 => Numbers<long>(group, field),
            TypeCode.Int16 => Numbers<short>(group, field),
            TypeCode.Byte => Numbers<byte>(group, field),
            TypeCode.SByte => Numbers<sbyte>(group, field),
            TypeCode.UInt16 => Numbers<ushort>(group, field),
            TypeCode.UInt32 => Numbers<uint>(group, field),
            TypeCode.UInt64 => Numbers<ulong>(group, field),
            TypeCode.Boolean => Numbers<bool>(group, field),
            TypeCode.Decimal => Numbers<decimal>(group, field),
            TypeCode.DateTime => Numbers<DateTime>(group, field),
            _ => throw new TableException($"column {field.Name} is of type {field.ClrType.Name}", "store numbers or texts"),
        };
    }

    Array Numbers<T>(ParquetRowGroupReader group, DataField field) where T : struct
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
