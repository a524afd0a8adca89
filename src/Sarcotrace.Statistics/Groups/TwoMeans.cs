using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Groups;

/// <summary>The difference of two means.</summary>
public static class TwoMeans
{
    /// <summary>Welch's: each group with its own variance, the one to use where nothing says that they are equal.</summary>
    /// <param name="one">n₁ ≥ 2 finite values.</param>
    /// <param name="other">n₂ ≥ 2 finite values.</param>
    /// <returns>Mean of the first less that of the second, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">A group has fewer than two values, or one that is not finite.</exception>
    /// <remarks>Assumes independent values. Source: [welch1938]; [satterthwaite1946]. Checked against: golden/groups (R t.test).</remarks>
    public static Combination Welch(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var (a, b) = (Sample.Of(one), Sample.Of(other));
        return new(a.Mean - b.Mean, Math.Sqrt(a.OfMean + b.OfMean), Sample.Freedom(a, b));
    }

    /// <summary>Student's: both groups with one variance.</summary>
    /// <param name="one">n₁ ≥ 2 finite values.</param>
    /// <param name="other">n₂ ≥ 2 finite values.</param>
    /// <returns>Mean of the first less that of the second, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">A group has fewer than two values, or one that is not finite.</exception>
    /// <remarks>Assumes independent values of equal variance. Source: [draper1998] §1. Checked against: golden/groups (R t.test).</remarks>
    public static Combination Student(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var (a, b) = (Sample.Of(one), Sample.Of(other));
        return new(a.Mean - b.Mean, Math.Sqrt(Pooled(a, b) * (1.0 / a.Count + 1.0 / b.Count)), a.Count + b.Count - 2);
    }

    /// <summary>Of pairs: the mean difference within them.</summary>
    /// <param name="one">n ≥ 2 finite values.</param>
    /// <param name="other">n finite values, paired by position.</param>
    /// <returns>Mean of first less second, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">Lengths differ, there are fewer than two pairs, or a value is not finite.</exception>
    /// <remarks>Assumes independent pairs. Source: [draper1998] §1. Checked against: golden/groups (R t.test).</remarks>
    public static Combination Paired(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        Require.SameLength(one, other);
        var differences = new double[one.Length];
        for (var i = 0; i < differences.Length; i++) differences[i] = one[i] - other[i];
        return OneMean.Of(differences);
    }

    /// <summary>Hedges' g: the difference in units of the pooled standard deviation, freed of the bias of small samples.</summary>
    /// <param name="one">n₁ ≥ 2 finite values.</param>
    /// <param name="other">n₂ ≥ 2 finite values.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <returns>g with the interval that inverts the noncentral t.</returns>
    /// <exception cref="ArgumentException">A group has fewer than two values or a value that is not finite, or all values are alike.</exception>
    /// <remarks>
    /// The factor is the exact ratio of gammas. Assumes independent values of equal variance.
    /// Source: [hedges1981]; [steiger2004]. Checked against: golden/groups (R effectsize).
    /// </remarks>
    public static (double Value, double Low, double High) HedgesG(ReadOnlySpan<double> one, ReadOnlySpan<double> other, double confidence = 0.95)
    {
        Require.Between(0, 1, confidence);
        var (a, b) = (Sample.Of(one), Sample.Of(other));
        var (pooled, df) = (Pooled(a, b), a.Count + b.Count - 2.0);
        if (pooled == 0) throw new ArgumentException("no value differs from its group's mean", nameof(one));

        var d = (a.Mean - b.Mean) / Math.Sqrt(pooled);
        var size = Math.Sqrt(1.0 / a.Count + 1.0 / b.Count);
        var factor = Elementary.Exp(Kernels.IncompleteGamma.LogGamma(0.5 * df) - Kernels.IncompleteGamma.LogGamma(0.5 * (df - 1))) / Math.Sqrt(0.5 * df);
        if (df < 2) throw new ArgumentException("g needs at least four values", nameof(one));
        double End(double p) => factor * size * NoncentralT.Shift(p, d / size, df);
        return new(factor * d, End(0.5 * (1 + confidence)), End(0.5 * (1 - confidence)));
    }

    static double Pooled(Sample a, Sample b) => ((a.Count - 1) * a.Variance + (b.Count - 1) * b.Variance) / (a.Count + b.Count - 2);
}
