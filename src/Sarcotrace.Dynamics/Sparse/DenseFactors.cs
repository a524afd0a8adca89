namespace Sarcotrace.Dynamics.Sparse;

/// <summary>
/// LU with partial pivoting of the full matrix: what the sparse factors are checked against and fall back to.
/// </summary>
public sealed class DenseFactors(Pattern pattern) : IFactors
{
    readonly int _n = pattern.Size;
    readonly double[] _lu = new double[pattern.Size * pattern.Size];
    readonly int[] _pivots = new int[pattern.Size];

    /// <summary>Factors shift·M − J.</summary>
    /// <param name="shift">1/(γh).</param>
    /// <param name="mass">Diagonal of M.</param>
    /// <param name="jacobian">Values of J in the order of its pattern.</param>
    /// <returns>False where a pivot is zero or not finite.</returns>
    /// <remarks>Cost: n³/3 multiplications. Source: [golub2013] §3.4</remarks>
    public bool Factor(double shift, ReadOnlySpan<double> mass, ReadOnlySpan<double> jacobian)
    {
        Array.Clear(_lu);
        for (var row = 0; row < _n; row++)
        {
            for (var k = pattern.Starts[row]; k < pattern.Starts[row + 1]; k++)
            {
                _lu[row * _n + pattern.Columns[k]] = -jacobian[k];
            }
            _lu[row * _n + row] += shift * mass[row];
        }
        for (var k = 0; k < _n; k++)
        {
            if (!Eliminate(k))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Solves in place.</summary>
    /// <param name="b">Right-hand side; overwritten by the solution.</param>
    /// <remarks>Source: [golub2013] §3.4</remarks>
    public void Solve(Span<double> b)
    {
        for (var k = 0; k < _n; k++)
        {
            (b[k], b[_pivots[k]]) = (b[_pivots[k]], b[k]);
        }
        for (var k = 0; k < _n; k++)
        {
            for (var row = k + 1; row < _n; row++)
            {
                b[row] -= _lu[row * _n + k] * b[k];
            }
        }
        for (var row = _n - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < _n; k++)
            {
                b[row] -= _lu[row * _n + k] * b[k];
            }
            b[row] /= _lu[row * _n + row];
        }
    }

    bool Eliminate(int k)
    {
        var best = k;
        for (var row = k + 1; row < _n; row++)
        {
            if (Math.Abs(_lu[row * _n + k]) > Math.Abs(_lu[best * _n + k]))
            {
                best = row;
            }
        }
        _pivots[k] = best;
        var pivot = _lu[best * _n + k];
        if (pivot == 0 || !double.IsFinite(pivot))
        {
            return false;
        }
        if (best != k)
        {
            for (var column = 0; column < _n; column++)
            {
                (_lu[best * _n + column], _lu[k * _n + column]) = (_lu[k * _n + column], _lu[best * _n + column]);
            }
        }
        for (var row = k + 1; row < _n; row++)
        {
            var factor = _lu[row * _n + k] /= pivot;
            if (factor == 0)
            {
                continue;
            }
            for (var column = k + 1; column < _n; column++)
            {
                _lu[row * _n + column] -= factor * _lu[k * _n + column];
            }
        }
        return true;
    }
}
