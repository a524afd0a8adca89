using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Curves;

/// <summary>Levenberg and Marquardt's search for the least weighted sum of squares, within bounds.</summary>
/// <remarks>
/// Each step solves the damped linear problem by orthogonalisation of the Jacobian itself, never of its square. It ends by
/// the relative offset: how far the residuals still lean into the tangent plane, a pure number. Source: [more1978], [bates1988] §2.2.
/// </remarks>
sealed class CurveSearch(CurvePoints points, CurveLayout layout)
{
    const double Offset = 1e-9;
    const double RoundingOffset = 1e-5;
    const int MostSteps = 400;
    const double AliasTolerance = 1e-9;

    readonly int _count = points.X.Length;
    readonly double[] _lowest = layout.Spread(layout.Curve.Lowest);
    readonly double[] _highest = layout.Spread(layout.Curve.Highest);

    /// <summary>Where a search ended.</summary>
    /// <param name="Sought">Parameters.</param>
    /// <param name="Sum">Weighted sum of squares; infinite where the curve has no value.</param>
    /// <param name="Converged">Whether the offset is as small as arithmetic allows.</param>
    /// <param name="Steps">Steps taken.</param>
    internal sealed record Ending(double[] Sought, double Sum, bool Converged, int Steps);

    internal (double Low, double High) BoundsOf(int place) => (_lowest[place], _highest[place]);

    internal bool OnBound(int place, double value) => value <= _lowest[place] || value >= _highest[place];

    /// <summary>Weighted residuals at a place.</summary>
    internal double[] Residuals(ReadOnlySpan<double> sought)
    {
        var rest = new double[_count];
        Span<double> parameters = stackalloc double[layout.Curve.Parameters.Length], slopes = stackalloc double[parameters.Length];
        for (var i = 0; i < _count; i++)
        {
            layout.Fill(points.Group[i], sought, parameters);
            rest[i] = Math.Sqrt(points.Weight[i]) * (points.Y[i] - layout.Curve.At(points.X[i], parameters, slopes));
        }

        return rest;
    }

    /// <summary>Weighted derivatives, a column a parameter sought.</summary>
    internal double[][] Columns(ReadOnlySpan<double> sought)
    {
        var columns = new double[sought.Length][];
        for (var k = 0; k < columns.Length; k++) columns[k] = new double[_count];
        Span<double> parameters = stackalloc double[layout.Curve.Parameters.Length], slopes = stackalloc double[parameters.Length];
        for (var i = 0; i < _count; i++)
        {
            layout.Fill(points.Group[i], sought, parameters);
            layout.Curve.At(points.X[i], parameters, slopes);
            var root = Math.Sqrt(points.Weight[i]);
            for (var k = 0; k < slopes.Length; k++)
                if (layout.IndexOf(k, points.Group[i]) is var place and >= 0) columns[place][i] += root * slopes[k];
        }

        return columns;
    }

    /// <summary>Searches from a start; a parameter named stays where it is.</summary>
    internal Ending From(ReadOnlySpan<double> start, int held = -1)
    {
        var sought = start.ToArray();
        for (var k = 0; k < sought.Length; k++)
            if (k != held) sought[k] = Math.Clamp(sought[k], _lowest[k], _highest[k]);
        var rest = Residuals(sought);
        SettleLinear(sought, ref rest, held);
        var sum = Lanes.Product(rest, rest);
        if (!double.IsFinite(sum)) return new(sought, double.PositiveInfinity, false, 0);

        var (damping, scales) = (1e-3, new double[sought.Length]);
        for (var step = 0; step < MostSteps; step++)
        {
            var columns = Columns(sought);
            var free = Free(sought, columns, rest, held);
            for (var k = 0; k < scales.Length; k++) scales[k] = Math.Max(scales[k], Math.Sqrt(Lanes.Product(columns[k], columns[k])));
            var offset = OffsetOf(columns, free, rest, sum);
            if (offset < Offset) return new(sought, sum, true, step);

            var moved = false;
            for (; damping < 1e20; damping *= 4)
            {
                var next = Move(sought, columns, free, scales, rest, damping);
                var nextRest = Residuals(next);
                var nextSum = Lanes.Product(nextRest, nextRest);
                if (!(nextSum < sum)) continue;

                (sought, rest, sum, moved) = (next, nextRest, nextSum, true);
                damping = Math.Max(damping / 10, 1e-15);
                break;
            }

            if (!moved) return new(sought, sum, offset < RoundingOffset, step);
        }

        return new(sought, sum, false, MostSteps);
    }

