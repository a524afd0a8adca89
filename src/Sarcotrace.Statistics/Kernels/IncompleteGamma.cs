using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Kernels;

/// <summary>Gamma and beta integrals, with tails that keep their relative digits down to 1e-300.</summary>
static class IncompleteGamma
{
    const double Tiny = 1e-300;
    const double Close = 1e-16;
    const int Most = 10_000;

    /// <summary>ln Γ(x) for x > 0.</summary>
    /// <remarks>Shifts to x ≥ 15, then Stirling's series: relative error near 1e-16. Source: [abramowitz1964] 6.1.41.</remarks>
    internal static double LogGamma(double x)
    {
        var shift = 1.0;
        while (x < 15) shift *= x++;

        return (x - 0.5) * Elementary.Log(x) - x + 0.5 * Elementary.Log(2 * Math.PI) + Stirling(x) - Elementary.Log(shift);
    }

    /// <summary>ln B(a, b).</summary>
    internal static double LogBeta(double a, double b) => LogGamma(Math.Min(a, b)) - LogGammaRise(Math.Max(a, b), Math.Min(a, b));

    /// <summary>ln Γ(a + b) − ln Γ(a), without the cancellation of two large numbers.</summary>
    static double LogGammaRise(double a, double b) => a < 15
        ? LogGamma(a + b) - LogGamma(a)
        : (a - 0.5) * Elementary.Log1P(b / a) + b * (Elementary.Log(a + b) - 1) + Stirling(a + b) - Stirling(a);

    static double Stirling(double x)
    {
        var inverse = 1 / (x * x);
        return (1.0 / 12 + inverse * (-1.0 / 360 + inverse * (1.0 / 1260 + inverse * (-1.0 / 1680
            + inverse * (1.0 / 1188 + inverse * (-691.0 / 360360 + inverse / 156)))))) / x;
    }

    /// <summary>Q(a, x), the upper regularised gamma integral.</summary>
    /// <remarks>Series below a + 1, continued fraction above. Source: [abramowitz1964] 6.5.29, 6.5.31.</remarks>
    internal static double UpperGamma(double a, double x)
    {
        if (x <= 0) return 1;

        var factor = Elementary.Exp(a * Elementary.Log(x) - x - LogGamma(a));
        return x < a + 1 ? 1 - factor * GammaSeries(a, x) : factor * GammaFraction(a, x);
    }

    /// <summary>I_x(a, b) where x = exp(logX) and 1 − x = exp(logRest): the lower regularised beta integral.</summary>
    /// <remarks>
    /// Logarithms come in so that x near 1 keeps its digits. Lentz's continued fraction on the side where it
    /// converges. Source: [abramowitz1964] 26.5.8.
    /// </remarks>
    internal static double LowerBeta(double a, double b, double logX, double logRest, double logBeta = double.NaN)
    {
        if (double.IsNegativeInfinity(logX)) return 0;
        if (double.IsNegativeInfinity(logRest)) return 1;

        var factor = Elementary.Exp(a * logX + b * logRest - (double.IsNaN(logBeta) ? LogBeta(a, b) : logBeta));
        var x = Elementary.Exp(logX);
        return x < (a + 1) / (a + b + 2)
            ? factor * BetaFraction(a, b, x) / a
            : 1 - factor * BetaFraction(b, a, Elementary.Exp(logRest)) / b;
    }

    static double GammaSeries(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < Most && Math.Abs(term) > Math.Abs(sum) * Close; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    static double GammaFraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var value = d;
        for (var n = 1; n < Most; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = 1 / Away(an * d + b);
            c = Away(b + an / c);
            var step = d * c;
            value *= step;
            if (Math.Abs(step - 1) < Close * 4) break;
        }

        return value;
    }

    static double BetaFraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / Away(1 - (a + b) * x / (a + 1));
        var value = d;
        for (var m = 1; m < Most; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / Away(1 + even * d);
            c = Away(1 + even / c);
            value *= d * c;

            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / Away(1 + odd * d);
            c = Away(1 + odd / c);
            var step = d * c;
            value *= step;
            if (Math.Abs(step - 1) < Close * 4) break;
        }

        return value;
    }

    static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
