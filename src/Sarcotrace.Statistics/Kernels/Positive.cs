namespace Sarcotrace.Statistics.Kernels;

/// <summary>A small symmetric positive definite matrix, factored after Cholesky.</summary>
/// <remarks>Source: [golub2013] §4.2.</remarks>
sealed class Positive
{
    readonly double[,] _lower;

    Positive(double[,] lower) => _lower = lower;

    int Count => _lower.GetLength(0);

    /// <summary>Factors a matrix; null where a row is determined by those before it to 1e-11 of its size.</summary>
    internal static Positive? Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var lower = new double[n, n];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = matrix[row, column];
                for (var k = 0; k < column; k++) sum -= lower[row, k] * lower[column, k];
                if (row == column && !(sum > 1e-11 * matrix[row, row])) return null;
                lower[row, column] = row == column ? Math.Sqrt(sum) : sum / lower[column, column];
            }
        }

        return new(lower);
    }

    /// <summary>x with A·x = right.</summary>
    internal double[] Solve(ReadOnlySpan<double> right)
    {
        var x = right.ToArray();
        for (var k = 0; k < Count; k++)
        {
            for (var before = 0; before < k; before++) x[k] -= _lower[k, before] * x[before];
            x[k] /= _lower[k, k];
        }

        for (var k = Count - 1; k >= 0; k--)
        {
            for (var after = k + 1; after < Count; after++) x[k] -= _lower[after, k] * x[after];
            x[k] /= _lower[k, k];
        }

        return x;
    }

    /// <summary>A⁻¹.</summary>
    internal double[,] Inverse()
    {
        var inverse = new double[Count, Count];
        for (var k = 0; k < Count; k++)
        {
            var unit = new double[Count];
            unit[k] = 1;
            var column = Solve(unit);
            for (var row = 0; row < Count; row++) inverse[row, k] = column[row];
        }

        return inverse;
    }

    /// <summary>v′A⁻¹v.</summary>
    internal double Form(ReadOnlySpan<double> v) => Lanes.Product(v, Solve(v));
}
