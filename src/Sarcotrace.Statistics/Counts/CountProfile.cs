using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Counts;

/// <summary>The deviance along one coefficient, all others fitted anew.</summary>
/// <remarks>Source: [venables2002] §8.4.</remarks>
sealed class CountProfile(CountFit fit, int column, double dispersion)
{
    const double Farthest = 50;

    double[] _warm = [.. fit.Beta.Where((_, k) => k != column)];

    /// <summary>Where the root of the deviance's rise reaches what is wanted, on the side of the error's sign.</summary>
    internal double End(double error, double wanted)
    {
        _warm = [.. fit.Beta.Where((_, k) => k != column)];
        var (near, nearRise) = (0.0, -wanted);
        for (var far = wanted / 2; far < Farthest * wanted; far += Math.Max(wanted / 4, far / 4))
        {
            var rise = Rise(far, error) - wanted;
            if (double.IsNaN(rise)) break;
            if (rise >= 0) return fit.Beta[column] + error * FalsePosition.Root(at => Rise(at, error) - wanted, near, nearRise, far, rise, 1e-12 * wanted);
            (near, nearRise) = (far, rise);
        }

        return error < 0 ? double.NegativeInfinity : double.PositiveInfinity;
    }

    double Rise(double distance, double error)
    {
        var held = fit.Beta[column] + error * distance;
        var offset = fit.Asked.Offset.AsSpan().ToArray();
        Lanes.AddScaled(held, fit.Asked.Columns[column], offset);
        var rest = fit.Asked with { Columns = [.. fit.Asked.Columns.Where((_, k) => k != column)], Offset = offset };
        var there = CountFit.Of(rest, fit.Family, _warm);
        if (there.Status is FitStatus.NotConverged or FitStatus.Impossible || !double.IsFinite(there.Deviance)) return double.NaN;

        _warm = there.Beta;
        return Math.Sqrt(Math.Max(0, there.Deviance - fit.Deviance) / dispersion);
    }
}
