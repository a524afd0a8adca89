namespace Sarcotrace.Statistics.Kernels;

/// <summary>Eigenvalues, without vectors, of a symmetric matrix.</summary>
/// <remarks>
/// Householder's tridiagonal form, then QL with implicit shifts. The update of the matrix and the product for the next
/// reflection are one sweep over memory, which is what the time goes into. Source: [golub2013] §8.3.
/// </remarks>
static class SymmetricEigenvalues
{
    /// <summary>All eigenvalues, ascending; the matrix is overwritten.</summary>
    internal static double[] Of(double[] matrix, int size, int threads, CancellationToken cancel = default)
    {
        var (diagonal, beside) = Tridiagonal(matrix, size, threads, cancel);
        Iterate(diagonal, beside);
        Array.Sort(diagonal);
        return diagonal;
    }

    static (double[] Diagonal, double[] Beside) Tridiagonal(double[] a, int size, int threads, CancellationToken cancel)
    {
        var (diagonal, beside) = (new double[size], new double[size]);
        var (direction, along) = (new double[size], new double[size]);
        for (var k = 0; k < size - 1; k++)
        {
            var left = size - k - 1;
            var column = a.AsSpan(k * size + k + 1, left);
            diagonal[k] = a[k * size + k];
            var length = Math.Sqrt(Lanes.Product(column, column));
            beside[k] = column[0] > 0 ? -length : length;
            if (length == 0) continue;

            var v = direction.AsSpan(0, left);
            column.CopyTo(v);
            v[0] -= beside[k];
            var scale = 2 / Lanes.Product(v, v);
            Sweep(a, size, k + 1, left, direction, along, threads, cancel);
            for (var i = 0; i < left; i++) along[i] *= scale;
            Lanes.AddScaled(-0.5 * scale * Lanes.Product(along.AsSpan(0, left), v), v, along.AsSpan(0, left));
            Update(a, size, k + 1, left, direction, along, threads, cancel);
        }

        diagonal[^1] = a[^1];
        return (diagonal, beside);
    }

    static void Sweep(double[] a, int size, int from, int left, double[] v, double[] to, int threads, CancellationToken cancel) =>
        Rows(left, threads, i => to[i] = Lanes.Product(a.AsSpan((from + i) * size + from, left), v.AsSpan(0, left)), cancel);

    static void Update(double[] a, int size, int from, int left, double[] v, double[] w, int threads, CancellationToken cancel) =>
        Rows(left, threads, i =>
        {
            var row = a.AsSpan((from + i) * size + from, left);
            Lanes.AddScaled(-v[i], w.AsSpan(0, left), row);
            Lanes.AddScaled(-w[i], v.AsSpan(0, left), row);
        }, cancel);

    // Small remainders are not worth a thread's start.
    static void Rows(int count, int threads, Action<int> row, CancellationToken cancel)
    {
        const int Chunk = 64;
        Across.Each((count + Chunk - 1) / Chunk, count < 4 * Chunk ? 1 : threads, chunk =>
        {
            for (var i = chunk * Chunk; i < Math.Min(count, (chunk + 1) * Chunk); i++) row(i);
        }, cancel);
    }

    static void Iterate(double[] d, double[] e)
    {
        var size = d.Length;
        for (var l = 0; l < size; l++)
        {
            for (var step = 0; step < 60; step++)
            {
                var m = l;
                while (m < size - 1 && Math.Abs(e[m]) > 1e-16 * (Math.Abs(d[m]) + Math.Abs(d[m + 1]))) m++;
                if (m == l) break;
                Implicit(d, e, l, m);
            }
        }
    }

    static void Implicit(double[] d, double[] e, int l, int m)
    {
        var g = (d[l + 1] - d[l]) / (2 * e[l]);
        var r = Math.Sqrt(g * g + 1);
        g = d[m] - d[l] + e[l] / (g + (g >= 0 ? r : -r));
        var (sine, cosine, shift) = (1.0, 1.0, 0.0);
        for (var i = m - 1; i >= l; i--)
        {
            var (f, b) = (sine * e[i], cosine * e[i]);
            r = Math.Sqrt(f * f + g * g);
            e[i + 1] = r;
            if (r == 0)
            {
                d[i + 1] -= shift;
                e[m] = 0;
                return;
            }

            (sine, cosine) = (f / r, g / r);
            g = d[i + 1] - shift;
            r = (d[i] - g) * sine + 2 * cosine * b;
            shift = sine * r;
            d[i + 1] = g + shift;
            g = cosine * r - b;
        }

        d[l] -= shift;
        e[l] = g;
        e[m] = 0;
    }
}
