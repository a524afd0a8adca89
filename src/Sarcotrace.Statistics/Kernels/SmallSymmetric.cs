namespace Sarcotrace.Statistics.Kernels;

/// <summary>Small symmetric matrices, rows one after another: those of a model's few variances and coefficients.</summary>
static class SmallSymmetric
{
    /// <summary>Replaces the lower triangle by L with LL′ = A; false where A is not positive definite.</summary>
    /// <remarks>O(n³/3). Source: [golub2013] §4.2.</remarks>
    internal static bool Factor(Span<double> a, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var row = a.Slice(i * n, n);
            for (var j = 0; j < i; j++) row[j] = (row[j] - Lanes.Product(row[..j], a.Slice(j * n, j))) / a[j * n + j];

            var pivot = row[i] - Lanes.Product(row[..i], row[..i]);
            if (!(pivot > 0)) return false;
            row[i] = Math.Sqrt(pivot);
        }

        return true;
    }

    /// <summary>x ← L⁻¹x.</summary>
    internal static void Forward(ReadOnlySpan<double> lower, int n, Span<double> x)
    {
        for (var i = 0; i < n; i++)
        {
            var row = lower.Slice(i * n, i);
            var sum = x[i];
            for (var j = 0; j < i; j++) sum -= row[j] * x[j];
            x[i] = sum / lower[i * n + i];
        }
    }

    /// <summary>x ← L⁻ᵀx.</summary>
    internal static void Backward(ReadOnlySpan<double> lower, int n, Span<double> x)
    {
        for (var i = n - 1; i >= 0; i--)
        {
            x[i] /= lower[i * n + i];
            for (var j = 0; j < i; j++) x[j] -= lower[i * n + j] * x[i];
        }
    }

    /// <summary>Eigenvalues, least first, and their vectors: vector k is row k.</summary>
    /// <remarks>Jacobi's rotations, which find small eigenvalues to their own digits. Source: [golub2013] §8.5.</remarks>
    internal static (double[] Values, double[] Vectors) Eigen(ReadOnlySpan<double> matrix, int n)
    {
        var a = matrix.ToArray();
        var v = new double[n * n];
        for (var i = 0; i < n; i++) v[i * n + i] = 1;
        for (var sweep = 0; sweep < 60; sweep++)
        {
            var turned = false;
            for (var p = 0; p < n; p++)
                for (var q = p + 1; q < n; q++) turned |= Rotate(a, v, n, p, q);
            if (!turned) break;
        }

        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => a[i * n + i])];
        return ([.. order.Select(i => a[i * n + i])], [.. order.SelectMany(i => v.Skip(i * n).Take(n))]);
    }

    /// <summary>The generalised inverse of a matrix whose eigenvalues below a share of the largest count as zero.</summary>
    internal static double[] Inverse(ReadOnlySpan<double> matrix, int n, double share)
    {
        // Rows and columns in different units are put on one scale first.
        var scale = new double[n];
        for (var i = 0; i < n; i++) scale[i] = matrix[i * n + i] > 0 ? 1 / Math.Sqrt(matrix[i * n + i]) : 1;
        var scaled = new double[n * n];
        for (var at = 0; at < scaled.Length; at++) scaled[at] = matrix[at] * scale[at / n] * scale[at % n];

        var (values, vectors) = Eigen(scaled, n);
        var inverse = new double[n * n];
        for (var k = 0; k < n; k++)
        {
            if (!(values[k] > share * values[^1])) continue;
            var vector = vectors.AsSpan(k * n, n);
            for (var i = 0; i < n; i++) Lanes.AddScaled(vector[i] / values[k], vector, inverse.AsSpan(i * n, n));
        }

        for (var at = 0; at < inverse.Length; at++) inverse[at] *= scale[at / n] * scale[at % n];
        return inverse;
    }

    static bool Rotate(double[] a, double[] v, int n, int p, int q)
    {
        var beside = a[p * n + q];
        var (first, second) = (a[p * n + p], a[q * n + q]);
        if (Math.Abs(beside) <= 1e-17 * Math.Sqrt(Math.Abs(first * second)) || Math.Abs(beside) < 1e-300) return false;

        var half = (second - first) / (2 * beside);
        var t = half == 0 ? 1 : Math.Sign(half) / (Math.Abs(half) + Math.Sqrt(half * half + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        for (var k = 0; k < n; k++)
        {
            var (x, y) = (a[k * n + p], a[k * n + q]);
            (a[k * n + p], a[k * n + q]) = (c * x - s * y, s * x + c * y);
        }

        for (var k = 0; k < n; k++)
        {
            var (x, y) = (a[p * n + k], a[q * n + k]);
            (a[p * n + k], a[q * n + k]) = (c * x - s * y, s * x + c * y);
            (x, y) = (v[p * n + k], v[q * n + k]);
            (v[p * n + k], v[q * n + k]) = (c * x - s * y, s * x + c * y);
        }

        (a[p * n + p], a[q * n + q], a[p * n + q], a[q * n + p]) = (first - t * beside, second + t * beside, 0, 0);
        return true;
    }
}
