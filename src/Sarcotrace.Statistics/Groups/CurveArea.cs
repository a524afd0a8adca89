using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Groups;

/// <summary>One number for a subject's course, so that a subject counts once.</summary>
public static class CurveArea
{
    /// <summary>The area under straight lines between the points.</summary>
    /// <param name="times">n ≥ 2 finite, ascending times in any unit.</param>
    /// <param name="values">n values; NaN is missing and is bridged by a line.</param>
    /// <param name="baseline">Whether the area over the first value is wanted.</param>
    /// <returns>Unit of the values times that of time; NaN where fewer than two values, or the first or last, are there.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or times do not ascend.</exception>
    /// <remarks>Source: [pruessner2003]. Checked against: golden/groups (own R formula).</remarks>
    public static double Trapezoid(ReadOnlySpan<double> times, ReadOnlySpan<double> values, bool baseline = false)
    {
        Require.SameLength(times, values);
        Require.AtLeast(2, times.Length);
        Require.Finite(times);
        if (double.IsNaN(values[0]) || double.IsNaN(values[^1])) return double.NaN;

        var (area, last) = (0.0, 0);
        for (var i = 1; i < times.Length; i++)
        {
            if (times[i] <= times[i - 1]) throw new ArgumentException($"time {i} does not come after the one before", nameof(times));
            if (double.IsNaN(values[i])) continue;
            area += 0.5 * (times[i] - times[last]) * (values[i] + values[last]);
            last = i;
        }

        return baseline ? area - values[0] * (times[^1] - times[0]) : area;
    }
}
