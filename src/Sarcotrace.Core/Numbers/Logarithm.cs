using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sarcotrace.Core.Numbers;

/// <summary>Logarithms of positive finite numbers: x is 2ᵏ·m, and m lies near the middle of a step whose logarithm a table holds.</summary>
static class Logarithm
{
    const int Places = 52;
    const int IndexBits = 7;

    /// <summary>Where the range of m starts: half a step more than 80 steps below 1, so that 1 lies within a step.</summary>
    const long Start = 0x3FE5F00000000000;

    /// <summary>Numbers below have fewer digits.</summary>
    internal const double LeastNormal = 2.2250738585072014e-308;
    const double TwoTo54 = 18014398509481984;

    /// <summary>Logarithms of 2 without their last bits, so that whole multiples are exact, and the rest.</summary>
    const double Ln2 = 0.6931471805598903, Ln2Rest = 5.497923018708371e-14, Lg2 = 0.30102999566383914, Lg2Rest = 1.42050232272661e-13;

    /// <summary>Logarithms of e to the bases 2 and 10, and what their rounding lost.</summary>
    const double
        Log2E = 1.4426950408889634, Log2ERest = 2.0355273740931033e-17, Log10E = 0.4342944819032518, Log10ERest = 1.098319650216765e-17;

    static readonly Step[] Steps = Table();

    /// <summary>The natural logarithm.</summary>
    internal static double Natural(double x)
    {
        ref readonly var step = ref Split(x, out var power, out var r, out var lost);
        var sum = Pair.QuickSum(power * Ln2 + step.Natural, r);
        return sum.High + (sum.Low + (step.NaturalRest + power * Ln2Rest + lost + r * r * (-0.5 + r * Series(r))));
    }

    /// <summary>The logarithm to base 2.</summary>
    internal static double Binary(double x)
    {
        ref readonly var step = ref Split(x, out var power, out var r, out var lost);
        var near = Pair.Product(r, Log2E);
        var sum = Pair.QuickSum(power + step.Binary, near.High);
        return sum.High + (sum.Low + (near.Low + r * Log2ERest + step.BinaryRest + (lost + r * r * (-0.5 + r * Series(r))) * Log2E));
    }

    /// <summary>Four logarithms to base 2 with the bits of one alone; those of numbers that are not normal mean nothing.</summary>
    internal static Vector256<double> Binary(Vector256<double> x)
    {
        // The shift of a signed number is no instruction of every processor, so k is kept positive.
        const long Bias = 1024, TwoTo52 = 0x4330000000000000;
        var above = x.AsInt64() - Vector256.Create(Start);
        var k = above + Vector256.Create(Bias << Places) >>> Places;
        var power = (k | Vector256.Create(TwoTo52)).AsDouble() - Vector256.Create(4503599627370496.0 + Bias);
        var m = ((above & Vector256.Create((1L << Places) - 1)) + Vector256.Create(Start)).AsDouble();
        var at = above >>> (Places - IndexBits) & Vector256.Create((1L << IndexBits) - 1);
        ref var steps = ref MemoryMarshal.GetArrayDataReference(Steps);
        ref readonly var first = ref Unsafe.Add(ref steps, (nint)at[0]);
        ref readonly var second = ref Unsafe.Add(ref steps, (nint)at[1]);
        ref readonly var third = ref Unsafe.Add(ref steps, (nint)at[2]);
        ref readonly var fourth = ref Unsafe.Add(ref steps, (nint)at[3]);

        var (one, log2E) = (Vector256.Create(1.0), Vector256.Create(Log2E));
        var inverse = Vector256.Create(first.Inverse, second.Inverse, third.Inverse, fourth.Inverse);
        var high = m * inverse;
        var low = Vector256.FusedMultiplyAdd(m, inverse, -high);
        var r = high - one + low;
        var lost = low - (r - (high - one));
        var square = r * r;
        var series = Vector256.Create(1.0 / 3) + r * Vector256.Create(-1.0 / 4) + square * (Vector256.Create(1.0 / 5) + r * Vector256.Create(-1.0 / 6)
            + square * (Vector256.Create(1.0 / 7) + r * Vector256.Create(-1.0 / 8)));

        var near = r * log2E;
        var nearLow = Vector256.FusedMultiplyAdd(r, log2E, -near);
        var whole = power + Vector256.Create(first.Binary, second.Binary, third.Binary, fourth.Binary);
        var sum = whole + near;
        return sum + (near - (sum - whole) + (nearLow + r * Vector256.Create(Log2ERest)
            + Vector256.Create(first.BinaryRest, second.BinaryRest, third.BinaryRest, fourth.BinaryRest)
            + (lost + square * (Vector256.Create(-0.5) + r * series)) * log2E));
    }

