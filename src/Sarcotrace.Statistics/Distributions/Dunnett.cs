using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Distributions;

/// <summary>The largest |t| of several estimates whose correlations are products λᵢ·λⱼ: Dunnett's against one control.</summary>
public static class Dunnett
{
    /// <summary>P(max |Tᵢ| &gt; t).</summary>
    /// <param name="t">Not negative; NaN gives NaN.</param>
    /// <param name="loadings">λ of each estimate, strictly between −1 and 1; √½ each where all groups are of one size.</param>
    /// <param name="df">Degrees of freedom of the common error, positive, may be fractional or infinite.</param>
    /// <returns>A probability that keeps its relative digits where it is small.</returns>
    /// <exception cref="ArgumentException">There is no estimate, or a loading is out of range.</exception>
    /// <remarks>
    /// Given the control's error and the standard deviation the estimates are independent, which leaves two integrals, taken
    /// in equal steps. Source: [dunnett1955]; [hsu1996] §3. Checked against: golden/dunnett (R mvtnorm).
    /// </remarks>
    public static double Upper(double t, ReadOnlySpan<double> loadings, double df)
    {
        Require.AtLeast(1, loadings.Length);
        Require.Between(0, double.PositiveInfinity, Math.Min(df, 1e300), nameof(df));
        foreach (var loading in loadings) Require.Between(-1, 1, loading);
        if (double.IsNaN(t)) return double.NaN;
        if (t <= 0) return 1;

        double[] own = [.. loadings];
        double[] rest = [.. own.Select(loading => Math.Sqrt((1 - loading) * (1 + loading)))];
        var step = 0.25 * Math.Min(1, own.Zip(rest, (loading, left) => left / Math.Max(Math.Abs(loading), 1e-3)).Min());
        var reach = own.Max(Math.Abs);
        return Math.Min(1, Rule.OverDeviation(df, Math.Sqrt(2) * t, t, s => Given(t * s, own, rest, step, reach)));
    }

    /// <summary>The t above which the largest |Tᵢ| lies with probability p.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    /// <param name="loadings">λ of each estimate, strictly between −1 and 1.</param>
    /// <param name="df">Degrees of freedom of the common error, positive, may be fractional or infinite.</param>
    /// <exception cref="ArgumentException">p, a loading or the degrees of freedom are out of range.</exception>
    /// <remarks>Source: [dunnett1955]. Checked against: golden/dunnett (R mvtnorm).</remarks>
    public static double UpperQuantile(double p, ReadOnlySpan<double> loadings, double df)
    {
        Require.Between(0, 1, p);
        double[] own = [.. loadings];
        return Rule.Invert(p, 3, t => Upper(t, own, df));
    }

    // The integrand has a hump at either side of 0, so the sum starts at 0 with a width that holds both.
    static double Given(double t, double[] loadings, double[] rest, double step, double reach)
    {
        var far = 9 + reach * t;
        var steps = (int)Math.Ceiling(far / step);
        var sum = 0.0;
        for (var k = -steps; k <= steps; k++)
        {
            var z = k * step;
            var weight = Elementary.Exp(-0.5 * z * z);
            if (weight == 0) continue;

            double none = 0, sure = 0;
            for (var i = 0; i < loadings.Length; i++)
            {
                var (shift, scale) = (loadings[i] * z, 1 / rest[i]);
                var beyond = Normal.Upper((t - shift) * scale) + Normal.Upper((t + shift) * scale);
                if (beyond >= 1) sure = 1;
                else none += Elementary.Log1P(-beyond);
            }

            sum += weight * (sure > 0 ? 1 : -Elementary.ExpM1(none));
        }

        return sum * step / Math.Sqrt(2 * Math.PI);
    }
}
