using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Sarcotrace.Files.Tables;

/// <summary>How a file writes its numbers and the absence of them.</summary>
/// <param name="DecimalComma">Whether the comma parts whole from fraction.</param>
/// <param name="Missing">Words for an empty cell beside the usual ones.</param>
public sealed record Numerals(bool DecimalComma, ImmutableArray<string> Missing)
{
    /// <summary>Powers of ten that a double holds exactly.</summary>
    static ReadOnlySpan<double> Exact =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>The number of a cell within longer bytes, where it is a short plain one and no such word stands for an empty cell.</summary>
    /// <returns>0 where the cell must be looked at in full.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double Short(ReadOnlySpan<byte> bytes, int from, int length) =>
        Missing.IsEmpty && ShortNumeral.Read(bytes, from, length, Point, out var whole, out var decimals) ? Over(whole, decimals) : 0;

    /// <summary>Decides what a cell holds.</summary>
    public Cell Look(ReadOnlySpan<byte> cell, out double number)
    {
        if (cell is [<= (byte)' ' or >= 0x80, ..] or [.., <= (byte)' ' or >= 0x80]) cell = cell.Trim(" \t\u00a0"u8);
        number = double.NaN;
        if (cell.IsEmpty) return Cell.Missing;
        if (Quick(cell, out number)) return Missing.IsEmpty || !IsMissing(cell) ? Cell.Number : Gone(out number);

        var letter = cell[0];
        if (letter is (byte)'<' or > (byte)'9' || letter == (byte)'.' && cell.Length == 1 || letter is (byte)'-' or (byte)'#' || !Missing.IsEmpty)
        {
            if (IsMissing(cell)) return Gone(out number);
            if (IsBelow(cell)) return Below(out number);
        }

        return Slow(cell, out number) ? Cell.Number : Cell.Text;
    }

    byte Point => DecimalComma ? (byte)',' : (byte)'.';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double Over(long digits, int decimals) => decimals > 0 ? digits / Exact[decimals] : digits;

    static Cell Gone(out double number)
    {
        number = double.NaN;
        return Cell.Missing;
    }

    static Cell Below(out double number)
    {
        number = double.NaN;
        return Cell.BelowDetection;
    }

    // Up to 15 digits over an exact power of ten is one division of two exact numbers, so it is rounded once and right.
    bool Quick(ReadOnlySpan<byte> cell, out double number)
    {
        if (ShortNumeral.Read(cell, Point, out var whole, out var decimals))
        {
            number = Over(whole, decimals);
            return true;
        }

        var negative = cell[0] == (byte)'-';
        var at = negative ? 1 : 0;
        long digits = 0;
        var (count, fraction) = (0, -1);
        number = double.NaN;
        for (; at < cell.Length; at++)
        {
            var digit = cell[at] - '0';
            if ((uint)digit <= 9)
            {
                digits = digits * 10 + digit;
                count++;
                if (fraction >= 0) fraction++;
            }
            else if (cell[at] == Point && fraction < 0)
            {
                fraction = 0;
            }
            else
            {
                return false;
            }
        }

        if (count is 0 or > 15) return false;
        number = Over(digits, fraction);
        if (negative) number = -number;
        return true;
    }

    bool Slow(ReadOnlySpan<byte> cell, out double number)
    {
        number = double.NaN;
        if (cell.Length > 64) return false;

        Span<byte> text = stackalloc byte[cell.Length];
        cell.CopyTo(text);
        if (cell.ContainsAnyInRange((byte)0x80, (byte)0xFF)) text = Encoding.UTF8.GetBytes(CellWords.Plain(Encoding.UTF8.GetString(cell)).Trim());
        if (DecimalComma)
        {
            if (text.Contains((byte)'.')) return false;
            text.Replace((byte)',', (byte)'.');
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number)) return true;
        number = double.NaN;
        return false;
    }

    bool IsMissing(ReadOnlySpan<byte> cell)
    {
        foreach (var word in CellWords.Missing)
            if (Same(cell, word)) return true;
        foreach (var word in Missing)
            if (Same(cell, word)) return true;
        return false;
    }

    static bool IsBelow(ReadOnlySpan<byte> cell)
    {
        if (cell[0] == (byte)'<' && cell.Length > 1 && (cell[1] is >= (byte)'0' and <= (byte)'9' or (byte)' ' or (byte)'.')) return true;
        foreach (var word in CellWords.Below)
            if (Same(cell, word)) return true;
        return false;
    }

    static bool Same(ReadOnlySpan<byte> cell, string word) => Ascii.IsValid(word)
        ? Ascii.EqualsIgnoreCase(cell, word)
        : cell.Length <= word.Length * 3 && Encoding.UTF8.GetString(cell).Equals(word, StringComparison.OrdinalIgnoreCase);
}
