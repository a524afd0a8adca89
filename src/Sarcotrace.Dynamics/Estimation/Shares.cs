using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Dynamics.Sampling;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>Distribution functions of priors.</summary>
static class Shares
{
    /// <summary>Share of a prior's distribution below a value.</summary>
    /// <remarks>Source: [johnson1995]; [abramowitz1964] 6.5 for the incomplete gamma function</remarks>
    public static double Below(Prior prior, double x)
    {
        var a = prior.Numbers[0];
        var b = prior.Numbers.Length > 1 ? prior.Numbers[1] : 0;
        var positive = x > 0;
        return prior.Shape switch
        {
            PriorShape.Uniform => Math.Clamp((x - a) / (b - a), 0, 1),
            PriorShape.Normal => Gauss.Below((x - a) / b),
            PriorShape.Laplace => Laplace((x - a) / b),
            PriorShape.LogNormal => positive ? Gauss.Below((Elementary.Log(x) - a) / b) : 0,
            PriorShape.LogLaplace => positive ? Laplace((Elementary.Log(x) - a) / b) : 0,
            PriorShape.LogUniform => positive ? Math.Clamp(Elementary.Log(x / a) / Elementary.Log(b / a), 0, 1) : 0,
            PriorShape.Cauchy => 0.5 + Math.Atan((x - a) / b) / Math.PI,
            PriorShape.ChiSquare => positive ? Gamma(a / 2, x / 2) : 0,
            PriorShape.Exponential => positive ? -Elementary.ExpM1(-x / a) : 0,
            PriorShape.Gamma => positive ? Gamma(a, x / b) : 0,
            _ => positive ? -Elementary.ExpM1(-x * x / (2 * a * a)) : 0,
        };
    }

    // e^x − 1 without cancellation near 0.

    static double Laplace(double z) => z < 0 ? 0.5 * Elementary.Exp(z) : 1 - 0.5 * Elementary.Exp(-z);

    // Regularised lower incomplete gamma function: series below, Legendre's continued fraction above.
    static double Gamma(double a, double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 1;
        }
        var front = Elementary.Exp(a * Elementary.Log(x) - x - PriorDensity.LogGamma(a));
        if (x < a + 1)
        {
            var (term, sum) = (1 / a, 1 / a);
            for (var n = 1; n < 10_000 && term > 1e-17 * sum; n++)
            {
                term *= x / (a + n);
                sum += term;
            }
            return front * sum;
        }
        var fraction = 0.0;
        for (var n = 300; n > 0; n--)
        {
            fraction = n * (n - a) / (x + 2 * n + 1 - a - fraction);
        }
        return 1 - front / (x + 1 - a - fraction);
    }
}