    /// <summary>The logarithm to base 10.</summary>
    internal static double Decimal(double x)
    {
        ref readonly var step = ref Split(x, out var power, out var r, out var lost);
        var rest = Rest(step, r, lost) * new Pair(Log10E, Log10ERest);
        var sum = Pair.Sum(power * Lg2, rest.High);
        return sum.High + (sum.Low + (rest.Low + power * Lg2Rest));
    }

    /// <summary>The natural logarithm in nearly twice the digits.</summary>
    internal static Pair Long(double x)
    {
        ref readonly var step = ref Split(x, out var power, out var r, out var lost);
        var rest = Rest(step, r, lost);
        var sum = Pair.Sum(power * Ln2, rest.High);
        return Pair.QuickSum(sum.High, sum.Low + (rest.Low + power * Ln2Rest));
    }

    // The step of m, and 1 + r = m·inverse with what the rounding of r lost.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ref readonly Step Split(double x, out double power, out double r, out double lost)
    {
        var small = x < LeastNormal;
        var bits = BitConverter.DoubleToInt64Bits(small ? x * TwoTo54 : x);
        var above = bits - Start;
        var k = above >> Places;
        power = small ? k - 54 : k;
        ref readonly var step = ref Steps[(int)(above >> (Places - IndexBits)) & ((1 << IndexBits) - 1)];
        var near = Pair.Product(BitConverter.Int64BitsToDouble(bits - (k << Places)), step.Inverse);
        r = near.High - 1 + near.Low;
        lost = near.Low - (r - (near.High - 1));
        return ref step;
    }

    // (ln (1 + r) − r + r²/2) / r³
    static double Series(double r)
    {
        var square = r * r;
        return 1.0 / 3 + r * (-1.0 / 4) + square * (1.0 / 5 + r * (-1.0 / 6) + square * (1.0 / 7 + r * (-1.0 / 8)));
    }

    // ln m, the first two terms of the series in twice the digits.
    static Pair Rest(in Step step, double r, double lost)
    {
        var square = Pair.Product(r, r);
        var first = Pair.Sum(step.Natural, r);
        var second = Pair.Sum(first.High, -0.5 * square.High);
        var low = first.Low + second.Low + step.NaturalRest + (lost - r * lost) - 0.5 * square.Low + r * square.High * Series(r);
        return Pair.QuickSum(second.High, low);
    }

    static Step[] Table()
    {
        const long Wide = 1L << (Places - IndexBits);
        var steps = new Step[1 << IndexBits];
        for (var at = 0; at < steps.Length; at++)
        {
            var (from, to) = (BitConverter.Int64BitsToDouble(Start + at * Wide), BitConverter.Int64BitsToDouble(Start + (at + 1) * Wide));
            // About 1 itself nothing may be lost, so the inverse is 1 there.
            var inverse = from < 1 && to > 1 ? 1 : 2 / (from + to);
            var (natural, binary) = (Even(OfInverse(inverse)), Even(OfInverse(inverse) * new Pair(Log2E, Log2ERest)));
            steps[at] = new(inverse, natural.High, natural.Low, binary.High, binary.Low);
        }

        return steps;
    }

    // −ln a = −2 artanh t with t = (a − 1)/(a + 1).
    static Pair OfInverse(double a)
    {
        const int Terms = 25;
        var t = new Pair(a - 1, 0) / Pair.Sum(a, 1);
        var square = t * t;
        var sum = new Pair(0, 0);
        for (var term = Terms; term >= 0; term--) sum = sum * square + new Pair(1, 0) / new Pair(2 * term + 1, 0);
        return sum * t * new Pair(-2, 0);
    }

    // The high part ends where that of ln 2 does, so that their sum is exact.
    static Pair Even(Pair value)
    {
        const double Fine = 1L << 42;
        var high = Math.Round(value.High * Fine) / Fine;
        return new(high, value.High - high + value.Low);
    }

    readonly record struct Step(double Inverse, double Natural, double NaturalRest, double Binary, double BinaryRest);
}
