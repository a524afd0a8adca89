using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Meta;

/// <summary>Small positive definite matrices, row by row.</summary>
static class Dense
{
    /// <summary>Cholesky's lower factor.</summary>
    internal static double[][] Factor(double[][] matrix)
    {
        var n = matrix.Length;
        var lower = new double[n][];
        for (var i = 0; i < n; i++)
        {
            lower[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i][j];
                for (var k = 0; k < j; k++) sum -= lower[i][k] * lower[j][k];
                if (i != j) lower[i][j] = sum / lower[j][j];
                else if (sum > 0) lower[i][i] = Math.Sqrt(sum);
                else throw new ArgumentException("the columns determine each other", nameof(matrix));
            }
        }

        return lower;
    }

    /// <summary>Inverse from Cholesky's factor.</summary>
    internal static double[][] Inverse(double[][] lower)
    {
        var n = lower.Length;
        var inverse = new double[n][];
        for (var c = 0; c < n; c++) inverse[c] = Solve(lower, [.. Enumerable.Range(0, n).Select(i => i == c ? 1.0 : 0)]);
        return inverse;
    }

    /// <summary>x with matrix · x = b, from Cholesky's factor.</summary>
    internal static double[] Solve(double[][] lower, double[] b)
    {
        var x = b.ToArray();
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= lower[i][k] * x[k];
            x[i] /= lower[i][i];
        }

        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < x.Length; k++) x[i] -= lower[k][i] * x[k];
            x[i] /= lower[i][i];
        }

        return x;
    }

    /// <summary>Logarithm of the determinant, from Cholesky's factor.</summary>
    internal static double LogDeterminant(double[][] lower) => 2 * lower.Select((row, i) => Elementary.Log(row[i])).Sum();

    /// <summary>b' · matrix⁻¹ · b.</summary>
    internal static double Quadratic(double[][] matrix, double[] b) => Dot(b, Solve(Factor(matrix), b));

    /// <summary>Sum of products.</summary>
    internal static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>A product of two matrices.</summary>
    internal static double[][] Times(double[][] a, double[][] b) =>
        [.. a.Select(row => Enumerable.Range(0, b[0].Length).Select(c => row.Select((cell, k) => cell * b[k][c]).Sum()).ToArray())];

    /// <summary>Trace of a product of two matrices.</summary>
    internal static double TraceOfProduct(double[][] a, double[][] b) => a.Select((row, i) => row.Select((cell, k) => cell * b[k][i]).Sum()).Sum();
}
