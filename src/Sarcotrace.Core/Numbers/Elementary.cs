using System.Numerics;
using System.Runtime.Intrinsics;

namespace Sarcotrace.Core.Numbers;

/// <summary>Exponentials, logarithms and powers that have the same bits on every machine.</summary>
/// <remarks>
/// <see cref="Math"/> asks the system's C library, which chooses by processor, so that last digits differ between two
/// laboratories. Here every step is one that IEEE 754 defines to the bit. The result is the nearest number or, once in
/// some fifty, its neighbour. Source: [tang1989], [tang1990]. Checked against: golden/elementary (mpmath).
/// </remarks>
public static class Elementary
{
    /// <summary>e to the power x.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>0 and infinity beyond what a number holds.</returns>
    public static double Exp(double x) => Exponential.Of(x, 0);

    /// <summary>The natural logarithm.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>-∞ of 0, not-a-number below.</returns>
    public static double Log(double x) => Ordinary(x) ? Logarithm.Natural(x) : Edge(x);

    /// <summary>The logarithm to base 2, exact for powers of two.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>-∞ of 0, not-a-number below.</returns>
    public static double Log2(double x) => Ordinary(x) ? Logarithm.Binary(x) : Edge(x);

    /// <summary>Logarithms to base 2, with the bits of <see cref="Log2(double)"/>.</summary>
    /// <param name="x">Any numbers.</param>
    /// <param name="to">As many, in their order; may be the same memory.</param>
    /// <exception cref="ArgumentException">There is room for fewer.</exception>
    public static void Log2(ReadOnlySpan<double> x, Span<double> to)
    {
        if (to.Length < x.Length) throw new ArgumentException($"room for {to.Length} of {x.Length} logarithms", nameof(to));

        var (least, end) = (Vector256.Create(Logarithm.LeastNormal), Vector256.Create(double.PositiveInfinity));
        var i = 0;
        for (; i <= x.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var some = Vector256.Create(x[i..]);
            Logarithm.Binary(some).CopyTo(to[i..]);
            var normal = Vector256.GreaterThanOrEqual(some, least) & Vector256.LessThan(some, end);
            for (var odd = ~normal.ExtractMostSignificantBits() & 0xF; odd != 0; odd &= odd - 1)
            {
                var lane = BitOperations.TrailingZeroCount(odd);
                to[i + lane] = Log2(some[lane]);
            }
        }

        for (; i < x.Length; i++) to[i] = Log2(x[i]);
    }

    /// <summary>The logarithm to base 10, exact for powers of ten.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>-∞ of 0, not-a-number below.</returns>
    public static double Log10(double x) => Ordinary(x) ? Logarithm.Decimal(x) : Edge(x);

    /// <summary>ln (1 + x) without losing small x.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>-∞ of -1, not-a-number below.</returns>
    /// <remarks>The same rounding in both cancels in the ratio. Source: [higham2002] §1.14.</remarks>
    public static double Log1P(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsPositiveInfinity(sum) ? Log(sum) : Log(sum) * (x / (sum - 1));
    }

    /// <summary>exp(x) − 1 without losing small x.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>-1 and infinity at the ends.</returns>
    /// <remarks>Two roundings of the same number cancel in the ratio. Source: [higham2002] §1.14.</remarks>
    public static double ExpM1(double x)
    {
        var raised = Exp(x);
        if (raised == 1) return x;
        var less = raised - 1;
        return less == -1 || double.IsInfinity(raised) ? less : less * (x / Log(raised));
    }

    /// <summary>x to the power y.</summary>
    /// <param name="x">Any number; a negative one has whole powers only.</param>
    /// <param name="y">Any number.</param>
    /// <returns>As IEEE 754 defines pow at its edges.</returns>
    public static double Pow(double x, double y)
    {
        // The edges have no digits to differ in.
        if (x < 0 && double.IsFinite(x) && double.IsInteger(y)) return double.IsOddInteger(y) ? -Pow(-x, y) : Pow(-x, y);
        if (!Ordinary(x) || !double.IsFinite(y)) return Math.Pow(x, y);

        var log = Logarithm.Long(x);
        var power = y * log.High;
        return Math.Abs(power) < 1000
            ? Exponential.Of(power, Math.FusedMultiplyAdd(y, log.High, -power) + y * log.Low)
            : Exponential.Of(power, 0);
    }

    /// <summary>The inverse hyperbolic tangent.</summary>
    /// <param name="x">From -1 to 1.</param>
    public static double Atanh(double x) => Math.CopySign(0.5 * Log1P(2 * Math.Abs(x) / (1 - Math.Abs(x))), x);

    /// <summary>The inverse hyperbolic sine.</summary>
    /// <param name="x">Any number.</param>
    public static double Asinh(double x)
    {
        var size = Math.Abs(x);
        // Above, 1 + x² is x².
        var value = size > 1e9 ? Log(size) + Log(2) : Log1P(size + size * size / (1 + Math.Sqrt(1 + size * size)));
        return Math.CopySign(value, x);
    }

    static bool Ordinary(double x) => x > 0 && x < double.PositiveInfinity;

    static double Edge(double x) => x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
}
