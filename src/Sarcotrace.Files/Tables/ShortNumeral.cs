using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sarcotrace.Files.Tables;

/// <summary>Numbers of up to eight letters, which most measured values are, read as one word of the machine.</summary>
/// <remarks>
/// Replaces a loop over the letters, whose turns depend on the data and are guessed wrong twice a cell. Letters are told
/// from digits, and pairs of digits joined to pairs of pairs, all at once.
/// </remarks>
static class ShortNumeral
{
    const int Longest = sizeof(ulong);
    const ulong Each = 0x0101010101010101, High = 0x8080808080808080, Zeros = 0x30 * Each;

    /// <summary>The digits as a whole number and how many stand after the point; false for anything but digits and a point.</summary>
    internal static bool Read(ReadOnlySpan<byte> cell, byte point, out uint whole, out int decimals)
    {
        if (cell.Length is > 0 and <= Longest) return Read(Letters(cell), cell.Length, point, out whole, out decimals);
        (whole, decimals) = (0, 0);
        return false;
    }

    /// <summary>The same where the cell lies within longer bytes, so that a whole word may be taken from where it starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Read(ReadOnlySpan<byte> bytes, int from, int length, byte point, out uint whole, out int decimals)
    {
        if (length is > 0 and <= Longest && from <= bytes.Length - Longest)
        {
            var letters = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Slice(from, Longest)) & ulong.MaxValue >> 8 * (Longest - length);
            return Read(letters, length, point, out whole, out decimals);
        }

        (whole, decimals) = (0, 0);
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool Read(ulong letters, int digits, byte point, out uint whole, out int decimals)
    {
        (whole, decimals) = (0, 0);
        var different = letters ^ (point * Each);
        var points = (different - Each) & ~different & High;
        if (points != 0)
        {
            // The point is taken out, and what follows it moves up.
            var bits = BitOperations.TrailingZeroCount(points) & ~7;
            decimals = digits - 1 - bits / 8;
            var before = letters & ((1UL << bits) - 1);
            letters = before | (letters >> 8 >> bits << bits);
            if (--digits == 0) return false;
        }

        var missing = 8 * (Longest - digits);
        letters = letters << missing | (missing == 0 ? 0 : Zeros >> (64 - missing));
        if ((letters & 0xF0 * Each | (letters + 6 * Each & 0xF0 * Each) >> 4) != 0x33 * Each) return false;

        letters = (letters & 0x0F * Each) * 2561 >> 8;
        letters = (letters & 0x00FF00FF00FF00FF) * 6553601 >> 16;
        whole = (uint)((letters & 0x0000FFFF0000FFFF) * 42949672960001 >> 32);
        return true;
    }

    // The first letter lies lowest; above the last there is nothing.
    static ulong Letters(ReadOnlySpan<byte> cell)
    {
        if (cell.Length == Longest) return BinaryPrimitives.ReadUInt64LittleEndian(cell);
        if (cell.Length >= sizeof(uint))
        {
            var last = (ulong)BinaryPrimitives.ReadUInt32LittleEndian(cell[^sizeof(uint)..]);
            return BinaryPrimitives.ReadUInt32LittleEndian(cell) | last << 8 * (cell.Length - sizeof(uint));
        }

        ulong letters = 0;
        for (var i = cell.Length - 1; i >= 0; i--) letters = letters << 8 | cell[i];
        return letters;
    }
}
