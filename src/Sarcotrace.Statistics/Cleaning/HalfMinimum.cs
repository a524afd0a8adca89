using Sarcotrace.Core;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Cleaning;

/// <summary>Half of the smallest measured value in place of what was not measured.</summary>
public static class HalfMinimum
{
    /// <summary>Fills the missing values of every response.</summary>
    /// <param name="values">m blocks of n values; NaN is missing. Filled in place.</param>
    /// <param name="rows">n.</param>
    /// <param name="log2">Whether the values are logarithms to base 2, so that half is 1 less.</param>
    /// <param name="threads">How many threads may work; the values do not depend on it.</param>
    /// <returns>Which values were filled, laid out as given; a response without any value is left as it is.</returns>
    /// <exception cref="ArgumentException">The values are not blocks of n.</exception>
    /// <remarks>
    /// Supposes that what is missing lay below detection; where it did not, the filled value is too low. O(n·m).
    /// Source: [wei2018].
    /// </remarks>
    public static bool[] Fill(double[] values, int rows, bool log2, int threads = 1)
    {
        Require.AtLeast(1, rows);
        if (values.Length % rows != 0) throw new ArgumentException($"{values.Length} values are not blocks of {rows}", nameof(values));

        var filled = new bool[values.Length];
        Across.Each(values.Length / rows, threads, response => Fill(values.AsSpan(response * rows, rows), filled.AsSpan(response * rows, rows), log2), CancellationToken.None);
        return filled;
    }

    static void Fill(Span<double> block, Span<bool> filled, bool log2)
    {
        if (Lanes.AreFinite(block)) return;

        var (least, missing) = (double.PositiveInfinity, false);
        foreach (var value in block)
        {
            least = value < least ? value : least;
            missing |= double.IsNaN(value);
        }

        if (!missing || double.IsInfinity(least)) return;

        var floor = log2 ? least - 1 : least / 2;
        for (var i = 0; i < block.Length; i++)
        {
            if (!double.IsNaN(block[i])) continue;
            block[i] = floor;
            filled[i] = true;
        }
    }
}
