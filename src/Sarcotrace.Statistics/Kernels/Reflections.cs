namespace Sarcotrace.Statistics.Kernels;

/// <summary>Householder's reflections that turn columns into a triangle, kept to turn other columns the same way.</summary>
/// <remarks>Source: [golub2013] §5.1.</remarks>
sealed class Reflections
{
    readonly double[][] _vectors;

    Reflections(double[][] vectors) => _vectors = vectors;

    /// <summary>No reflection at all.</summary>
    internal static Reflections None { get; } = new([]);

    /// <summary>Makes the columns a triangle, in place.</summary>
    internal static Reflections Triangularise(double[][] columns, int rows)
    {
        var vectors = new double[Math.Min(columns.Length, rows)][];
        for (var k = 0; k < vectors.Length; k++)
        {
            var below = columns[k].AsSpan(k);
            var length = Math.Sqrt(Lanes.Product(below, below));
            vectors[k] = [];
            if (length == 0) continue;

            var v = below.ToArray();
            v[0] += v[0] >= 0 ? length : -length;
            var scale = Math.Sqrt(2 / Lanes.Product(v, v));
            for (var i = 0; i < v.Length; i++) v[i] *= scale;
            vectors[k] = v;
            for (var later = k; later < columns.Length; later++) Turn(v, columns[later].AsSpan(k));
            below[1..].Clear();
        }

        return new(vectors);
    }

    /// <summary>Turns a column in place.</summary>
    internal void Apply(Span<double> column)
    {
        for (var k = 0; k < _vectors.Length; k++)
            if (_vectors[k].Length > 0) Turn(_vectors[k], column[k..]);
    }

    static void Turn(double[] v, Span<double> x) => Lanes.AddScaled(-Lanes.Product(v, x), v, x);
}
