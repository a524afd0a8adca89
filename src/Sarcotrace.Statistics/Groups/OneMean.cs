using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Groups;

/// <summary>The mean of one group, or of differences within pairs.</summary>
public static class OneMean
{
    /// <summary>The mean with its standard error.</summary>
    /// <param name="values">n ≥ 2 finite values.</param>
    /// <returns>The mean in the unit of the values, with n − 1 degrees of freedom.</returns>
    /// <exception cref="ArgumentException">There are fewer than two values, or one is not finite.</exception>
    /// <remarks>Assumes independent values. Source: [draper1998] §1. Checked against: golden/two-groups (R t.test).</remarks>
    public static Combination Of(ReadOnlySpan<double> values)
    {
        var sample = Sample.Of(values);
        return new(sample.Mean, Math.Sqrt(sample.OfMean), sample.Count - 1);
    }
}
