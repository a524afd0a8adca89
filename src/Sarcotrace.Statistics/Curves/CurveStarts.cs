using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Curves;

/// <summary>Where searches begin: the best of many shapes, each with the best of what is linear in it.</summary>
/// <remarks>Source: [golub1973].</remarks>
static class CurveStarts
{
    /// <summary>Starts for all groups together, the most promising first.</summary>
    internal static List<double[]> Of(CurvePoints points, CurveLayout layout, int most)
    {
        var groups = Enumerable.Range(0, points.Groups).Select(group => OfGroup(points, layout, group, most)).ToArray();
        List<double[]> starts = [];
        for (var i = 0; i < groups.Max(group => group.Count); i++)
        {
            var (start, times) = (new double[layout.Names.Length], new int[layout.Names.Length]);
            for (var g = 0; g < groups.Length; g++)
            {
                var own = groups[g][Math.Min(i, groups[g].Count - 1)];
                for (var k = 0; k < own.Length; k++)
                {
                    if (layout.IndexOf(k, g) is not (var place and >= 0)) continue;
                    start[place] += own[k];
                    times[place]++;
                }
            }

            // What groups share starts at the mean of what each would have alone.
            for (var k = 0; k < start.Length; k++) start[k] /= Math.Max(1, times[k]);
            starts.Add(start);
        }

        return starts;
    }

    static List<double[]> OfGroup(CurvePoints points, CurveLayout layout, int group, int most)
    {
        int[] rows = [.. Enumerable.Range(0, points.X.Length).Where(i => points.Group[i] == group)];
        double[] x = [.. rows.Select(i => points.X[i])];
        List<(double Sum, double[] Shape)> tried = [];
        foreach (var shape in layout.Curve.Shapes(x))
        {
            foreach (var (place, value) in layout.HeldPlaces) shape[place] = value;
            var sum = Complete(points, layout, rows, shape);
            if (double.IsFinite(sum) && !tried.Exists(one => one.Shape.AsSpan().SequenceEqual(shape))) tried.Add((sum, shape));
        }

        var best = tried.OrderBy(one => one.Sum).Take(most).Select(one => one.Shape).ToList();
        return best.Count > 0 ? best : [layout.Curve.Shapes(x).First()];
    }

    // Fills in the linear parameters by least squares and gives what is left.
    static double Complete(CurvePoints points, CurveLayout layout, int[] rows, double[] shape)
    {
        var sought = layout.Curve.Linear.Where(place => !layout.HeldPlaces.ContainsKey(place)).ToArray();
        var bases = sought.Select(_ => new double[rows.Length]).ToArray();
        var (rest, slopes) = (new double[rows.Length], new double[shape.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            var root = Math.Sqrt(points.Weight[rows[i]]);
            // With the linear ones at 0 the curve is what the held ones give.
            rest[i] = root * (points.Y[rows[i]] - layout.Curve.At(points.X[rows[i]], shape, slopes));
            for (var k = 0; k < sought.Length; k++) bases[k][i] = root * slopes[sought[k]];
        }

        var (factors, kept) = (new Orthogonal(rows.Length), new List<int>());
        for (var k = 0; k < sought.Length; k++)
            if (bases[k].All(double.IsFinite) && factors.Add(bases[k], 1e-8)) kept.Add(sought[k]);
        var effects = new double[factors.Count];
        for (var k = 0; k < effects.Length; k++)
        {
            effects[k] = Lanes.Product(factors.Direction(k), rest);
            Lanes.AddScaled(-effects[k], factors.Direction(k), rest);
        }

        var solution = factors.Solve(effects);
        for (var k = 0; k < kept.Count; k++) shape[kept[k]] = solution[k];
        return Lanes.Product(rest, rest);
    }
}
