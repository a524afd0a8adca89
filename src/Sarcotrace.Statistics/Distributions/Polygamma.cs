using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Distributions;

/// <summary>Derivatives of ln Γ, which moments of log variances need.</summary>
public static class Polygamma
{
    /// <summary>ψ(x), the first derivative of ln Γ.</summary>
    /// <param name="x">Positive.</param>
    /// <remarks>Recurrence up to 15, then the asymptotic series. Source: [abramowitz1964] 6.3.5, 6.3.18.</remarks>
    public static double Digamma(double x)
    {
        var sum = 0.0;
        while (x < 15) sum -= 1 / x++;

        var inverse = 1 / (x * x);
        return sum + Elementary.Log(x) - 0.5 / x - inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse * (1.0 / 252
            - inverse * (1.0 / 240 - inverse * (1.0 / 132 - inverse * 691 / 32760)))));
    }

    /// <summary>ψ′(x), the second derivative of ln Γ.</summary>
    /// <param name="x">Positive.</param>
    /// <remarks>Recurrence up to 15, then the asymptotic series. Source: [abramowitz1964] 6.4.6, 6.4.12.</remarks>
    public static double Trigamma(double x)
    {
        var sum = 0.0;
        for (; x < 15; x++) sum += 1 / (x * x);

        var inverse = 1 / (x * x);
        return sum + 1 / x + 0.5 * inverse + inverse / x * (1.0 / 6 - inverse * (1.0 / 30 - inverse * (1.0 / 42
            - inverse * (1.0 / 30 - inverse * (5.0 / 66 - inverse * 691 / 2730)))));
    }

    /// <summary>The x at which ψ′(x) is a given value.</summary>
    /// <param name="value">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    /// <remarks>Newton's steps on 1/ψ′, which is nearly linear, from 0.5 + 1/value. Source: [smyth2004] appendix.</remarks>
    public static double InverseTrigamma(double value)
    {
        Require.Between(0, double.PositiveInfinity, value);
        if (value > 1e7) return 1 / Math.Sqrt(value);
        if (value < 1e-6) return 1 / value;

        var x = 0.5 + 1 / value;
        for (var step = 0; step < 50; step++)
        {
            var trigamma = Trigamma(x);
            var change = trigamma * (1 - trigamma / value) / Tetragamma(x);
            x += change;
            if (-change / x < 1e-14) break;
        }

        return x;
    }

    static double Tetragamma(double x)
    {
        var sum = 0.0;
        for (; x < 15; x++) sum -= 2 / (x * x * x);

        var inverse = 1 / (x * x);
        return sum - inverse * (1 + 1 / x + inverse * (0.5 - inverse * (1.0 / 6 - inverse * (1.0 / 6 - inverse * (0.3 - inverse * 5 / 6)))));
    }
}
