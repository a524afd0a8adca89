using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Meta;

/// <summary>How the variance between studies is estimated.</summary>
public enum Heterogeneity
{
    /// <summary>Not at all: all studies share one effect, or the weighted mean of these studies alone is wanted.</summary>
    Equal,

    /// <summary>Restricted maximum likelihood.</summary>
    Reml,

    /// <summary>Maximum likelihood, which is too small with few studies.</summary>
    Ml,

    /// <summary>DerSimonian and Laird's moments.</summary>
    DerSimonianLaird,

    /// <summary>Paule and Mandel's moments: Q equals its expectation.</summary>
    PauleMandel,
}

/// <summary>Finds the variance between studies, at its exact optimum or at zero.</summary>
sealed class TauSquared(double[] effects, double[] variances, double[][] columns)
{
    const int Grid = 80;

    int Df => effects.Length - columns.Length;

    /// <summary>The estimate; never negative.</summary>
    internal double Of(Heterogeneity method) => method switch
    {
        Heterogeneity.Equal => 0,
        Heterogeneity.DerSimonianLaird => Moments(),
        Heterogeneity.PauleMandel => AtQ(Df),
        _ => Likeliest(method == Heterogeneity.Reml),
    };

    /// <summary>The heterogeneity at which Q has that value; 0 where it lies below already at none.</summary>
    internal double AtQ(double wanted)
    {
        if (At(0).Q <= wanted) return 0;
        var high = Widest();
        while (At(high).Q > wanted) high *= 4;
        return Root.Between(0, high, tau => At(tau).Q - wanted);
    }

    /// <summary>Logarithm of the (restricted) likelihood, with all its constants.</summary>
    internal double LogLikelihood(double tau, bool restricted)
    {
        var fit = At(tau);
        var value = 0.5 * (fit.LogWeights - fit.Q - (restricted ? Df : effects.Length) * Elementary.Log(2 * Math.PI));
        return restricted ? value - 0.5 * fit.LogInformation + 0.5 * Unweighted().LogInformation : value;
    }

    WeightedFit At(double tau) => new(effects, variances, columns, tau);

    WeightedFit Unweighted() => new(effects, new double[effects.Length], columns, 1);

    double Moments()
    {
        var fit = At(0);
        return Math.Max(0, (fit.Q - Df) / fit.ProjectionTrace);
    }

    // The likelihood may have more than one peak: the slope is followed over a grid, each peak found, the highest taken.
    double Likeliest(bool restricted)
    {
        var top = Widest();
        var (best, most) = (0.0, LogLikelihood(0, restricted));
        var (before, slopeBefore) = (0.0, Slope(0, restricted));
        for (var i = 0; i <= Grid; i++)
        {
            var tau = top * Elementary.Pow(10, 12.0 * (i - Grid) / Grid);
            var slope = Slope(tau, restricted);
            if (slopeBefore > 0 && slope <= 0)
            {
                var peak = Root.Between(before, tau, at => Slope(at, restricted));
                var value = LogLikelihood(peak, restricted);
                if (value > most) (best, most) = (peak, value);
            }

            (before, slopeBefore) = (tau, slope);
        }

        return best;
    }

    double Slope(double tau, bool restricted)
    {
        var fit = At(tau);
        var weights = restricted ? fit.ProjectionTrace : variances.Sum(variance => 1 / (variance + tau));
        return 0.5 * (fit.ProjectedSquares - weights);
    }

    // Beyond this the likelihood only falls.
    double Widest() => 10 * (Unweighted().Q / Math.Max(1, Df) + variances.Max());
}

/// <summary>Where a function crosses zero.</summary>
static class Root
{
    /// <summary>Halves the interval until it cannot be halved; the ends have opposite signs.</summary>
    internal static double Between(double low, double high, Func<double, double> of)
    {
        var rises = of(low) < 0;
        for (var step = 0; step < 400; step++)
        {
            var middle = low + 0.5 * (high - low);
            if (middle <= low || middle >= high) break;
            if (of(middle) < 0 == rises) low = middle;
            else high = middle;
        }

        return low + 0.5 * (high - low);
    }
}
