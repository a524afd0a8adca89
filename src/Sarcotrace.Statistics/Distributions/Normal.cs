using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>P(Z &gt; z).</summary>
    /// <param name="z">Any number.</param>
    /// <returns>A probability; the upper tail keeps its relative digits down to 1e-300.</returns>
    /// <remarks>Source: [abramowitz1964] 26.2, 6.5.17. Checked against: golden/distributions.</remarks>
    public static double Upper(double z)
    {
        var tail = 0.5 * IncompleteGamma.UpperGamma(0.5, 0.5 * z * z);
        return z >= 0 ? tail : 1 - tail;
    }

    /// <summary>P(|Z| &gt; |z|).</summary>
    /// <param name="z">Any number.</param>
    /// <remarks>Source: [abramowitz1964] 26.2. Checked against: golden/distributions.</remarks>
    public static double TwoSided(double z) => IncompleteGamma.UpperGamma(0.5, 0.5 * z * z);

    /// <summary>The z below which a share p lies.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is not strictly between 0 and 1.</exception>
    /// <remarks>
    /// A rational start, then Halley's steps on <see cref="Upper"/>.
    /// Source: [abramowitz1964] 26.2.23. Checked against: golden/distributions.
    /// </remarks>
    public static double Quantile(double p)
    {
        Require.Between(0, 1, p);
        var tail = Math.Min(p, 1 - p);
        var t = Math.Sqrt(-2 * Elementary.Log(tail));
        var z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        for (var step = 0; step < 4; step++)
        {
            var error = (Upper(z) - tail) * Math.Sqrt(2 * Math.PI) * Elementary.Exp(0.5 * z * z);
            z += error / (1 + 0.5 * z * error);
        }

        return p < 0.5 ? -z : z;
    }
}
