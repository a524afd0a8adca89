using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Distributions;

/// <summary>Student's t of a mean that is not zero.</summary>
public static class NoncentralT
{
    /// <summary>P(T ≤ t).</summary>
    /// <param name="t">Any finite number.</param>
    /// <param name="df">Positive, may be fractional.</param>
    /// <param name="shift">The noncentrality δ: mean over standard error.</param>
    /// <remarks>
    /// The mean of Φ(t·s − δ) over the standard deviation s, in equal steps of ln s.
    /// Source: [johnson1995] §31.5; [trefethen2014] §5. Checked against: golden/noncentral (R pt).
    /// </remarks>
    public static double Lower(double t, double df, double shift) => Rule.OverDeviation(df, 0, Math.Abs(shift), s => Normal.Upper(shift - t * s));

    /// <summary>The noncentrality at which a t as small as this one has probability p.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    /// <param name="t">Any finite number.</param>
    /// <param name="df">Positive, may be fractional.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is not strictly between 0 and 1.</exception>
    /// <remarks>By bisection, as P falls in δ. Source: [steiger2004]. Checked against: golden/noncentral (R pt, uniroot).</remarks>
    public static double Shift(double p, double t, double df)
    {
        Require.Between(0, 1, p);
        var width = 2.0;
        while (Lower(t, df, t - width) < p || Lower(t, df, t + width) > p) width *= 2;
        return Bisection.Falling(t - width, t + width, shift => Lower(t, df, shift) - p);
    }
}

/// <summary>Fisher's F of means that are not equal.</summary>
public static class NoncentralF
{
    /// <summary>P(F &gt; f).</summary>
    /// <param name="f">Not negative.</param>
    /// <param name="above">Degrees of freedom of the numerator, positive.</param>
    /// <param name="below">Degrees of freedom of the denominator, positive.</param>
    /// <param name="shift">The noncentrality λ, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">λ is negative.</exception>
    /// <remarks>
    /// Poisson weights on central F, summed outward from the largest. O(√λ).
    /// Source: [abramowitz1964] 26.6.20. Checked against: golden/noncentral (R pf).
    /// </remarks>
    public static double Upper(double f, double above, double below, double shift)
    {
        Require.Within(0, double.MaxValue, shift);
        if (f <= 0) return 1;
        if (shift == 0) return FisherF.Upper(f, above, below);

        var half = 0.5 * shift;
        var top = (int)half;
        var sum = 0.0;
        foreach (var direction in (ReadOnlySpan<int>)[1, -1])
        {
            for (var j = direction > 0 ? top : top - 1; j >= 0; j += direction)
            {
                var weight = Elementary.Exp(j * Elementary.Log(half) - half - IncompleteGamma.LogGamma(j + 1));
                sum += weight * FisherF.Upper(f * above / (above + 2 * j), above + 2 * j, below);
                if (weight < 1e-18) break;
            }
        }

        return Math.Min(1, sum);
    }

    /// <summary>The noncentrality at which an F as large as this one has probability p; 0 where none is as small.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    /// <param name="f">Not negative.</param>
    /// <param name="above">Degrees of freedom of the numerator, positive.</param>
    /// <param name="below">Degrees of freedom of the denominator, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is not strictly between 0 and 1.</exception>
    /// <remarks>By bisection, as P rises in λ. Source: [steiger2004]. Checked against: golden/noncentral (R pf, uniroot).</remarks>
    public static double Shift(double p, double f, double above, double below)
    {
        Require.Between(0, 1, p);
        if (Upper(f, above, below, 0) >= p) return 0;

        var high = Math.Max(1, f * above);
        while (Upper(f, above, below, high) < p) high *= 2;
        return Bisection.Falling(0, high, shift => p - Upper(f, above, below, shift));
    }
}

/// <summary>Where a falling function is 0.</summary>
static class Bisection
{
    internal static double Falling(double low, double high, Func<double, double> f)
    {
        var least = 1e-14 * Math.Max(Math.Abs(low), Math.Abs(high));
        while (high - low > least)
        {
            var middle = 0.5 * (low + high);
            if (middle <= low || middle >= high) break;
            if (f(middle) > 0) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }
}
