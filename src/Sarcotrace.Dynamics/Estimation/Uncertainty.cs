using System.Collections.Immutable;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>What an estimate leaves open.</summary>
public static class Uncertainty
{
    /// <summary>Standard errors from the curvature at an optimum.</summary>
    /// <param name="objective">What was made least.</param>
    /// <param name="best">Its best point.</param>
    /// <returns>One a parameter, on its scale; null for a parameter on its bound, or where the curvature is singular.</returns>
    /// <remarks>Parameters on their bounds count as known. Source: [pawitan2001] §9</remarks>
    public static ImmutableArray<double?> StandardErrors(IObjective objective, Search best)
    {
        var n = best.Point.Length;
        var free = Enumerable.Range(0, n).Where(i =>
            best.Point[i] > objective.Lower[i] + 1e-6 && best.Point[i] < objective.Upper[i] - 1e-6).ToArray();
        var (m, errors) = (free.Length, new double?[n]);
        if (best.Curvature.Length == 0)
        {
            return [.. errors];
        }
        // Scaled to ones on the diagonal, so that the test of singularity does not depend on units.
        var scales = free.Select(i => Math.Sqrt(best.Curvature[i * n + i])).ToArray();
        var matrix = new double[m * m];
        for (var a = 0; a < m; a++)
        {
            for (var b = 0; b < m; b++)
            {
                matrix[a * m + b] = best.Curvature[free[a] * n + free[b]] / (scales[a] * scales[b]);
            }
        }
        if (scales.Contains(0) || !Cholesky.Factor(matrix, m)
            || Enumerable.Range(0, m).Any(a => matrix[a * m + a] < 1e-6))
        {
            return [.. errors];
        }
        for (var a = 0; a < m; a++)
        {
            var unit = new double[m];
            unit[a] = 1;
            Cholesky.Forward(matrix, m, unit);
            errors[free[a]] = Math.Sqrt(unit.Sum(one => one * one)) / scales[a];
        }
        return [.. errors];
    }

    /// <summary>All points found that are in keeping with the data.</summary>
    /// <param name="searches">Searches from many starts.</param>
    /// <param name="profiles">Profiles around the best of them.</param>
    /// <param name="threshold">Rise of the objective up to which a point is kept.</param>
    /// <returns>Points, none twice, the best first.</returns>
    /// <remarks>Source: [raue2009]</remarks>
    public static ImmutableArray<ImmutableArray<double>> Accepted(
        Searches searches, ImmutableArray<Profile> profiles, double threshold)
    {
        var best = searches.Best[0].Search.Value;
        var all = searches.Best.Where(one => one.Search.Value - best <= threshold).Select(one => one.Search.Point)
            .Concat(profiles.SelectMany(profile => profile.Points).Where(point => point.Rise <= threshold).Select(point => point.Point));
        var kept = new List<ImmutableArray<double>>();
        foreach (var point in all)
        {
            if (!kept.Any(other => other.AsSpan().SequenceEqual(point.AsSpan())))
            {
                kept.Add(point);
            }
        }
        return [.. kept];
    }

    /// <summary>Range of every prediction over accepted points.</summary>
    /// <param name="objective">The problem.</param>
    /// <param name="accepted">Points in keeping with the data.</param>
    /// <param name="threads">Threads; −1 for all cores.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Lowest and highest prediction a measurement, over the points that can be simulated; empty where none can.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>Source: [raue2009]</remarks>
    public static ImmutableArray<(double Low, double High)> Ranges(
        FitObjective objective, ImmutableArray<ImmutableArray<double>> accepted, int threads = -1,
        CancellationToken cancellation = default)
    {
        var all = new ImmutableArray<Prediction>?[accepted.Length];
        Parallel.For(
            0, accepted.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            i => all[i] = objective.Predict(accepted[i].AsSpan(), false, cancellation).Predictions);
        var good = all.Where(one => one is not null).Select(one => one!.Value).ToList();
        return good.Count == 0 ? [] :
        [
            .. Enumerable.Range(0, good[0].Length)
                .Select(m => (good.Min(one => one[m].Value), good.Max(one => one[m].Value))),
        ];
    }
}
