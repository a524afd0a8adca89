using System.Numerics;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics;

/// <summary>Random numbers that a seed fixes for ever: xoshiro256**, seeded by splitmix64.</summary>
/// <remarks>
/// The sequence of System.Random may change between versions of .NET; this one is ours and does not. A stream made by
/// <see cref="Stream"/> depends on the seed and its index alone, so work split over threads draws the same numbers.
/// <para>Source: [blackman2021] §4.</para>
/// </remarks>
public sealed class Draws
{
    readonly ulong _seed;
    ulong _a, _b, _c, _d;

    /// <summary>Starts the sequence of a seed.</summary>
    /// <param name="seed">Any number; equal seeds give equal sequences.</param>
    /// <remarks>Source: [blackman2021] §7.</remarks>
    public Draws(ulong seed)
    {
        _seed = seed;
        (_a, _b, _c, _d) = (Split(ref seed), Split(ref seed), Split(ref seed), Split(ref seed));
    }

    /// <summary>An independent sequence, numbered.</summary>
    /// <param name="index">Any number; the sequence depends on this, and on the seed given at the start, alone.</param>
    /// <remarks>Number streams once: those of a stream are not independent of its siblings. Source: [blackman2021] §7.</remarks>
    public Draws Stream(ulong index)
    {
        var mixed = index;
        return new(_seed ^ Split(ref mixed));
    }

    /// <summary>64 random bits.</summary>
    /// <remarks>Source: [blackman2021] §4.</remarks>
    public ulong Bits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform on the open interval (0, 1): never 0, so that its logarithm is finite.</summary>
    /// <remarks>Source: [blackman2021] §9.</remarks>
    public double Uniform() => ((Bits() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1, all equally likely.</summary>
    /// <param name="count">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    /// <remarks>Multiplies and rejects, so that no number is favoured. Source: [lemire2019] §4.</remarks>
    public int Below(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var range = (ulong)count;
        var high = Math.BigMul(Bits(), range, out var low);
        if (low >= range) return (int)high;

        var rejected = (0 - range) % range;
        while (low < rejected) high = Math.BigMul(Bits(), range, out low);
        return (int)high;
    }

    /// <summary>Standard normal.</summary>
    /// <remarks>One number a pair is used and the other dropped, so that no state hides. Source: [box1958].</remarks>
    public double Normal() => Math.Sqrt(-2 * Elementary.Log(Uniform())) * double.CosPi(2 * Uniform());

    /// <summary>Gamma with the given shape and scale 1.</summary>
    /// <param name="shape">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="shape"/> is not positive.</exception>
    /// <remarks>Source: [marsaglia2000] §2, §6 for shapes below 1.</remarks>
    public double Gamma(double shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        if (shape < 1) return Gamma(shape + 1) * Elementary.Pow(Uniform(), 1 / shape);

        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = 1 + c * x;
            if (v <= 0) continue;

            v *= v * v;
            if (Elementary.Log(Uniform()) < 0.5 * x * x + d - d * v + d * Elementary.Log(v)) return d * v;
        }
    }

    /// <summary>Beta with the given shapes.</summary>
    /// <param name="a">Positive.</param>
    /// <param name="b">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not positive.</exception>
    /// <remarks>A ratio of gammas. Source: [johnson1995] §25.2.</remarks>
    public double Beta(double a, double b)
    {
        var x = Gamma(a);
        return x / (x + Gamma(b));
    }

    static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
