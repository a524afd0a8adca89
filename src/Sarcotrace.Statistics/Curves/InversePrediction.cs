using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

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
        var x = Mean(fit, [new(reading, replicates, weight, 1)], group, confidence);
        return x is { } found
            ? new(found, ReadingPlace.Inside)
            : new(new(double.NaN, double.NaN, double.NaN, double.NaN), Beyond(fit, fit.Of(group), reading));
    }

    /// <summary>The geometric mean of what several readings of one sample stand for, each times its dilution.</summary>
    /// <param name="fit">A converged fit of a curve that rises or falls throughout.</param>
    /// <param name="readings">At least one, such as one a dilution.</param>
    /// <param name="group">From 0.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>The mean, or null where a reading lies beyond a plateau; the standard error is that of its logarithm.</returns>
    /// <exception cref="ArgumentException">The curve cannot be inverted, the fit did not converge, or there is no reading.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Replicates, weight or confidence are out of range.</exception>
    /// <remarks>
    /// All readings share the curve and its error, so derivatives are summed before they are squared; replicates are
    /// independent. Source: [carroll1988] §7.
    /// </remarks>
    public static CurveInterval? Mean(CurveFit fit, ReadOnlySpan<MeanReading> readings, int group = 0, double confidence = 0.95)
    {
        if (fit.Layout.Curve is not IInvertible curve) throw new ArgumentException("this curve cannot be inverted", nameof(fit));
        if (fit.Status != CurveStatus.Converged) throw new ArgumentException("the fit did not converge", nameof(fit));
        if (readings.IsEmpty) throw new ArgumentException("there is no reading", nameof(readings));

        var parameters = fit.Of(group);
        var (slopes, along) = (new double[parameters.Length], new double[fit.Layout.Names.Length]);
        var (sum, variance) = (0.0, 0.0);
        foreach (var reading in readings)
        {
            var x = curve.Inverse(reading.Value, parameters);
            if (double.IsNaN(x)) return null;

            fit.Layout.Curve.At(x, parameters, slopes);
            var steep = curve.LogSlope(x, parameters);
            Lanes.AddScaled(-1 / steep, fit.Layout.Gathered(group, slopes), along);
            sum += Elementary.Log(x * reading.Dilution);
            variance += fit.ResidualSum / fit.Df / reading.Weight / reading.Replicates / (steep * steep);
        }

        var ofCurve = fit.ErrorAlong(along);
        var error = Math.Sqrt(ofCurve * ofCurve + variance) / readings.Length;
        return CurveInterval.Around(sum / readings.Length, error, fit.Df, confidence).Exponential();
    }

    static ReadingPlace Beyond(CurveFit fit, double[] parameters, double reading)
    {
        var left = fit.Layout.Curve.At(0, parameters, new double[parameters.Length]);
        var far = fit.Layout.Curve.At(fit.Points.X.Max(), parameters, new double[parameters.Length]);
        return (reading - left) * (far - left) <= 0 ? ReadingPlace.BeyondLeft : ReadingPlace.BeyondRight;
    }
}

/// <summary>The mean of replicate readings of one sample at one dilution.</summary>
/// <param name="Value">Mean, in the unit of the response.</param>
/// <param name="Replicates">How many readings, at least 1.</param>
/// <param name="Weight">Weight of one of them, positive: its variance is sigma² over it.</param>
/// <param name="Dilution">By how much the sample was diluted, positive.</param>
public readonly record struct MeanReading(double Value, int Replicates, double Weight, double Dilution)
{
    /// <value>How many readings.</value>
    public int Replicates { get; } = Require.AtLeast(1, Replicates);

    /// <value>Weight of one of them.</value>
    public double Weight { get; } = Require.Between(0, double.PositiveInfinity, Weight);

    /// <value>By how much the sample was diluted.</value>
    public double Dilution { get; } = Require.Between(0, double.PositiveInfinity, Dilution);
}
