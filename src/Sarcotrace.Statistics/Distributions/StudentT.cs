using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Distributions;

/// <summary>Student's t, with any positive degrees of freedom, infinity included.</summary>
public static class StudentT
{
    /// <summary>P(|T| &gt; |t|).</summary>
    /// <param name="t">Any number; NaN gives NaN.</param>
    /// <param name="df">Positive, may be fractional or infinite.</param>
    /// <returns>A probability that keeps its relative digits down to 1e-300.</returns>
    /// <remarks>Source: [abramowitz1964] 26.7.1. Checked against: golden/distributions.</remarks>
    public static double TwoSided(double t, double df) => TwoSided(t, df, double.NaN);

    /// <summary>ln B(df/2, 1/2), which many t of the same degrees of freedom share.</summary>
    internal static double LogBeta(double df) => IncompleteGamma.LogBeta(0.5 * df, 0.5);

    /// <summary>P(|T| &gt; |t|) with the logarithm of the beta function at hand; NaN to have it computed.</summary>
    /// <remarks>Source: [abramowitz1964] 26.7.1.</remarks>
    internal static double TwoSided(double t, double df, double logBeta)
    {
        if (double.IsNaN(t) || double.IsNaN(df)) return double.NaN;
        if (df > 1e10) return Normal.TwoSided(t);
        if (double.IsInfinity(t)) return 0;

        var ratio = t * t / df;
        var logX = -Elementary.Log1P(ratio);
        return IncompleteGamma.LowerBeta(0.5 * df, 0.5, logX, Elementary.Log(ratio) + logX, logBeta);
    }

    /// <summary>P(T &gt; t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="df">Positive, may be fractional or infinite.</param>
    /// <remarks>Source: [abramowitz1964] 26.7.1. Checked against: golden/distributions.</remarks>
    public static double Upper(double t, double df) => Upper(t, df, double.NaN);

    static double Upper(double t, double df, double logBeta) =>
        t >= 0 ? 0.5 * TwoSided(t, df, logBeta) : 1 - 0.5 * TwoSided(t, df, logBeta);

    /// <summary>The t below which a share p lies.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    /// <param name="df">Positive, may be fractional or infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is not strictly between 0 and 1.</exception>
    /// <remarks>
    /// Newton's steps on the logarithm of the tail, from the normal quantile: the tail is convex there, so they cannot
    /// run away. Source: [abramowitz1964] 26.7. Checked against: golden/distributions.
    /// </remarks>
    public static double Quantile(double p, double df) => Quantile(p, df, LogBeta(df));

    /// <summary>The quantile with the logarithm of the beta function at hand.</summary>
    /// <remarks>Source: [abramowitz1964] 26.7.</remarks>
    internal static double Quantile(double p, double df, double logBeta)
    {
        Require.Between(0, 1, p);
        if (p == 0.5) return 0;
        if (df > 1e10) return Normal.Quantile(p);

        var tail = Math.Min(p, 1 - p);
        var t = Math.Max(Normal.Quantile(1 - Math.Max(tail, 1e-15)), 1e-8);
        for (var step = 0; step < 200; step++)
        {
            var upper = Upper(t, df, logBeta);
            var change = (Elementary.Log(upper) - Elementary.Log(tail)) * upper / Density(t, df, logBeta);
            t = Math.Max(t + change, t * 0.1);
            // What is left after a step is of the order of its square.
            if (Math.Abs(change) <= 1e-9 * t) break;
        }

        return p < 0.5 ? -t : t;
    }

    static double Density(double t, double df, double logBeta) =>
        Elementary.Exp(-0.5 * (df + 1) * Elementary.Log1P(t * t / df) - logBeta) / Math.Sqrt(df);
}
