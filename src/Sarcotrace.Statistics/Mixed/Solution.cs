using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>A design and a response at θ: everything that tests and predictions are made of.</summary>
sealed class Solution
{
    readonly Lazy<Slopes> _slopes;

    internal Solution(Profile profile, double[] theta)
    {
        (Design, Likelihood, Response, Theta) = (profile.Design, profile.Likelihood, profile.Response, theta);
        Deviance = profile.Deviance(theta);
        (Sum, Freedom) = (profile.Sum, profile.Freedom);
        Variance = Sum / Freedom;
        Triangle = profile.Triangle.ToArray();
        Beyond = profile.Effects.ToArray();
        double[] effects = [.. Beyond];
        for (var k = 0; k < effects.Length; k++) effects[k] += Response.Effects[k];
        Coefficients = Design.Basis.Solve(effects);
        _slopes = new(() =>
        {
            var own = new Profile(Design, Likelihood);
            own.Take(Response);
            own.Deviance(Theta);
            return own.Slopes(full: true);
        });
    }

    internal MixedDesign Design { get; }

    internal Likelihood Likelihood { get; }

    internal Turned Response { get; }

    internal double[] Theta { get; }

    internal double Deviance { get; }

    /// <summary>Weighted sum of squares, and what it is divided by.</summary>
    internal double Sum { get; }

    internal double Freedom { get; }

    /// <summary>The residual variance.</summary>
    internal double Variance { get; }

    internal double[] Triangle { get; }

    /// <summary>Effects in the orthonormal basis beyond those of ordinary least squares.</summary>
    internal double[] Beyond { get; }

    internal double[] Coefficients { get; }

    internal Slopes Slopes => _slopes.Value;

    /// <summary>A contrast in the basis in which the covariance of the fixed effects is the residual variance times the identity.</summary>
    internal double[] Whiten(ReadOnlySpan<double> contrast)
    {
        // w solves w′R = contrast′, then the triangle of X′V⁻¹X is taken out.
        var (basis, p) = (Design.Basis, Design.Fixed);
        var white = contrast.ToArray();
        for (var k = 0; k < p; k++)
        {
            for (var before = 0; before < k; before++) white[k] -= white[before] * basis.Triangle(before, k);
            white[k] /= basis.Triangle(k, k);
        }

        SmallSymmetric.Forward(Triangle, p, white);
        return white;
    }

    /// <summary>The covariance of the coefficients that a symmetric matrix of the whitened basis stands for.</summary>
    internal double[] Covariance(double[]? inner)
    {
        var p = Design.Fixed;
        var units = new double[p][];
        for (var k = 0; k < p; k++)
        {
            units[k] = new double[p];
            units[k][k] = 1;
            units[k] = Whiten(units[k]);
        }

        var covariance = new double[p * p];
        for (var row = 0; row < p; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                covariance[row * p + column] = covariance[column * p + row] = Variance * (inner is null
                    ? Lanes.Product(units[row], units[column]) : Between(inner, units[row], units[column]));
            }
        }

        return covariance;
    }

    /// <summary>u′Mv.</summary>
    internal static double Between(double[] matrix, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var row = 0; row < left.Length; row++) sum += left[row] * Lanes.Product(matrix.AsSpan(row * right.Length, right.Length), right);
        return sum;
    }
}
