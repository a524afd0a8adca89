using Sarcotrace.Core;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Curves;

/// <summary>A straight calibration line by weighted least squares, from which concentrations are read.</summary>
/// <param name="Intercept">Response at concentration 0.</param>
/// <param name="Slope">Response per unit of concentration.</param>
/// <param name="Sigma">Residual standard deviation of a response of weight 1.</param>
/// <param name="InterceptError">Standard error of the intercept.</param>
/// <param name="SlopeError">Standard error of the slope.</param>
/// <param name="Df">Residual degrees of freedom.</param>
public sealed record CalibrationLine(
    double Intercept, double Slope, double Sigma, double InterceptError, double SlopeError, int Df)
{
    double Weights { get; init; }

    double Centre { get; init; }

    double Spread { get; init; }

    /// <summary>Fits the line.</summary>
    /// <param name="x">n concentrations, at least 3, of which two differ.</param>
    /// <param name="y">n responses.</param>
    /// <param name="weight">n positive weights.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentException">Lengths differ, values are not finite, or there are too few.</exception>
    /// <remarks>Source: [draper1998] §1, [almeida2002]. Checked against: golden/calibration (R lm).</remarks>
    public static CalibrationLine Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weight)
    {
        Require.SameLength(x, y);
        Require.SameLength(x, weight);
        Require.Finite(x);
        Require.Finite(y);
        Require.Finite(weight);
        Require.AtLeast(3, x.Length);
        var ones = new double[x.Length];
        Array.Fill(ones, 1);
        var sum = Lanes.Sum(weight);
        var (middle, height) = (Lanes.Product(weight, x) / sum, Lanes.Product(weight, y) / sum);
        double[] dx = x.ToArray(), dy = y.ToArray();
        Lanes.AddScaled(-middle, ones, dx);
        Lanes.AddScaled(-height, ones, dy);
        var spread = Lanes.WeightedProduct(weight, dx, dx);
        if (!(spread > 0)) throw new ArgumentException("all concentrations are alike", nameof(x));

        var slope = Lanes.WeightedProduct(weight, dx, dy) / spread;
        Lanes.AddScaled(-slope, dx, dy);
        var df = x.Length - 2;
        var sigma = Math.Sqrt(Lanes.WeightedProduct(weight, dy, dy) / df);
        return new(
            height - slope * middle, slope, sigma, sigma * Math.Sqrt(1 / sum + middle * middle / spread), sigma / Math.Sqrt(spread), df)
        { Weights = sum, Centre = middle, Spread = spread };
    }

    /// <summary>The concentration that the mean of replicate responses stands for.</summary>
    /// <param name="response">Mean of the replicates.</param>
    /// <param name="replicates">How many, at least 1.</param>
    /// <param name="weight">Weight of one of them, positive.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>Estimate, standard error and interval, all in the unit of x.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Replicates, weight or confidence are out of range.</exception>
    /// <remarks>
    /// Delta method with the variance of the responses and of the line. Source: [draper1998] §3, [carroll1988] §7.
    /// Checked against: golden/calibration (R, the same formula on lm's covariance).
    /// </remarks>
    public CurveInterval Read(double response, int replicates, double weight, double confidence = 0.95)
    {
        Require.AtLeast(1, replicates);
        Require.Between(0, double.PositiveInfinity, weight);
        var x = (response - Intercept) / Slope;
        var variance = 1 / (replicates * weight) + 1 / Weights + (x - Centre) * (x - Centre) / Spread;
        return CurveInterval.Around(x, Sigma / Math.Abs(Slope) * Math.Sqrt(variance), Df, confidence);
    }

    /// <summary>The line's response at a concentration, with its interval.</summary>
    /// <param name="x">Concentration.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>Estimate, standard error and interval, in the unit of the response.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>Source: [draper1998] §3. Checked against: golden/calibration (R predict).</remarks>
    public CurveInterval At(double x, double confidence = 0.95) => CurveInterval.Around(
        Intercept + Slope * x, Sigma * Math.Sqrt(1 / Weights + (x - Centre) * (x - Centre) / Spread), Df, confidence);
}
