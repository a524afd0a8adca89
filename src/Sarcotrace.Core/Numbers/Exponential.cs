namespace Sarcotrace.Core.Numbers;

/// <summary>e to a power: a power of two from a table, times what is left, which is so near 1 that a short series does.</summary>
static class Exponential
{
    const int Steps = 64;
    const int StepBits = 6;
    const int Places = 52;
    const int Bias = 1023;

    /// <summary>Added and taken away, it rounds to a whole number.</summary>
    const double Rounder = 6755399441055744;

    const double StepsInOne = 92.33248261689366;

    /// <summary>ln 2 / 64 without its last bits, so that its multiples are exact, and the rest.</summary>
    const double Step = 0.010830424696248286, StepRest = 8.59050471673183e-16;

    const double Largest = 710, Smallest = -746;

    /// <summary>2 to the power k/64, each with what its rounding lost.</summary>
    static readonly Pair[] Powers = Table();

    /// <summary>e to the power of a number and a little more.</summary>
    internal static double Of(double x, double more)
    {
        if (!(x < Largest)) return x + double.PositiveInfinity;
        if (x < Smallest) return 0;

        var steps = x * StepsInOne + Rounder - Rounder;
        var k = (int)steps;
        var r = Math.FusedMultiplyAdd(-steps, StepRest, Math.FusedMultiplyAdd(-steps, Step, x)) + more;
        var square = r * r;
        var least = 1.0 / 2 + r * (1.0 / 6) + square * (1.0 / 24 + r * (1.0 / 120) + square * (1.0 / 720));
        var power = Powers[k & (Steps - 1)];
        var value = power.High + Math.FusedMultiplyAdd(power.High, Math.FusedMultiplyAdd(square, least, r), power.Low);
        return Scaled(value, k >> StepBits);
    }

    static double Scaled(double value, int power) => power switch
    {
        > Bias => value * 2 * TwoTo(power - 1),
        <= -Bias => value * TwoTo(1 - Bias) * TwoTo(power - 1 + Bias),
        _ => value * TwoTo(power),
    };

    static double TwoTo(int power) => BitConverter.Int64BitsToDouble((long)(power + Bias) << Places);

    static Pair[] Table()
    {
        var root = new Pair(2, 0);
        for (var halving = 0; halving < StepBits; halving++) root = root.Root();
        var powers = new Pair[Steps];
        powers[0] = new(1, 0);
        for (var k = 1; k < Steps; k++) powers[k] = powers[k - 1] * root;
        return powers;
    }
}
