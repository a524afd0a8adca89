using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.Curves;

/// <summary>An F test on two sums of squares.</summary>
/// <param name="F">Ratio of mean squares; NaN where there is nothing to compare.</param>
/// <param name="Above">Degrees of freedom of the numerator.</param>
/// <param name="Below">Degrees of freedom of the denominator.</param>
/// <param name="P">Upper tail.</param>
public sealed record CurveTest(double F, int Above, int Below, double P)
{
    /// <summary>Whether groups may share parameters: a fit with fewer parameters against one with more.</summary>
    /// <param name="smaller">The fit in which groups share more.</param>
    /// <param name="larger">The fit of the same points in which they share less.</param>
    /// <returns>The test; small p: they differ.</returns>
    /// <exception cref="ArgumentException">The points differ, a fit did not converge, or nothing was added.</exception>
    /// <remarks>Source: [bates1988] §3.10. Checked against: golden/curves (R anova of nls fits).</remarks>
    public static CurveTest Shared(CurveFit smaller, CurveFit larger)
    {
        if (smaller.Points.X.Length != larger.Points.X.Length)
            throw new ArgumentException("fits of different points", nameof(larger));
        if (smaller.Status != CurveStatus.Converged || larger.Status != CurveStatus.Converged)
            throw new ArgumentException("a fit did not converge", nameof(larger));

        var above = Require.AtLeast(1, larger.Layout.Names.Length - smaller.Layout.Names.Length);
        return Ratio(Math.Max(0, smaller.ResidualSum - larger.ResidualSum), above, larger.ResidualSum, larger.Df);
    }

    /// <summary>Whether the curve misses the means of replicates by more than the replicates scatter.</summary>
    /// <param name="fit">A converged fit.</param>
    /// <returns>The test; null where no place was measured twice, or there are no more places than parameters.</returns>
    /// <remarks>Small p: the family does not fit. Source: [bates1988] §1.3. Checked against: golden/curves (R anova).</remarks>
    public static CurveTest? LackOfFit(CurveFit fit)
    {
        var points = fit.Points;
        var places = Enumerable.Range(0, points.X.Length).GroupBy(i => (points.Group[i], points.X[i])).ToArray();
        var pure = 0.0;
        foreach (var place in places)
        {
            var mean = place.Sum(i => points.Weight[i] * points.Y[i]) / place.Sum(i => points.Weight[i]);
            pure += place.Sum(i => points.Weight[i] * (points.Y[i] - mean) * (points.Y[i] - mean));
        }

        var (above, below) = (places.Length - fit.Layout.Names.Length, points.X.Length - places.Length);
        return fit.Status != CurveStatus.Converged || above < 1 || below < 1
            ? null
            : Ratio(Math.Max(0, fit.ResidualSum - pure), above, pure, below);
    }

    static CurveTest Ratio(double added, int above, double rest, int below)
    {
        var f = below > 0 ? added / above / (rest / below) : double.NaN;
        return new(f, above, below, FisherF.Upper(f, above, below));
    }
}
