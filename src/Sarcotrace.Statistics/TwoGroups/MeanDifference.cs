using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.TwoGroups;

/// <summary>Differences of means with Student's t.</summary>
public static class MeanDifference
{
    /// <summary>Two independent groups that need not vary alike.</summary>
    /// <param name="group">n ≥ 2 finite values.</param>
    /// <param name="control">m ≥ 2 finite values in the same unit.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <returns>Mean of the group less that of the control.</returns>
    /// <exception cref="ArgumentException">A group has fewer than two values, or one is not finite.</exception>
    /// <remarks>Values are independent and roughly normal. Source: [welch1947]. Checked against: golden/two-groups (R t.test).</remarks>
    public static Difference Welch(ReadOnlySpan<double> group, ReadOnlySpan<double> control, double confidence) =>
        Combination([(1, group.ToArray()), (-1, control.ToArray())], confidence);

    /// <summary>A weighted sum of the means of several independent groups, each with a variance of its own.</summary>
    /// <param name="parts">A weight and at least two finite values each, all in one unit.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <returns>The weighted sum, its degrees of freedom by Satterthwaite.</returns>
    /// <exception cref="ArgumentException">A part has fewer than two values, or one is not finite.</exception>
    /// <remarks>Source: [satterthwaite1946]; [welch1947]. Checked against: golden/two-groups (R t.test).</remarks>
    public static Difference Combination(IReadOnlyList<(double Weight, double[] Values)> parts, double confidence)
    {
        var (value, variance, fourth) = (0.0, 0.0, 0.0);
        foreach (var (weight, values) in parts)
        {
            var (mean, squares) = Moments(values);
            var n = values.Length;
            var share = weight * weight * squares / (n - 1) / n;
            (value, variance, fourth) = (value + weight * mean, variance + share, fourth + share * share / (n - 1));
        }

        return Of(value, Math.Sqrt(variance), variance * variance / fourth, confidence);
    }

    /// <summary>Two independent groups that vary alike.</summary>
    /// <param name="group">n ≥ 2 finite values.</param>
    /// <param name="control">m ≥ 2 finite values in the same unit.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <returns>Mean of the group less that of the control.</returns>
    /// <exception cref="ArgumentException">A group has fewer than two values, or one is not finite.</exception>
    /// <remarks>Source: [draper1998] §0.3. Checked against: golden/two-groups (R t.test).</remarks>
    public static Difference Pooled(ReadOnlySpan<double> group, ReadOnlySpan<double> control, double confidence)
    {
        var ((a, left), (b, right)) = (Moments(group), Moments(control));
        var df = group.Length + control.Length - 2;
        var error = Math.Sqrt((left + right) / df * (1.0 / group.Length + 1.0 / control.Length));
        return Of(a - b, error, df, confidence);
    }

    /// <summary>Differences within pairs.</summary>
    /// <param name="differences">One a pair, at least two, finite.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <returns>Their mean.</returns>
    /// <exception cref="ArgumentException">There are fewer than two, or one is not finite.</exception>
    /// <remarks>Source: [draper1998] §0.3. Checked against: golden/two-groups (R t.test).</remarks>
    public static Difference Paired(ReadOnlySpan<double> differences, double confidence) =>
        Combination([(1, differences.ToArray())], confidence);

    static (double Mean, double Squares) Moments(ReadOnlySpan<double> values)
    {
        Require.AtLeast(2, values.Length);
        Require.Finite(values);
        var mean = Mean.Of(values);
        return (mean, Lanes.CentredProduct(values, mean, values, mean));
    }

    static Difference Of(double value, double error, double df, double confidence)
    {
        Require.Between(0, 1, confidence);
        if (!(error > 0)) return new(value, double.NaN, double.NaN, double.NaN, double.NaN);

        var reach = StudentT.Quantile((1 + confidence) / 2, df) * error;
        return new(value, value - reach, value + reach, StudentT.TwoSided(value / error, df), df);
    }
}
