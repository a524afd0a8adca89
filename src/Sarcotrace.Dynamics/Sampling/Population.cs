using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Dynamics.Sampling;

/// <summary>Parameters that vary together from individual to individual: marginals joined by correlations.</summary>
/// <remarks>The joint distribution is a Gaussian copula. Immutable; any individual by index.</remarks>
public sealed class Population
{
    readonly ImmutableArray<Marginal> _marginals;
    readonly double[,]? _root;

    /// <summary>A population.</summary>
    /// <param name="marginals">One distribution a parameter, at least one.</param>
    /// <param name="correlations">
    /// Correlations of the underlying normal scores, parameters × parameters with ones on the diagonal; null for none.
    /// </param>
    /// <exception cref="ArgumentException">The matrix has another size, is not symmetric, or is not positive definite.</exception>
    public Population(ImmutableArray<Marginal> marginals, double[,]? correlations = null)
    {
        Require.AtLeast(1, marginals.Length);
        _marginals = marginals;
        _root = correlations is null ? null : Root(correlations, marginals.Length);
    }

    /// <summary>Number of parameters.</summary>
    public int Count => _marginals.Length;

    /// <summary>The parameters of the individual at a point of the unit cube.</summary>
    /// <param name="point">One number within (0, 1) a parameter, from a sequence, hypercube or generator.</param>
    /// <param name="values">Where the parameters go.</param>
    /// <remarks>Cost: parameters², or parameters without correlations. Source: [devroye1986] §XI.3</remarks>
    public void At(ReadOnlySpan<double> point, Span<double> values)
    {
        if (_root is null)
        {
            for (var i = 0; i < Count; i++)
            {
                values[i] = _marginals[i].Quantile(point[i]);
            }
            return;
        }
        Span<double> scores = Count <= 128 ? stackalloc double[Count] : new double[Count];
        for (var i = 0; i < Count; i++)
        {
            scores[i] = Gauss.Quantile(point[i]);
        }
        for (var i = 0; i < Count; i++)
        {
            var score = 0.0;
            for (var j = 0; j <= i; j++)
            {
                score += _root[i, j] * scores[j];
            }
            values[i] = _marginals[i].Quantile(Math.Clamp(Gauss.Below(score), double.Epsilon, 1 - 1e-16));
        }
    }

    static double[,] Root(double[,] matrix, int size)
    {
        if (matrix.GetLength(0) != size || matrix.GetLength(1) != size)
        {
            throw new ArgumentException($"correlations must be {size} × {size}", nameof(matrix));
        }
        var root = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                if (matrix[i, j] != matrix[j, i] || (i == j && matrix[i, i] != 1))
                {
                    throw new ArgumentException("correlations must be symmetric with ones on the diagonal", nameof(matrix));
                }
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= root[i, k] * root[j, k];
                }
                root[i, j] = i != j ? sum / root[j, j] : sum > 1e-12
                    ? Math.Sqrt(sum)
                    : throw new ArgumentException("correlations are not positive definite; weaken some", nameof(matrix));
            }
        }
        return root;
    }
}