    /// <summary>The factored Jacobian, and the places of the columns that others determine.</summary>
    internal (Orthogonal Factors, List<int> Kept, List<(int Place, double[] Of)> Lost) Tangent(ReadOnlySpan<double> sought)
    {
        var columns = Columns(sought);
        var (factors, kept) = (new Orthogonal(_count), new List<int>());
        List<(int, double[])> lost = [];
        var size = Math.Sqrt(Size());
        for (var k = 0; k < columns.Length; k++)
        {
            if (OnBound(k, sought[k])) continue;
            // A parameter whose whole size moves no response by more than its rounding is not determined.
            var effect = Math.Sqrt(Lanes.Product(columns[k], columns[k])) * Math.Max(1, Math.Abs(sought[k]));
            if (effect > 1e-12 * size && factors.Add(columns[k], AliasTolerance)) kept.Add(k);
            else lost.Add((k, factors.Combination(columns[k])));
        }

        return (factors, kept, lost);
    }

    // What is linear in the curve takes its best values in one step; far along a profile it may differ by powers of ten.
    void SettleLinear(double[] sought, ref double[] rest, int held)
    {
        var columns = Columns(sought);
        var linear = Enumerable.Range(0, points.Groups).SelectMany(g => layout.Curve.Linear.Select(k => layout.IndexOf(k, g)))
            .Where(place => place >= 0 && place != held).Distinct().Order();
        var (factors, kept) = (new Orthogonal(_count), new List<int>());
        foreach (var place in linear)
            if (columns[place].All(double.IsFinite) && factors.Add(columns[place], AliasTolerance)) kept.Add(place);
        var effects = new double[factors.Count];
        for (var k = 0; k < effects.Length; k++) effects[k] = Lanes.Product(factors.Direction(k), rest);
        var change = factors.Solve(effects);
        var next = sought.AsSpan().ToArray();
        for (var k = 0; k < change.Length; k++) next[kept[k]] += change[k];
        var nextRest = Residuals(next);
        if (!(Lanes.Product(nextRest, nextRest) < Lanes.Product(rest, rest)) && double.IsFinite(Lanes.Product(rest, rest))) return;

        next.CopyTo(sought, 0);
        rest = nextRest;
    }

    // A parameter on a bound stays there while the sum of squares falls towards the outside.
    int[] Free(double[] sought, double[][] columns, double[] rest, int held) =>
    [
        .. Enumerable.Range(0, sought.Length).Where(k => k != held).Where(k =>
        {
            var towards = Lanes.Product(columns[k], rest);
            return !(sought[k] <= _lowest[k] && towards <= 0) && !(sought[k] >= _highest[k] && towards >= 0);
        }),
    ];

    double OffsetOf(double[][] columns, int[] free, double[] rest, double sum)
    {
        if (free.Length == 0 || sum <= 1e-26 * Size()) return 0;

        var factors = new Orthogonal(_count);
        foreach (var k in free) factors.Add(columns[k], AliasTolerance);
        var along = 0.0;
        for (var k = 0; k < factors.Count; k++)
        {
            var effect = Lanes.Product(factors.Direction(k), rest);
            along += effect * effect;
        }

        return Math.Sqrt(along / Math.Max(sum - along, 1e-300) * Math.Max(1, _count - factors.Count) / Math.Max(1, factors.Count));
    }

    double Size()
    {
        var size = 0.0;
        for (var i = 0; i < _count; i++) size += points.Weight[i] * points.Y[i] * points.Y[i];
        return size;
    }

    double[] Move(double[] sought, double[][] columns, int[] free, double[] scales, double[] rest, double damping)
    {
        var factors = new Orthogonal(_count + free.Length);
        double[] right = [.. rest, .. new double[free.Length]];
        for (var j = 0; j < free.Length; j++)
        {
            double[] tall = [.. columns[free[j]], .. new double[free.Length]];
            tall[_count + j] = Math.Sqrt(damping) * (scales[free[j]] > 0 ? scales[free[j]] : 1);
            factors.Add(tall, 0);
        }

        var effects = new double[factors.Count];
        for (var k = 0; k < effects.Length; k++) effects[k] = Lanes.Product(factors.Direction(k), right);
        var change = factors.Solve(effects);
        var next = sought.AsSpan().ToArray();
        for (var j = 0; j < change.Length; j++) next[free[j]] = Math.Clamp(next[free[j]] + change[j], _lowest[free[j]], _highest[free[j]]);
        return next;
    }
}
