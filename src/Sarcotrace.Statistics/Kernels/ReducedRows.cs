using System.Runtime.InteropServices;

namespace Sarcotrace.Statistics.Kernels;

/// <summary>Where the values of a block of responses are missing.</summary>
sealed class Holes
{
    readonly int _rows;
    readonly List<int> _missing = [];
    readonly int[] _ends;

    internal Holes(ReadOnlySpan<double> block, ReadOnlySpan<bool> leftOut, int rows)
    {
        _rows = rows;
        _ends = new int[block.Length / rows];
        for (var response = 0; response < _ends.Length; response++)
        {
            var from = response * rows;
            AddMissing(block.Slice(from, rows), leftOut.IsEmpty ? [] : leftOut.Slice(from, rows));
            _ends[response] = _missing.Count;
        }
    }

    internal bool Any => _missing.Count > 0;

    /// <summary>Rows whose value is not finite or that are left out, ascending.</summary>
    internal ReadOnlySpan<int> Of(int response)
    {
        var from = response == 0 ? 0 : _ends[response - 1];
        return CollectionsMarshal.AsSpan(_missing)[from.._ends[response]];
    }

    /// <summary>Puts 0 for what is missing, so that it adds nothing to a sum.</summary>
    internal void Clear(Span<double> block)
    {
        for (var response = 0; response < _ends.Length; response++)
            foreach (var row in Of(response)) block[response * _rows + row] = 0;
    }

    /// <summary>The next row that is marked; -1 where none is.</summary>
    internal static int Next(ReadOnlySpan<bool> marks, int row)
    {
        var step = marks[(row + 1)..].IndexOf(true);
        return step < 0 ? -1 : row + 1 + step;
    }

    void AddMissing(ReadOnlySpan<double> values, ReadOnlySpan<bool> leftOut)
    {
        if (Lanes.AreFinite(values))
        {
            for (var row = leftOut.IndexOf(true); row >= 0; row = Next(leftOut, row)) _missing.Add(row);
            return;
        }

        for (var row = 0; row < values.Length; row++)
            if (!double.IsFinite(values[row]) || !leftOut.IsEmpty && leftOut[row]) _missing.Add(row);
    }
}

/// <summary>Least squares on all rows but a few, from the factors Q·R of all of them.</summary>
/// <remarks>
/// Without the rows M the products of the orthonormal columns are I − Q′_M·Q_M, whose Cholesky triangle is small and,
/// while it stays away from singular, as accurate as a new factorisation.
/// </remarks>
sealed class ReducedRows(Orthogonal factors)
{
    const double Singular = 1e-6;

    readonly double[,] _triangle = new double[factors.Count, factors.Count];
    readonly double[][] _inverse = [.. Enumerable.Range(0, factors.Count).Select(factors.InverseRow)];
    readonly double[] _row = new double[factors.Count];

    /// <summary>Makes this the fit without those rows; false where they alone tell some columns apart.</summary>
    internal bool LeaveOut(ReadOnlySpan<int> rows)
    {
        for (var a = 0; a < factors.Count; a++)
        {
            var left = factors.Direction(a);
            for (var b = 0; b <= a; b++)
            {
                var right = factors.Direction(b);
                var sum = a == b ? 1.0 : 0.0;
                foreach (var row in rows) sum -= left[row] * right[row];
                for (var k = 0; k < b; k++) sum -= _triangle[a, k] * _triangle[b, k];
                if (a == b && sum < Singular) return false;
                _triangle[a, b] = a == b ? Math.Sqrt(sum) : sum / _triangle[b, b];
            }
        }

        return true;
    }

    /// <summary>From products with the present rows to coefficients of the orthonormal columns, in place.</summary>
    internal void Solve(Span<double> effects)
    {
        Forward(effects);
        for (var k = effects.Length - 1; k >= 0; k--)
        {
            for (var after = k + 1; after < effects.Length; after++) effects[k] -= _triangle[after, k] * effects[after];
            effects[k] /= _triangle[k, k];
        }
    }

    /// <summary>Roots of the diagonal of (X′X)⁻¹ on the present rows.</summary>
    internal void UnscaledErrors(Span<double> errors)
    {
        for (var column = 0; column < errors.Length; column++)
        {
            _inverse[column].CopyTo(_row, 0);
            Forward(_row);
            errors[column] = Math.Sqrt(Lanes.Product(_row, _row));
        }
    }

    void Forward(Span<double> values)
    {
        for (var k = 0; k < values.Length; k++)
        {
            for (var before = 0; before < k; before++) values[k] -= _triangle[k, before] * values[before];
            values[k] /= _triangle[k, k];
        }
    }
}
