using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Curves;

/// <summary>Where a reading lies against the curve's two plateaus.</summary>
public enum ReadingPlace
{
    /// <summary>Between them: it has an x.</summary>
    Inside,

    /// <summary>Beyond the response at x = 0.</summary>
    BeyondLeft,

    /// <summary>Beyond the response at infinite x.</summary>
    BeyondRight,
}

/// <summary>The x that a reading stands for.</summary>
/// <param name="X">Estimate and interval, symmetric in ln x; the standard error is that of ln x. NaN beyond a plateau.</param>
/// <param name="Place">Where the reading lies.</param>
public sealed record InversePrediction(CurveInterval X, ReadingPlace Place)
{
    /// <summary>Reads x from the mean of replicate readings.</summary>
    /// <param name="fit">A converged fit of a curve that rises or falls throughout.</param>
    /// <param name="reading">Mean of the replicates, in the unit of the response.</param>
    /// <param name="replicates">How many, at least 1.</param>
    /// <param name="weight">Weight of one of them: its variance is sigma² over it.</param>
    /// <param name="group">From 0.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>The x, never extrapolated beyond a plateau.</returns>
    /// <exception cref="ArgumentException">The curve cannot be inverted, or the fit did not converge.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Replicates, weight or confidence are out of range.</exception>
    /// <remarks>
    /// The delta method on ln x: variance of the readings' mean and of the curve together, over the squared slope.
    /// Source: [carroll1988] §7. Checked against: golden/curves (R, the same formula on nls's covariance).
    /// </remarks>
    public static InversePrediction Of(
        CurveFit fit, double reading, int replicates = 1, double weight = 1, int group = 0, double confidence = 0.95)
    {
        if (fit.Layout.Curve is not IInvertible curve) throw new ArgumentException("this curve cannot be inverted", nameof(fit));
        if (fit.Status != CurveStatus.Converged) throw new ArgumentException("the fit did not converge", nameof(fit));

        Require.AtLeast(1, replicates);
        Require.Between(0, double.PositiveInfinity, weight);
        var parameters = fit.Of(group);
        var x = curve.Inverse(reading, parameters);
        if (double.IsNaN(x)) return new(new(double.NaN, double.NaN, double.NaN, double.NaN), Beyond(fit, parameters, reading));

        var slopes = new double[parameters.Length];
        fit.Layout.Curve.At(x, parameters, slopes);
        var ofCurve = fit.ErrorAlong(fit.Layout.Gathered(group, slopes));
        var ofReading = fit.ResidualSum / fit.Df / weight / replicates;
        var error = Math.Sqrt(ofCurve * ofCurve + ofReading) / Math.Abs(curve.LogSlope(x, parameters));
        return new(CurveInterval.Around(Math.Log(x), error, fit.Df, confidence).Exponential(), ReadingPlace.Inside);
    }

    static ReadingPlace Beyond(CurveFit fit, double[] parameters, double reading)
    {
        var left = fit.Layout.Curve.At(0, parameters, new double[parameters.Length]);
        var far = fit.Layout.Curve.At(fit.Points.X.Max(), parameters, new double[parameters.Length]);
        return (reading - left) * (far - left) <= 0 ? ReadingPlace.BeyondLeft : ReadingPlace.BeyondRight;
    }
}
