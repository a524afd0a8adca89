using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>Densities of what was known of parameters before the measurements.</summary>
static class PriorDensity
{
    /// <summary>−ln of a prior's density at a parameter's value.</summary>
    /// <param name="parameter">The parameter; without a prior the answer is 0.</param>
    /// <param name="value">Its value, never on a logarithmic scale.</param>
    /// <returns>Infinite outside what the prior allows.</returns>
    /// <remarks>Source: [johnson1995]</remarks>
    public static double Of(FitParameter parameter, double value)
    {
        if (parameter.Prior is not { } prior)
        {
            return 0;
        }
        var at = prior.OnScale ? parameter.ToScale(value) : value;
        var log = Log(prior, at) - (prior.Truncated ? LogKept(parameter, prior) : 0);
        return double.IsNaN(log) ? double.PositiveInfinity : -log;
    }

    static double Log(Prior prior, double x)
    {
        var a = prior.Numbers[0];
        var b = prior.Numbers.Length > 1 ? prior.Numbers[1] : 0;
        var none = double.NegativeInfinity;
        return prior.Shape switch
        {
            PriorShape.Uniform => x >= a && x <= b ? -Elementary.Log(b - a) : none,
            PriorShape.Normal => Normal(x, a, b),
            PriorShape.Laplace => -Elementary.Log(2 * b) - Math.Abs(x - a) / b,
            PriorShape.LogNormal => x > 0 ? Normal(Elementary.Log(x), a, b) - Elementary.Log(x) : none,
            PriorShape.LogLaplace => x > 0 ? -Elementary.Log(2 * b * x) - Math.Abs(Elementary.Log(x) - a) / b : none,
            PriorShape.LogUniform => x >= a && x <= b ? -Elementary.Log(x * Elementary.Log(b / a)) : none,
            PriorShape.Cauchy => -Elementary.Log(Math.PI * b * (1 + (x - a) / b * ((x - a) / b))),
            PriorShape.ChiSquare => x > 0 ? Gamma(x, a / 2, 2) : none,
            PriorShape.Exponential => x >= 0 ? -Elementary.Log(a) - x / a : none,
            PriorShape.Gamma => x > 0 ? Gamma(x, a, b) : none,
            _ => x > 0 ? Elementary.Log(x) - 2 * Elementary.Log(a) - x * x / (2 * a * a) : none,
        };
    }

    static double Normal(double x, double mean, double deviation) =>
        -0.5 * Elementary.Log(2 * Math.PI * deviation * deviation) - 0.5 * ((x - mean) / deviation) * ((x - mean) / deviation);

    static double Gamma(double x, double shape, double scale) =>
        (shape - 1) * Elementary.Log(x) - x / scale - LogGamma(shape) - shape * Elementary.Log(scale);

    // Stirling's series after shifting the argument above 10: absolute error below 1e-14.
    internal static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 10; x++)
        {
            shift -= Elementary.Log(x);
        }
        var inverse = 1 / (x * x);
        var series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680 - inverse / 1188)))) / x;
        return shift + (x - 0.5) * Elementary.Log(x) - x + 0.5 * Elementary.Log(2 * Math.PI) + series;
    }

    // ln of the share of the distribution within the bounds.
    static double LogKept(FitParameter parameter, Prior prior)
    {
        var low = parameter.Lower is { } lower ? prior.OnScale ? parameter.ToScale(lower) : lower : double.NegativeInfinity;
        var high = parameter.Upper is { } upper ? prior.OnScale ? parameter.ToScale(upper) : upper : double.PositiveInfinity;
        return Elementary.Log(Shares.Below(prior, high) - Shares.Below(prior, low));
    }
}
