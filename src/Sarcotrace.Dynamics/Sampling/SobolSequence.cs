using System.Numerics;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Dynamics.Sampling;

/// <summary>Sobol's low-discrepancy sequence: any point by its index, so that threads may share the work.</summary>
/// <remarks>Immutable. Powers of two of its first points fill the cube most evenly. Source: [joe2008]</remarks>
public sealed class SobolSequence
{
    const int Bits = 52;

    readonly ulong[][] _directions;
    readonly ulong[] _shift;

    /// <summary>A sequence.</summary>
    /// <param name="dimensions">1 to 256.</param>
    /// <param name="seed">Seed of a random digital shift, or null for the sequence as it is.</param>
    public SobolSequence(int dimensions, ulong? seed = null)
    {
        Dimensions = Require.Within(1, SobolDirections.Dimensions, dimensions);
        _directions = [First(), .. SobolDirections.All().Take(dimensions - 1).Select(one => Directions(one.Polynomial, one.Initial))];
        _shift = new ulong[dimensions];
        if (seed is { } given)
        {
            for (var d = 0; d < dimensions; d++)
            {
                _shift[d] = CounterDraws.Of(given, 0x50B01).Bits((ulong)d) >> (64 - Bits);
            }
        }
    }

    /// <summary>Number of dimensions.</summary>
    public int Dimensions { get; }

    /// <summary>A point.</summary>
    /// <param name="index">Its number, from 0; below 2^52.</param>
    /// <param name="point">One coordinate a dimension, each within (0, 1), half a cell of 2^-52 above the lattice.</param>
    /// <remarks>Cost: dimensions × bits set. Source: [joe2008]</remarks>
    public void Point(long index, Span<double> point)
    {
        Require.Within(0, (1L << Bits) - 1, index);
        var gray = (ulong)(index ^ (index >> 1));
        for (var d = 0; d < Dimensions; d++)
        {
            var cell = _shift[d];
            for (var left = gray; left != 0; left &= left - 1)
            {
                cell ^= _directions[d][BitOperations.TrailingZeroCount(left)];
            }
            point[d] = (cell + 0.5) * Elementary.Pow(2, -Bits);
        }
    }

    static ulong[] First() => [.. Enumerable.Range(0, Bits).Select(k => 1UL << (Bits - 1 - k))];

    static ulong[] Directions(uint polynomial, uint[] initial)
    {
        var degree = initial.Length;
        var directions = new ulong[Bits];
        for (var k = 0; k < Bits; k++)
        {
            if (k < degree)
            {
                directions[k] = (ulong)initial[k] << (Bits - 1 - k);
                continue;
            }
            var next = directions[k - degree] ^ (directions[k - degree] >> degree);
            for (var term = 1; term < degree; term++)
            {
                if (((polynomial >> (degree - term)) & 1) != 0)
                {
                    next ^= directions[k - term];
                }
            }
            directions[k] = next;
        }
        return directions;
    }
}
