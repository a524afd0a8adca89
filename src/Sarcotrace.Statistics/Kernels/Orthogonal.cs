namespace Sarcotrace.Statistics.Kernels;

/// <summary>A growing set of columns X = Q·R with orthonormal Q: the one factorisation behind every linear fit.</summary>
/// <remarks>
/// Gram–Schmidt done twice, which is as orthogonal as Householder's reflections and keeps Q as plain columns for
/// products. Source: [giraud2005].
/// </remarks>
sealed class Orthogonal(int rows)
{
    readonly List<double[]> _columns = [];
    readonly List<double[]> _orthonormal = [];
    readonly List<double[]> _triangle = [];

    /// <summary>Rows.</summary>
    internal int Rows => rows;

    /// <summary>Columns taken.</summary>
    internal int Count => _columns.Count;

    /// <summary>A column as it was given.</summary>
    internal ReadOnlySpan<double> Column(int index) => _columns[index];

    /// <summary>The orthonormal column of that place.</summary>
    internal ReadOnlySpan<double> Direction(int index) => _orthonormal[index];

    /// <summary>R, at or above its diagonal.</summary>
    internal double Triangle(int row, int column) => _triangle[column][row];

    /// <summary>All orthonormal columns one after another.</summary>
    internal double[] Directions()
    {
        var all = new double[Count * rows];
        for (var k = 0; k < Count; k++) _orthonormal[k].CopyTo(all, k * rows);
        return all;
    }

    /// <summary>Takes a column, unless earlier ones determine it.</summary>
    internal bool Add(ReadOnlySpan<double> column, double tolerance)
    {
        var rest = column.ToArray();
        var length = Math.Sqrt(Lanes.Product(rest, rest));
        var weights = new double[Count + 1];
        for (var pass = 0; pass < 2; pass++) Clear(rest, weights);

        var left = Math.Sqrt(Lanes.Product(rest, rest));
        if (!(left > tolerance * length)) return false;

        weights[Count] = left;
        for (var i = 0; i < rest.Length; i++) rest[i] /= left;
        _columns.Add(column.ToArray());
        _orthonormal.Add(rest);
        _triangle.Add(weights);
        return true;
    }

    /// <summary>How a determined column is made from those taken.</summary>
    internal double[] Combination(ReadOnlySpan<double> column)
    {
        var weights = new double[Count];
        for (var k = 0; k < Count; k++) weights[k] = Lanes.Product(_orthonormal[k], column);
        return Solve(weights);
    }

    /// <summary>c with R·c = effects.</summary>
    internal double[] Solve(ReadOnlySpan<double> effects)
    {
        var solution = new double[Count];
        Solve(effects, solution);
        return solution;
    }

    /// <summary>c with R·c = effects, written where it is wanted.</summary>
    internal void Solve(ReadOnlySpan<double> effects, Span<double> solution)
    {
        effects[..Count].CopyTo(solution);
        for (var k = Count - 1; k >= 0; k--)
        {
            solution[k] /= _triangle[k][k];
            for (var above = 0; above < k; above++) solution[above] -= _triangle[k][above] * solution[k];
        }
    }

    /// <summary>A row of R⁻¹, whose length is the unscaled standard error of that coefficient.</summary>
    internal double[] InverseRow(int row)
    {
        // Row r of R⁻¹ solves w·R = e_r from the left.
        var inverse = new double[Count];
        for (var k = row; k < Count; k++)
        {
            var sum = k == row ? 1.0 : 0.0;
            for (var before = row; before < k; before++) sum -= inverse[before] * _triangle[k][before];
            inverse[k] = sum / _triangle[k][k];
        }

        return inverse;
    }

    void Clear(double[] rest, double[] weights)
    {
        for (var k = 0; k < Count; k++)
        {
            var along = Lanes.Product(_orthonormal[k], rest);
            Lanes.AddScaled(-along, _orthonormal[k], rest);
            weights[k] += along;
        }
    }
}
