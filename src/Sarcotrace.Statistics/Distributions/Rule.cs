using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Distributions;

/// <summary>Sums over a line for integrands that fade to nothing at both ends: there equal steps converge fastest.</summary>
/// <remarks>Source: [trefethen2014] §5.</remarks>
static class Rule
{
    const double Faded = 1e-19;

    /// <summary>∫ f over the line, in equal steps from a place near its bulk until f has faded on both sides.</summary>
    internal static double Outward(double from, double step, Func<double, double> f)
    {
        var sum = f(from);
        foreach (var direction in (ReadOnlySpan<double>)[step, -step])
        {
            var most = 0.0;
            for (var k = 1; k < 100_000; k++)
            {
                var value = f(from + k * direction);
                sum += value;
                most = Math.Max(most, value);
                if (value < most && value <= Faded * sum) break;
                if (k > 64 && most == 0) break;
            }
        }

        return sum * step;
    }

    /// <summary>The mean of g(s) over the standard deviation s of a sample of unit variance with so many degrees of freedom.</summary>
    /// <param name="df">Positive or infinite.</param>
    /// <param name="q">Where g falls as exp(−q²s²/4), which says where the bulk lies; 0 where it does not.</param>
    /// <param name="sharp">How steeply g may change over ln s.</param>
    /// <param name="g">From 0 to 1.</param>
    /// <remarks>Over ln s, in which the density is smooth at 0 for any degrees of freedom.</remarks>
    internal static double OverDeviation(double df, double q, double sharp, Func<double, double> g)
    {
        if (df > 1e10) return g(1);

        var scale = Elementary.Log(2) + 0.5 * df * Elementary.Log(0.5 * df) - Kernels.IncompleteGamma.LogGamma(0.5 * df);
        var bulk = 0.5 * Elementary.Log(df / (df + 0.5 * q * q));
        return Outward(bulk, Math.Min(0.12, 0.6 / Math.Sqrt(2 * df + sharp * sharp)), u =>
        {
            var s = Elementary.Exp(u);
            var density = Elementary.Exp(scale + df * u - 0.5 * df * s * s);
            return density == 0 ? 0 : density * g(s);
        });
    }

    /// <summary>The t at which a tail, falling in t, is p.</summary>
    internal static double Invert(double p, double start, Func<double, double> tail)
    {
        var (low, high) = (0.0, start);
        while (tail(high) > p) (low, high) = (high, 2 * high);

        // Secants on the logarithm of the tail, halving where they do not help.
        var (logLow, logHigh) = (Elementary.Log(tail(low)) - Elementary.Log(p), Elementary.Log(tail(high)) - Elementary.Log(p));
        for (var step = 0; step < 100 && high - low > 1e-13 * high; step++)
        {
            var next = low + (high - low) * logLow / (logLow - logHigh);
            if (step % 3 == 2 || !(next > low && next < high)) next = 0.5 * (low + high);
            var value = Elementary.Log(tail(next)) - Elementary.Log(p);
            if (value == 0) return next;
            if (value > 0) (low, logLow) = (next, value);
            else (high, logHigh) = (next, value);
        }

        return 0.5 * (low + high);
    }
}
