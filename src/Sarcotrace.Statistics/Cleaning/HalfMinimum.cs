using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Cleaning;

/// <summary>Half of the smallest measured value in place of what was not measured.</summary>
public static class HalfMinimum
{
    /// <summary>Fills the missing values of a response.</summary>
    /// <param name="block">n values; NaN is missing. Filled in place.</param>
    /// <param name="filled">n marks: which values were filled. Those of a response without any value stay as they are.</param>
    /// <param name="log2">Whether the values are logarithms to base 2, so that half is 1 less.</param>
    /// <exception cref="ArgumentException">There are fewer marks than values.</exception>
    /// <remarks>
    /// Supposes that what is missing lay below detection; where it did not, the filled value is too low. O(n).
    /// Source: [wei2018].
    /// </remarks>
    public static void Fill(Span<double> block, Span<bool> filled, bool log2)
    {
        if (filled.Length < block.Length) throw new ArgumentException($"{filled.Length} marks for {block.Length} values", nameof(filled));
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
