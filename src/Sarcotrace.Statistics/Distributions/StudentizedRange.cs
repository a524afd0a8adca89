using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Distributions;

/// <summary>The range of k equal normal means over an independent standard error: Tukey's distribution.</summary>
public static class StudentizedRange
{
    /// <summary>P(Q &gt; q).</summary>
    /// <param name="q">Not negative; for a difference of two means, √2·|t|. NaN gives NaN.</param>
    /// <param name="means">k, at least 2.</param>
    /// <param name="df">Degrees of freedom of the error, positive, may be fractional or infinite.</param>
    /// <returns>A probability that keeps its relative digits where it is small.</returns>
    /// <exception cref="ArgumentOutOfRangeException">k is below 2 or the degrees of freedom are not positive.</exception>
    /// <remarks>
    /// Both integrals in equal steps, over the tail itself and not over 1 less it. About 50 × 70 values of Φ.
    /// Source: [copenhaver1988]; [trefethen2014] §5. Checked against: golden/studentized-range (R ptukey, integrate).
    /// </remarks>
    public static double Upper(double q, int means, double df)
    {
        Require.AtLeast(2, means);
        Require.Between(0, double.PositiveInfinity, Math.Min(df, 1e300), nameof(df));
        if (double.IsNaN(q)) return double.NaN;
        if (q <= 0) return 1;
        if (double.IsInfinity(q)) return 0;

        return Math.Min(1, Rule.OverDeviation(df, q, 0.7 * q, s => OfNormals(q * s, means)));
    }

    /// <summary>The q above which a share p lies.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    /// <param name="means">k, at least 2.</param>
    /// <param name="df">Degrees of freedom of the error, positive, may be fractional or infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException">p, k or the degrees of freedom are out of range.</exception>
    /// <remarks>Secants on ln p. Source: [copenhaver1988]. Checked against: golden/studentized-range (R qtukey).</remarks>
    public static double UpperQuantile(double p, int means, double df)
    {
        Require.Between(0, 1, p);
        return Rule.Invert(p, 4, q => Upper(q, means, df));
    }

    // P(range of k standard normals > w): the largest lies at z, and not all others within w below it.
    static double OfNormals(double w, int means) => Rule.Outward(0.5 * w, 0.25, z =>
    {
        var below = Normal.Upper(-z);
        if (below == 0) return 0;
        var beyond = Normal.Upper(w - z) / below;
        var others = means - 1;
        var within = beyond >= 1 ? 1 : -Elementary.ExpM1(others * Elementary.Log1P(-beyond));
        return means * Elementary.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI) * Elementary.Pow(below, others) * within;
    });
}
