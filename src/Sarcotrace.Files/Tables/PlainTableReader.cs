using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Sarcotrace.Files.Tables;

/// <summary>Rows of a plain text table, all of them or a part, so that several may be read at once.</summary>
sealed class PlainTableReader : ITableReader
{
    readonly PlainText _text;
    readonly Numerals _numerals;
    readonly byte _delimiter;
    readonly int _end;
    int[] _ends;
    int _at;

    internal PlainTableReader(PlainText text, ImmutableArray<string> missing)
        : this(text, new(text.Found.DecimalComma, missing), [], 0, text.Rows)
    {
        if (!Read()) return;
        Headers = [.. Enumerable.Range(0, Width).Select(Text)];
    }

    PlainTableReader(PlainText text, Numerals numerals, IReadOnlyList<string> headers, int from, int to)
    {
        (_text, _numerals, Headers, _at, _end) = (text, numerals, headers, from - 1, to);
        _delimiter = (byte)text.Found.Delimiter;
        _ends = new int[headers.Count + 1];
    }

    /// <summary>What the look at the file told.</summary>
    internal Sniff Found => _text.Found;

    /// <inheritdoc/>
    public IReadOnlyList<string> Headers { get; }

    /// <inheritdoc/>
    public int Row => _at + 1;

    /// <inheritdoc/>
    public int Width { get; private set; }

    /// <inheritdoc/>
    public bool Read()
    {
        if (++_at >= _end) return false;

        // Cells are a few letters long, so delimiters are looked for a vector at a time, not cell by cell.
        var row = _text.Row(_at);
        ref var bytes = ref MemoryMarshal.GetReference(row);
        var (width, at, delimiters) = (0, 0, Vector256.Create(_delimiter));
        for (; at <= row.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var found = Vector256.Equals(Vector256.LoadUnsafe(ref bytes, (nuint)at), delimiters).ExtractMostSignificantBits();
            for (; found != 0; found &= found - 1) End(width++, at + BitOperations.TrailingZeroCount(found));
        }

        for (; at < row.Length; at++)
            if (row[at] == _delimiter) End(width++, at);
        End(width++, row.Length);
        Width = width;
        return true;
    }

    /// <inheritdoc/>
    public Cell Look(int column, out double number)
    {
        if (column < Width) return _numerals.Look(Bytes(column), out number);
        number = double.NaN;
        return Cell.Missing;
    }

    /// <summary>The numbers of these cells, where they are short plain ones, as most measured values are.</summary>
    /// <param name="columns">The cells.</param>
    /// <param name="numbers">One a cell; 0 where it must be looked at in full.</param>
    internal void Short(ReadOnlySpan<int> columns, Span<double> numbers)
    {
        ReadOnlySpan<byte> bytes = _text.Bytes;
        var (row, ends) = (_text.Starts[_at], _ends);
        for (var i = 0; i < columns.Length; i++)
        {
            var column = columns[i];
            if (column >= Width)
            {
                numbers[i] = 0;
                continue;
            }

            var from = From(ends, column);
            numbers[i] = _numerals.Short(bytes, row + from, ends[column] - from);
        }
    }

    /// <inheritdoc/>
    public string Text(int column) => column < Width ? Encoding.UTF8.GetString(Bytes(column)).Trim().TrimStart('\uFEFF') : "";

    /// <summary>How many rows the present one and those after it are.</summary>
    internal int Left => _end - _at;

    /// <summary>The present row and those after it, in parts of so many rows, each a reader before its first row.</summary>
    internal ImmutableArray<PlainTableReader> Split(int rows)
    {
        var parts = ImmutableArray.CreateBuilder<PlainTableReader>();
        for (var from = _at; from < _end; from += rows) parts.Add(new(_text, _numerals, Headers, from, Math.Min(_end, from + rows)));
        return parts.ToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    ReadOnlySpan<byte> Bytes(int column)
    {
        var from = From(_ends, column);
        return _text.Bytes.AsSpan(_text.Starts[_at] + from, _ends[column] - from);
    }

    // Where a cell starts in its row.
    static int From(int[] ends, int column) => column == 0 ? 0 : ends[column - 1] + 1;

    void End(int column, int at)
    {
        if (column >= _ends.Length) Array.Resize(ref _ends, 2 * _ends.Length);
        _ends[column] = at;
    }
}
