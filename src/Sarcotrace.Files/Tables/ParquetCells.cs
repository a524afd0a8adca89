using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Sarcotrace.Files.Tables;

/// <summary>The cells of one column in one row group of a Parquet file.</summary>
abstract class ParquetCells
{
    static readonly Numerals Plain = new(false, []);

    /// <summary>What a cell holds, and its number if it is one.</summary>
    internal abstract Cell Look(long row, out double number);

    /// <summary>A cell as text, trimmed.</summary>
    internal abstract string Text(long row);

    /// <summary>Reads a column.</summary>
    /// <exception cref="TableException">It holds neither numbers nor texts.</exception>
    internal static ParquetCells Of(ParquetRowGroupReader group, DataField field)
    {
        if (field.IsArray) throw new TableException($"column {field.Name} holds lists", "keep one value a cell");
        if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[group.RowCount];
            group.ReadAsync(field, texts.AsMemory()!).AsTask().GetAwaiter().GetResult();
            return new Texts(texts);
        }

        return Type.GetTypeCode(field.ClrType) switch
        {
            TypeCode.Double => Numbers<double>.Read(group, field),
            TypeCode.Single => Numbers<float>.Read(group, field),
            TypeCode.Int32 => Numbers<int>.Read(group, field),
            TypeCode.Int64 => Numbers<long>.Read(group, field),
            TypeCode.Int16 => Numbers<short>.Read(group, field),
            TypeCode.Byte => Numbers<byte>.Read(group, field),
            TypeCode.SByte => Numbers<sbyte>.Read(group, field),
            TypeCode.UInt16 => Numbers<ushort>.Read(group, field),
            TypeCode.UInt32 => Numbers<uint>.Read(group, field),
            TypeCode.UInt64 => Numbers<ulong>.Read(group, field),
            TypeCode.Boolean => Numbers<bool>.Read(group, field),
            TypeCode.Decimal => Numbers<decimal>.Read(group, field),
            TypeCode.DateTime => Numbers<DateTime>.Read(group, field),
            _ => throw new TableException($"column {field.Name} is of type {field.ClrType.Name}", "store numbers or texts"),
        };
    }

    sealed class Texts(string?[] cells) : ParquetCells
    {
        internal override Cell Look(long row, out double number)
        {
            number = double.NaN;
            return cells[row] is { } text ? Plain.Look(Encoding.UTF8.GetBytes(text), out number) : Cell.Missing;
        }

        internal override string Text(long row) => cells[row]?.Trim() ?? "";
    }

    sealed class Numbers<T>(T?[] cells) : ParquetCells where T : struct, IConvertible
    {
        internal static Numbers<T> Read(ParquetRowGroupReader group, DataField field)
        {
            var cells = new T?[group.RowCount];
            if (field.IsNullable)
            {
                group.ReadAsync(field, cells.AsMemory()).AsTask().GetAwaiter().GetResult();
                return new(cells);
            }

            var values = new T[cells.Length];
            group.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
            for (var row = 0; row < cells.Length; row++) cells[row] = values[row];
            return new(cells);
        }

        internal override Cell Look(long row, out double number)
        {
            number = double.NaN;
            if (cells[row] is not { } value) return Cell.Missing;
            if (typeof(T) == typeof(DateTime)) return Cell.Text;

            number = value.ToDouble(CultureInfo.InvariantCulture);
            if (double.IsFinite(number)) return Cell.Number;
            return Cell.Missing;
        }

        internal override string Text(long row) => cells[row]?.ToString(CultureInfo.InvariantCulture).Trim() ?? "";
    }
}
