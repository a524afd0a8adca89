using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Dynamics.Sampling;

/// <summary>The standard normal distribution.</summary>
static class Gauss
{
    /// <summary>P(Z ≤ z), with relative accuracy in both tails.</summary>
    /// <remarks>Series near the middle, continued fraction in the tails. Source: [abramowitz1964] 26.2.11, 26.2.14</remarks>
    public static double Below(double z)
    {
        var density = Elementary.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(z) < 2.5)
        {
            var (sum, term) = (z, z);
            for (var k = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); k += 2)
            {
                term *= z * z / k;
                sum += term;
            }
            return 0.5 + density * sum;
        }
        var fraction = 0.0;
        for (var k = 120; k > 0; k--)
        {
            fraction = k / (Math.Abs(z) + fraction);
        }
        var tail = density / (Math.Abs(z) + fraction);
        return z < 0 ? tail : 1 - tail;
    }

    /// <summary>The z below which a share lies; infinite at 0 and 1.</summary>
    /// <remarks>A rational start, then Halley's steps. Source: [abramowitz1964] 26.2.23</remarks>
    public static double Quantile(double share)
    {
        if (share is <= 0 or >= 1)
        {
            return share <= 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }
        var tail = Math.Min(share, 1 - share);
        var t = Math.Sqrt(-2 * Elementary.Log(tail));
        var z = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
        for (var step = 0; step < 4; step++)
        {
            var error = (Below(z) - tail) * Math.Sqrt(2 * Math.PI) * Elementary.Exp(0.5 * z * z);
            z -= error / (1 + 0.5 * z * error);
        }
        return share < 0.5 ? z : -z;
    }
}
