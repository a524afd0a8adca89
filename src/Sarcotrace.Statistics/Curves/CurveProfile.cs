using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Curves;

/// <summary>The interval of a parameter from the sum of squares along it, all others fitted anew.</summary>
/// <remarks>Unlike the interval by standard error it is open where the points do not bound the parameter.</remarks>
public static class CurveProfile
{
    const int MostSteps = 60;
    const double Farthest = 50;

    /// <summary>The profile interval of one parameter.</summary>
    /// <param name="fit">A converged fit.</param>
    /// <param name="place">A place in the layout's names.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>Infinite ends where the sum of squares never rises far enough; NaN for a parameter on a bound.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>
    /// The signed root of (S − least S) / s² is compared with Student's t; each end is found to 1e-10 of its distance.
    /// Some 30 fits. Source: [bates1988] §6.1. Checked against: golden/curves (roots of refits in R).
    /// </remarks>
    public static CurveInterval Of(CurveFit fit, int place, double confidence = 0.95)
    {
        Require.Between(0, 1, confidence);
        var (value, error) = (fit.Estimates[place], fit.StandardErrors[place]);
        if (fit.Status != CurveStatus.Converged || double.IsNaN(error)) return new(value, double.NaN, double.NaN, double.NaN);

        var wanted = StudentT.Quantile((1 + confidence) / 2, fit.Df);
        return new(value, error, End(fit, place, -error, wanted), End(fit, place, error, wanted));
    }

    static double End(CurveFit fit, int place, double error, double wanted)
    {
        var search = new CurveSearch(fit.Points, fit.Layout);
        var (origin, variance) = (fit.Estimates[place], fit.ResidualSum / fit.Df);
        double[] warm = [.. fit.Estimates];
        var (near, nearTau) = (0.0, 0.0);
        var bounds = search.BoundsOf(place);
        var most = ((error < 0 ? bounds.Low : bounds.High) - origin) / error;
        for (var (step, far) = (0, wanted / 4); step < MostSteps; step++)
        {
            far = Math.Min(far, most);
            var tau = Tau(far);
            if (tau >= wanted) return origin + error * FalsePosition.Root(at => Tau(at) - wanted, near, nearTau - wanted, far, tau - wanted, 1e-12 * wanted);
            if (far == most) return error < 0 ? bounds.Low : bounds.High;
            // Where the curve has no value any more, or the sum of squares stays flat over so many errors, there is no end.
            if (double.IsNaN(tau) || far > Farthest * wanted) break;
            (near, nearTau) = (far, tau);
            far += Math.Max(wanted / 4, far / 4);
        }

        return error < 0 ? double.NegativeInfinity : double.PositiveInfinity;

        double Tau(double distance)
        {
            var start = warm.AsSpan().ToArray();
            start[place] = origin + error * distance;
            var ending = search.From(start, place);
            if (!double.IsFinite(ending.Sum)) return double.NaN;
            var tau = Math.Sqrt(Math.Max(0, ending.Sum - fit.ResidualSum) / variance);
            // Fits inside the interval are near the best one; beyond it a search may have strayed.
            if (tau < wanted) warm = ending.Sought;
            return tau;
        }
    }
}
