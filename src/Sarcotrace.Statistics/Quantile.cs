using Sarcotrace.Core;

namespace Sarcotrace.Statistics;

/// <summary>Order statistics.</summary>
public static class Quantile
{
    /// <summary>The value below which a share p lies, by linear interpolation of the order statistics (type 7).</summary>
    /// <param name="values">n ≥ 1 finite values in any order and unit.</param>
    /// <param name="p">0 to 1.</param>
    /// <exception cref="ArgumentException">There are no values, or p is outside 0 to 1.</exception>
    /// <remarks>O(n log n). Source: [hyndman1996] definition 7.</remarks>
    public static double Of(ReadOnlySpan<double> values, double p)
    {
        Require.AtLeast(1, values.Length);
        Require.Within(0, 1, p);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var place = (sorted.Length - 1) * p;
        var below = (int)Math.Floor(place);
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    /// <summary>The middle value.</summary>
    /// <param name="values">n ≥ 1 finite values.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <remarks>O(n log n). Source: [hyndman1996].</remarks>
    public static double Median(ReadOnlySpan<double> values) => Of(values, 0.5);
}
