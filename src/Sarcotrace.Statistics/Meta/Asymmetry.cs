using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Meta;

/// <summary>Whether small studies show larger effects than large ones.</summary>
/// <param name="Slope">Change of the effect per unit of standard error.</param>
/// <param name="P">Two-sided p of the slope.</param>
/// <param name="Limit">Effect that a study without sampling error is expected to show.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
public readonly record struct Asymmetry(double Slope, double P, double Limit, double Low, double High)
{
    /// <summary>Egger's regression of effects on their standard errors, with a variance between studies.</summary>
    /// <param name="effects">k effects, k at least 3.</param>
    /// <param name="variances">k sampling variances, positive and not all equal.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than three studies.</exception>
    /// <exception cref="ArgumentException">All studies are equally precise.</exception>
    /// <remarks>
    /// REML, judged by the normal. Asymmetry has other causes than unpublished studies, and with fewer than ten studies
    /// it is hardly seen. Source: [egger1997]. Checked against: golden/meta-analysis (metafor regtest).
    /// </remarks>
    public static Asymmetry Egger(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, double confidence = 0.95)
    {
        Require.AtLeast(3, effects.Length);
        double[] errors = [.. variances];
        for (var i = 0; i < errors.Length; i++) errors[i] = Math.Sqrt(errors[i]);
        var fit = MetaAnalysis.Fit(effects, variances, Heterogeneity.Reml, MetaTest.Normal, errors);
        var (low, high) = fit.Interval(0, confidence);
        return new(fit.Value[1], fit.P(1), fit.Value[0], low, high);
    }
}
