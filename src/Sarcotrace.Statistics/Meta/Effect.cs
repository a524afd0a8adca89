using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Meta;

/// <summary>One study's effect and its sampling variance.</summary>
/// <param name="Value">The effect, in the unit of its measure.</param>
/// <param name="Variance">Its sampling variance, in that unit squared.</param>
public readonly record struct Effect(double Value, double Variance)
{
    /// <summary>Standard error.</summary>
    public double StandardError => Math.Sqrt(Variance);

    /// <summary>Difference of two means.</summary>
    /// <param name="one">First arm.</param>
    /// <param name="other">Second arm, which is subtracted.</param>
    /// <remarks>Variances of the arms may differ. Source: [borenstein2009] §4. Checked against: golden/effect-sizes.</remarks>
    public static Effect MeanDifference(Arm one, Arm other) =>
        new(one.Mean - other.Mean, one.Sd * one.Sd / one.Count + other.Sd * other.Sd / other.Count);

    /// <summary>Standardised mean difference with the exact correction for small samples (Hedges' g).</summary>
    /// <param name="one">First arm.</param>
    /// <param name="other">Second arm, which is subtracted.</param>
    /// <remarks>
    /// Divides by the pooled standard deviation; the variance is the large-sample one. Source: [hedges1981] eqs 6, 8.
    /// Checked against: golden/effect-sizes.
    /// </remarks>
    public static Effect HedgesG(Arm one, Arm other)
    {
        var df = one.Count + other.Count - 2;
        var pooled = Math.Sqrt(((one.Count - 1) * one.Sd * one.Sd + (other.Count - 1) * other.Sd * other.Sd) / df);
        var g = Correction(df) * (one.Mean - other.Mean) / pooled;
        return new(g, 1 / one.Count + 1 / other.Count + g * g / (2 * (one.Count + other.Count)));
    }

    /// <summary>Hedges' exact factor for small samples.</summary>
    /// <param name="df">Degrees of freedom of the standard deviation, above 1.</param>
    /// <returns>A number below 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No more than one degree of freedom.</exception>
    /// <remarks>Source: [hedges1981] eq. 6e. Checked against: golden/effect-sizes.</remarks>
    public static double Correction(double df)
    {
        Require.Between(1, double.PositiveInfinity, df);
        return Elementary.Exp(IncompleteGamma.LogGamma(0.5 * df) - 0.5 * Elementary.Log(0.5 * df) - IncompleteGamma.LogGamma(0.5 * (df - 1)));
    }

    /// <summary>Natural logarithm of the ratio of two means.</summary>
    /// <param name="one">First arm, with a positive mean.</param>
    /// <param name="other">Second arm, with a positive mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">A mean is not positive.</exception>
    /// <remarks>Variance by the delta method. Source: [borenstein2009] §4. Checked against: golden/effect-sizes.</remarks>
    public static Effect LogRatioOfMeans(Arm one, Arm other)
    {
        Require.Between(0, double.PositiveInfinity, one.Mean);
        Require.Between(0, double.PositiveInfinity, other.Mean);
        return new(Elementary.Log(one.Mean / other.Mean), Relative(one) + Relative(other));

        static double Relative(Arm arm) => arm.Sd * arm.Sd / (arm.Count * arm.Mean * arm.Mean);
    }

    /// <summary>Fisher's z of a correlation.</summary>
    /// <param name="correlation">Strictly between −1 and 1.</param>
    /// <param name="count">Pairs, above 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">A correlation of −1 or 1, or no more than 3 pairs.</exception>
    /// <remarks>Source: [borenstein2009] §6. Checked against: golden/effect-sizes.</remarks>
    public static Effect FisherZ(double correlation, double count) => new(
        Elementary.Atanh(Require.Between(-1, 1, correlation)), 1 / (Require.Between(3, double.PositiveInfinity, count) - 3));

    /// <summary>Partial correlation behind a coefficient of a linear model.</summary>
    /// <param name="t">The coefficient's t.</param>
    /// <param name="df">Residual degrees of freedom of the model, positive.</param>
    /// <remarks>Source: [aloe2013]. Checked against: golden/effect-sizes.</remarks>
    public static Effect PartialCorrelation(double t, double df)
    {
        var r = t / Math.Sqrt(t * t + Require.Between(0, double.PositiveInfinity, df));
        return new(r, (1 - r * r) * (1 - r * r) / df);
    }

    /// <summary>Fisher's z of the partial correlation behind a coefficient of a linear model.</summary>
    /// <param name="t">The coefficient's t.</param>
    /// <param name="df">Residual degrees of freedom of the model, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No more than 1 degree of freedom.</exception>
    /// <remarks>Source: [aloe2013]. Checked against: golden/effect-sizes.</remarks>
    public static Effect PartialZ(double t, double df) =>
        new(Elementary.Asinh(t / Math.Sqrt(Require.Between(1, double.PositiveInfinity, df))), 1 / (df - 1));
}

/// <summary>One arm of a study with a measured outcome.</summary>
/// <param name="Count">Independent units, above 1.</param>
/// <param name="Mean">Mean, in the outcome's unit.</param>
/// <param name="Sd">Standard deviation, not standard error, in that unit.</param>
public readonly record struct Arm(double Count, double Mean, double Sd);
