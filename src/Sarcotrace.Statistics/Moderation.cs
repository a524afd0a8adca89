using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics;

/// <summary>What the variances of many responses say together: a scaled inverse chi-square before any one is seen.</summary>
/// <param name="PriorDf">Its degrees of freedom; infinite where the variances do not differ more than chance lets them.</param>
/// <param name="PriorVariance">Its scale, in squared units of the response.</param>
public readonly record struct Moderation(double PriorDf, double PriorVariance)
{
    /// <summary>Estimates the prior from residual variances by the moments of their logarithms.</summary>
    /// <param name="sigma">m residual standard deviations; NaN is left out.</param>
    /// <param name="df">m residual degrees of freedom; 0 is left out.</param>
    /// <returns>Prior degrees of freedom and variance.</returns>
    /// <exception cref="ArgumentException">Fewer than 2 responses have a variance.</exception>
    /// <remarks>
    /// A variance of 0, as a constant response has, is raised to 1e-5 of the median so that its logarithm exists.
    /// O(m). Source: [smyth2004] §6.2. Checked against: golden/moderated-cachexia (limma).
    /// </remarks>
    public static Moderation Of(ReadOnlySpan<double> sigma, ReadOnlySpan<double> df)
    {
        Require.SameLength(sigma, df);
        List<double> variances = [], freedoms = [];
        for (var i = 0; i < sigma.Length; i++)
        {
            if (!double.IsFinite(sigma[i]) || df[i] <= 0) continue;
            variances.Add(sigma[i] * sigma[i]);
            freedoms.Add(df[i]);
        }

        if (variances.Count < 2) throw new ArgumentException("fewer than 2 responses have a residual variance", nameof(sigma));

        var floor = Quantile.Median([.. variances]);
        floor = 1e-5 * (floor == 0 ? 1 : floor);
        double[] e = [.. variances.Zip(freedoms, (variance, d) =>
            Elementary.Log(Math.Max(variance, floor)) - Polygamma.Digamma(0.5 * d) + Elementary.Log(0.5 * d))];
        var mean = Mean.Of(e);
        var spread = Lanes.CentredProduct(e, mean, e, mean) / (e.Length - 1)
            - Mean.Of([.. freedoms.Select(d => Polygamma.Trigamma(0.5 * d))]);
        if (spread <= 0) return new(double.PositiveInfinity, Elementary.Exp(mean));

        var priorDf = 2 * Polygamma.InverseTrigamma(spread);
        return new(priorDf, Elementary.Exp(mean + Polygamma.Digamma(0.5 * priorDf) - Elementary.Log(0.5 * priorDf)));
    }

    /// <summary>A variance shrunk towards the prior, in squared units of the response.</summary>
    /// <param name="sigma">Residual standard deviation.</param>
    /// <param name="df">Its degrees of freedom.</param>
    /// <remarks>Source: [smyth2004] §4.</remarks>
    public double Shrunk(double sigma, double df) => double.IsInfinity(PriorDf)
        ? PriorVariance
        : (PriorDf * PriorVariance + df * sigma * sigma) / (PriorDf + df);

    /// <summary>Degrees of freedom of a moderated t.</summary>
    /// <param name="df">Residual degrees of freedom of its response.</param>
    /// <param name="pooled">Residual degrees of freedom of all responses together, which no t can exceed.</param>
    /// <remarks>Source: [smyth2004] §4; the bound by the pooled degrees is limma's practice.</remarks>
    public double TotalDf(double df, double pooled) => Math.Min(PriorDf + df, pooled);
}
