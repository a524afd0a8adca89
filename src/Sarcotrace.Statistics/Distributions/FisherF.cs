using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Distributions;

/// <summary>Fisher's F and the chi-square it tends to.</summary>
public static class FisherF
{
    /// <summary>P(F &gt; f).</summary>
    /// <param name="f">Not negative; NaN gives NaN.</param>
    /// <param name="above">Degrees of freedom of the numerator, positive.</param>
    /// <param name="below">Degrees of freedom of the denominator, positive, infinite for a chi-square.</param>
    /// <remarks>Source: [abramowitz1964] 26.6.2. Checked against: golden/distributions.</remarks>
    public static double Upper(double f, double above, double below)
    {
        if (double.IsNaN(f) || double.IsNaN(below)) return double.NaN;
        if (f <= 0) return 1;
        if (below > 1e10) return ChiSquare.Upper(f * above, above);

        var ratio = above * f / below;
        var logX = -Elementary.Log1P(ratio);
        return IncompleteGamma.LowerBeta(0.5 * below, 0.5 * above, logX, Elementary.Log(ratio) + logX);
    }

    /// <summary>The f above which a share p lies.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    /// <param name="above">Degrees of freedom of the numerator, positive.</param>
    /// <param name="below">Degrees of freedom of the denominator, positive, infinite for a chi-square.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is not strictly between 0 and 1.</exception>
    /// <remarks>Secants on ln p. Source: [abramowitz1964] 26.6. Checked against: golden/noncentral (R qf).</remarks>
    public static double UpperQuantile(double p, double above, double below)
    {
        Core.Require.Between(0, 1, p);
        return Rule.Invert(p, 4, f => Upper(f, above, below));
    }
}

/// <summary>The chi-square distribution.</summary>
public static class ChiSquare
{
    /// <summary>P(X &gt; x).</summary>
    /// <param name="x">Not negative; NaN gives NaN.</param>
    /// <param name="df">Positive.</param>
    /// <remarks>Source: [abramowitz1964] 26.4.19. Checked against: golden/distributions.</remarks>
    public static double Upper(double x, double df) =>
        double.IsNaN(x) ? double.NaN : IncompleteGamma.UpperGamma(0.5 * df, 0.5 * x);
}
