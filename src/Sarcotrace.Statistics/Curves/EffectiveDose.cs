using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Curves;

/// <summary>The dose at which a share of the effect is reached, such as EC50.</summary>
/// <param name="Dose">In the unit of x; the interval is symmetric in its logarithm, and so is the standard error.</param>
/// <param name="Identified">Whether the points determine it.</param>
/// <param name="Reason">Why they do not, as a clause; empty where they do.</param>
public sealed record EffectiveDose(CurveInterval Dose, bool Identified, string Reason)
{
    /// <summary>Finds it.</summary>
    /// <param name="fit">A converged fit of a <see cref="Sigmoid"/>.</param>
    /// <param name="share">Share of the way from left to right, strictly between 0 and 1.</param>
    /// <param name="group">From 0.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>The dose; not identified where it lies beyond the doses given or its middle has an open profile.</returns>
    /// <exception cref="ArgumentException">The curve is not a sigmoid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Share or confidence is not strictly between 0 and 1.</exception>
    /// <remarks>
    /// The delta method on the logarithm. Without a plateau in the doses the middle, the span and the slope trade against
    /// each other, and the profile of the middle has no end. Source: [ritz2015]. Checked against: golden/curves.
    /// </remarks>
    public static EffectiveDose Of(CurveFit fit, double share = 0.5, int group = 0, double confidence = 0.95)
    {
        if (fit.Layout.Curve is not Sigmoid) throw new ArgumentException("only a sigmoid has effective doses", nameof(fit));

        Require.Between(0, 1, share);
        Require.Between(0, 1, confidence);
        if (fit.Status != CurveStatus.Converged) return new(new(double.NaN, double.NaN, double.NaN, double.NaN), false, fit.Reason);

        var parameters = fit.Of(group);
        var (h, g) = (parameters[Sigmoid.Slope], parameters[Sigmoid.Asymmetry]);
        var odds = Sigmoid.LogOdds(share, g);
        var root = Elementary.Pow(share, -1 / g);
        var slopes = new double[parameters.Length];
        slopes[Sigmoid.Middle] = 1;
        slopes[Sigmoid.Slope] = odds / (h * h);
        slopes[Sigmoid.Asymmetry] = -root / (root - 1) * Elementary.Log(share) / (g * g * h);
        var error = fit.ErrorAlong(fit.Layout.Gathered(group, slopes));
        var log = CurveInterval.Around(Sigmoid.LogAtShare(share, parameters), error, fit.Df, confidence);
        var reason = Why(fit, group, Elementary.Exp(log.Value), confidence);
        return new(log.Exponential(), reason.Length == 0, reason);
    }

    static string Why(CurveFit fit, int group, double dose, double confidence)
    {
        double[] doses = [.. fit.Points.X.Where((x, i) => fit.Points.Group[i] == group && x > 0)];
        if (doses.Length == 0) return "no dose is above 0";
        if (dose < doses.Min()) return "it lies below the lowest dose";
        if (dose > doses.Max()) return "it lies above the highest dose";

        var place = fit.Layout.IndexOf("middle", group);
        if (place < 0) return "";
        var profile = CurveProfile.Of(fit, place, confidence);
        return (double.IsFinite(profile.Low), double.IsFinite(profile.High)) switch
        {
            (true, true) => "",
            (true, false) => "the doses do not reach the upper plateau, so nothing bounds it from above",
            (false, true) => "the doses do not reach the lower plateau, so nothing bounds it from below",
            _ => "the doses reach no plateau, so nothing bounds it",
        };
    }
}
