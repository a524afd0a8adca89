namespace Sarcotrace.Core.Numbers;

/// <summary>A logarithm in parts: the power of two, and in twice the digits the natural logarithm of what is left, which is near 1.</summary>
/// <param name="Power">k of x = 2ᵏ·m.</param>
/// <param name="Rest">ln m with m from 0.69 to 1.37.</param>
readonly record struct Logarithm(double Power, Pair Rest)
{
    const int Places = 52;
    const int IndexBits = 7;

    /// <summary>Where the range of m starts: half a step more than 80 steps below 1, so that 1 lies within a step.</summary>
    const long Start = 0x3FE5F00000000000;

    const double LeastNormal = 2.2250738585072014e-308;
    const double TwoTo54 = 18014398509481984;

    /// <summary>ln 2 without its last bits, so that whole multiples are exact, and the rest.</summary>
    const double Ln2 = 0.6931471805598903, Ln2Rest = 5.497923018708371e-14;

    /// <summary>For each step of m an inverse near its middle, and minus the inverse's logarithm.</summary>
    static readonly (double Inverse, Pair Log)[] Steps = Table();

    /// <summary>The parts of a positive finite number.</summary>
    internal static Logarithm Of(double x)
    {
        var small = x < LeastNormal;
        var bits = BitConverter.DoubleToInt64Bits(small ? x * TwoTo54 : x);
        var above = bits - Start;
        var power = above >> Places;
        var m = BitConverter.Int64BitsToDouble(bits - (power << Places));
        ref readonly var step = ref Steps[(int)(above >> (Places - IndexBits)) & ((1 << IndexBits) - 1)];

        // m·inverse is 1 + r; ln (1 + r) is its series, the first two terms in twice the digits.
        var near = Pair.Product(m, step.Inverse);
        var r = Pair.QuickSum(near.High - 1, near.Low);
        var square = Pair.Product(r.High, r.High);
        var series = 1.0 / 3 + r.High * (-1.0 / 4) + square.High * (1.0 / 5 + r.High * (-1.0 / 6) + square.High * (1.0 / 7 + r.High * (-1.0 / 8)));
        var first = Pair.Sum(step.Log.High, r.High);
        var second = Pair.Sum(first.High, -0.5 * square.High);
        var low = first.Low + second.Low + step.Log.Low + (r.Low - r.High * r.Low) - 0.5 * square.Low + r.High * square.High * series;
        return new(small ? power - 54 : power, Pair.QuickSum(second.High, low));
    }

    /// <summary>The natural logarithm in twice the digits.</summary>
    internal Pair Natural
    {
        get
        {
            var sum = Pair.Sum(Power * Ln2, Rest.High);
            return Pair.QuickSum(sum.High, sum.Low + (Rest.Low + Power * Ln2Rest));
        }
    }

    /// <summary>The logarithm to another base.</summary>
    /// <param name="two">The logarithm of 2 to it: a part whose whole multiples are exact, and the rest.</param>
    /// <param name="e">The logarithm of e to it.</param>
    internal double To(Pair two, Pair e)
    {
        var rest = Rest * e;
        var sum = Pair.Sum(Power * two.High, rest.High);
        return sum.High + (sum.Low + (rest.Low + Power * two.Low));
    }

    static (double, Pair)[] Table()
    {
        var steps = new (double, Pair)[1 << IndexBits];
        const long Wide = 1L << (Places - IndexBits);
        for (var at = 0; at < steps.Length; at++)
        {
            var (from, to) = (BitConverter.Int64BitsToDouble(Start + at * Wide), BitConverter.Int64BitsToDouble(Start + (at + 1) * Wide));
            // About 1 itself nothing may be lost, so the inverse is 1 there.
            var inverse = from < 1 && to > 1 ? 1 : 2 / (from + to);
            var log = Series(inverse);
            steps[at] = (inverse, new(-log.High, -log.Low));
        }

        return steps;
    }

    // ln a = 2 artanh t with t = (a − 1)/(a + 1).
    static Pair Series(double a)
    {
        const int Terms = 25;
        var t = new Pair(a - 1, 0) / Pair.Sum(a, 1);
        var square = t * t;
        var sum = new Pair(0, 0);
        for (var term = Terms; term >= 0; term--) sum = sum * square + new Pair(1, 0) / new Pair(2 * term + 1, 0);
        return sum * t * new Pair(2, 0);
    }
}
