using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>Degrees of freedom from how well the variance of a contrast is known.</summary>
/// <remarks>
/// 2·v²/var(v), where v is the contrast's variance as a function of (θ, σ) and their covariance is twice the inverse of
/// the deviance's second derivatives. Directions in which a singular model has no curvature do not count.
/// Source: [giesbrecht1985]; [kuznetsova2017] §2.
/// </remarks>
sealed class Satterthwaite
{
    readonly Solution _at;
    readonly double[] _jacobian, _known;
    readonly int _m;

    internal Satterthwaite(Solution at)
    {
        _at = at;
        _m = at.Theta.Length;
        _jacobian = at.Design.Pattern.Jacobian(at.Theta);
        _known = SmallSymmetric.Inverse(Hessian(at, _jacobian), _m + 1, 1e-10);
        for (var k = 0; k < _known.Length; k++) _known[k] *= 2;
    }

    /// <summary>Twice the inverse of the deviance's second derivatives: the covariance of (θ, σ).</summary>
    internal double[] Covariance => _known;

    /// <summary>Of one contrast in the whitened basis.</summary>
    internal double Freedom(double[] white)
    {
        var (sigma, slopes) = (Math.Sqrt(_at.Variance), _at.Slopes);
        var length = Lanes.Product(white, white);
        var byGamma = new double[_m];
        for (var i = 0; i < _m; i++) byGamma[i] = _at.Variance * Solution.Between(slopes.Fixed[i], white, white);
        double[] slope = [.. Derivatives.Chain(_jacobian, byGamma), 2 * sigma * length];
        var variance = _at.Variance * length;
        return 2 * variance * variance / Solution.Between(_known, slope, slope);
    }

    /// <summary>Of several contrasts: those of their uncorrelated mixtures, put together so that the mean of F is right.</summary>
    /// <remarks>Source: [fai1996].</remarks>
    internal double Joint(IReadOnlyList<double[]> white)
    {
        var count = white.Count;
        var covariance = new double[count * count];
        for (var i = 0; i < count; i++)
            for (var j = 0; j < count; j++) covariance[i * count + j] = Lanes.Product(white[i], white[j]);
        var (values, vectors) = SmallSymmetric.Eigen(covariance, count);
        List<double> freedoms = [];
        for (var k = 0; k < count; k++)
        {
            if (!(values[k] > 1e-10 * values[^1])) continue;
            var mixture = new double[white[0].Length];
            for (var i = 0; i < count; i++) Lanes.AddScaled(vectors[k * count + i], white[i], mixture);
            freedoms.Add(Freedom(mixture));
        }

        return Together(freedoms);
    }

    static double Together(List<double> freedoms)
    {
        if (freedoms.Max() - freedoms.Min() < 1e-8) return freedoms.Average();

        var mean = freedoms.Where(freedom => freedom > 2).Sum(freedom => freedom / (freedom - 2));
        return mean > freedoms.Count ? 2 * mean / (mean - freedoms.Count) : 2;
    }

    /// <summary>Of the deviance by (θ, σ), the residual variance not profiled out.</summary>
    static double[] Hessian(Solution at, double[] jacobian)
    {
        var (m, slopes, pattern, variance) = (at.Theta.Length, at.Slopes, at.Design.Pattern, at.Variance);
        double[] byGamma = [.. slopes.Traces.Zip(slopes.Forms, (trace, form) => trace - form / variance)];
        double[] curvature = [.. slopes.Pairs.Zip(slopes.PairForms, (pair, form) => -pair + 2 * form / variance)];
        var inner = Derivatives.Chain(pattern, at.Theta, byGamma, curvature);
        var mixed = Derivatives.Chain(jacobian, slopes.Forms);
        var (sigma, size) = (Math.Sqrt(variance), m + 1);
        var hessian = new double[size * size];
        for (var i = 0; i < m; i++)
        {
            inner.AsSpan(i * m, m).CopyTo(hessian.AsSpan(i * size));
            hessian[i * size + m] = hessian[m * size + i] = 2 * mixed[i] / (variance * sigma);
        }

        hessian[^1] = 4 * at.Freedom / variance;
        return hessian;
    }
}
