namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Factors of a square matrix that solves for all directions at once; zeros are passed over.</summary>
/// <param name="size">Rows and columns.</param>
sealed class DirectionFactors(int size)
{
    readonly double[] _a = new double[size * size];
    readonly int[] _order = new int[size];
    double[] _copy = [];

    /// <summary>The matrix, row by row; set it, then factor.</summary>
    public Span<double> Matrix => _a;

    /// <summary>Factors with row exchanges.</summary>
    /// <returns>False where the matrix is singular.</returns>
    public bool Factor()
    {
        for (var i = 0; i < size; i++)
        {
            _order[i] = i;
        }
        for (var k = 0; k < size; k++)
        {
            var best = k;
            for (var i = k + 1; i < size; i++)
            {
                best = Math.Abs(_a[i * size + k]) > Math.Abs(_a[best * size + k]) ? i : best;
            }
            if (!(Math.Abs(_a[best * size + k]) > 0))
            {
                return false;
            }
            if (best != k)
            {
                (_order[best], _order[k]) = (_order[k], _order[best]);
                for (var j = 0; j < size; j++)
                {
                    (_a[best * size + j], _a[k * size + j]) = (_a[k * size + j], _a[best * size + j]);
                }
            }
            for (var i = k + 1; i < size; i++)
            {
                if (_a[i * size + k] != 0)
                {
                    var factor = _a[i * size + k] / _a[k * size + k];
                    _a[i * size + k] = factor;
                    SlopeTable.Add(_a.AsSpan(i * size + k + 1, size - k - 1), -factor, _a.AsSpan(k * size + k + 1, size - k - 1));
                }
            }
        }
        return true;
    }

    /// <summary>Solves in place.</summary>
    /// <param name="b">Right-hand sides, row by row, each row a vector over directions.</param>
    /// <param name="directions">Number of directions.</param>
    public void Solve(Span<double> b, int directions)
    {
        if (_copy.Length != b.Length)
        {
            _copy = new double[b.Length];
        }
        b.CopyTo(_copy);
        for (var i = 0; i < size; i++)
        {
            var row = b.Slice(i * directions, directions);
            _copy.AsSpan(_order[i] * directions, directions).CopyTo(row);
            for (var j = 0; j < i; j++)
            {
                SlopeTable.Add(row, -_a[i * size + j], b.Slice(j * directions, directions));
            }
        }
        for (var i = size - 1; i >= 0; i--)
        {
            var row = b.Slice(i * directions, directions);
            for (var j = i + 1; j < size; j++)
            {
                SlopeTable.Add(row, -_a[i * size + j], b.Slice(j * directions, directions));
            }
            var pivot = _a[i * size + i];
            for (var d = 0; d < directions; d++)
            {
                row[d] /= pivot;
            }
        }
    }
}
