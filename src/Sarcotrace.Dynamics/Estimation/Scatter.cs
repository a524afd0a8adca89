using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>One measurement's part of the negative log-likelihood, with derivatives by the model's value and the noise.</summary>
/// <param name="Value">−ln of the density.</param>
/// <param name="ByModel">Derivative by the model's value y.</param>
/// <param name="ByNoise">Derivative by the scale s.</param>
/// <param name="ModelInformation">Expected second derivative by y.</param>
/// <param name="NoiseInformation">Expected second derivative by s.</param>
/// <param name="Residual">Standardised residual, on the scale of the noise.</param>
readonly record struct Scatter(
    double Value, double ByModel, double ByNoise, double ModelInformation, double NoiseInformation, double Residual)
{
    /// <summary>The part of one measurement.</summary>
    /// <remarks>Information is what is expected, so it is never negative. Source: [pawitan2001] §8</remarks>
    public static Scatter Of(NoiseDistribution noise, double measured, double y, double s)
    {
        var unit = noise switch
        {
            NoiseDistribution.LogNormal or NoiseDistribution.LogLaplace => 1,
            NoiseDistribution.Log10Normal or NoiseDistribution.Log10Laplace => Elementary.Log(10),
            _ => 0,
        };
        // On a logarithmic scale: z = ln y / unit, dz/dy = 1/(unit·y), and the density of m has the factor 1/(unit·m).
        var (z, m, slope, extra) = unit == 0
            ? (y, measured, 1.0, 0.0)
            : (Elementary.Log(y) / unit, Elementary.Log(measured) / unit, 1 / (unit * y), Elementary.Log(unit * measured));
        if (!(s > 0) || !double.IsFinite(z) || !double.IsFinite(m))
        {
            return new Scatter(double.PositiveInfinity, 0, 0, 0, 0, double.NaN);
        }
        var r = (z - m) / s;
        return noise is NoiseDistribution.Laplace or NoiseDistribution.LogLaplace or NoiseDistribution.Log10Laplace
            ? new Scatter(
                Elementary.Log(2 * s) + Math.Abs(r) + extra, Math.Sign(r) / s * slope, (1 - Math.Abs(r)) / s,
                slope * slope / (s * s), 1 / (s * s), r)
            : new Scatter(
                0.5 * Elementary.Log(2 * Math.PI * s * s) + 0.5 * r * r + extra, r / s * slope, (1 - r * r) / s,
                slope * slope / (s * s), 2 / (s * s), r);
    }
}
