namespace Sarcotrace.Statistics.Kernels;

/// <summary>Where the values of a block of responses are missing.</summary>
sealed class Holes
{
    readonly int _rows;
    readonly int[][] _of;

    internal Holes(ReadOnlySpan<double> block, ReadOnlySpan<bool> leftOut, int rows)
    {
        _rows = rows;
        _of = new int[block.Length / rows][];
        for (var response = 0; response < _of.Length; response++)
        {
            var from = response * rows;
            _of[response] = Missing(block.Slice(from, rows), leftOut.IsEmpty ? [] : leftOut.Slice(from, rows));
        }
    }

    internal bool Any => Array.Exists(_of, holes => holes.Length > 0);

    internal ReadOnlySpan<int> Of(int response) => _of[response];

    /// <summary>Puts 0 for what is missing, so that it adds nothing to a sum.</summary>
    internal void Clear(Span<double> block)
    {
        for (var response = 0; response < _of.Length; response++)
            foreach (var row in _of[response]) block[response * _rows + row] = 0;
    }

    /// <summary>The next row that is marked; -1 where none is.</summary>
    internal static int Next(ReadOnlySpan<bool> marks, int row)
    {
        var step = marks[(row + 1)..].IndexOf(true);
        return step < 0 ? -1 : row + 1 + step;
    }

    /// <summary>Rows whose value is not finite or that are left out, ascending.</summary>
    internal static int[] Missing(ReadOnlySpan<double> values, ReadOnlySpan<bool> leftOut)
    {
        List<int> rows = [];
        if (Lanes.AreFinite(values))
        {
            for (var row = leftOut.IndexOf(true); row >= 0; row = Next(leftOut, row)) rows.Add(row);
            return rows.Count == 0 ? [] : [.. rows];
        }

        for (var row = 0; row < values.Length; row++)
            if (!double.IsFinite(values[row]) || !leftOut.IsEmpty && leftOut[row]) rows.Add(row);
        return [.. rows];
    }
}

/// <summary>Least squares on all rows but a few, from the factors Q·R of all of them.</summary>
/// <remarks>
/// Without the rows M the products of the orthonormal columns are I − Q′_M·Q_M, whose Cholesky triangle is small and,
/// while it stays away from singular, as accurate as a new factorisation.
/// </remarks>
sealed class ReducedRows
{
    const double Singular = 1e-6;

    readonly double[,] _triangle;
    readonly int _count;

    ReducedRows(double[,] triangle, int count) => (_triangle, _count) = (triangle, count);

    /// <summary>The triangle without those rows; null where they alone tell some columns apart.</summary>
    internal static ReducedRows? Without(ReadOnlySpan<int> rows, Orthogonal factors)
    {
        var p = factors.Count;
        var triangle = new double[p, p];
        for (var a = 0; a < p; a++)
        {
            var left = factors.Direction(a);
            for (var b = 0; b <= a; b++)
            {
                var right = factors.Direction(b);
                var sum = a == b ? 1.0 : 0.0;
                foreach (var row in rows) sum -= left[row] * right[row];
                for (var k = 0; k < b; k++) sum -= triangle[a, k] * triangle[b, k];
                if (a == b && sum < Singular) return null;
                triangle[a, b] = a == b ? Math.Sqrt(sum) : sum / triangle[b, b];
            }
        }

        return new(triangle, p);
    }

    /// <summary>From products with the present rows to coefficients of the orthonormal columns, in place.</summary>
    internal void Solve(Span<double> effects)
    {
        Forward(effects);
        for (var k = _count - 1; k >= 0; k--)
        {
            for (var after = k + 1; after < _count; after++) effects[k] -= _triangle[after, k] * effects[after];
            effects[k] /= _triangle[k, k];
        }
    }

    /// <summary>Roots of the diagonal of (X′X)⁻¹ on the present rows.</summary>
    /// <param name="inverse">R⁻¹ of all rows, a row a column.</param>
    internal double[] UnscaledErrors(double[][] inverse)
    {
        var errors = new double[_count];
        for (var column = 0; column < _count; column++)
        {
            double[] row = [.. inverse[column]];
            Forward(row);
            errors[column] = Math.Sqrt(Lanes.Product(row, row));
        }

        return errors;
    }

    void Forward(Span<double> values)
    {
        for (var k = 0; k < _count; k++)
        {
            for (var before = 0; before < k; before++) values[k] -= _triangle[k, before] * values[before];
            values[k] /= _triangle[k, k];
        }
    }
}
