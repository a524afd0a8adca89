using System.Collections.Immutable;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Means;

/// <summary>Adjustment by the largest |t| of a family, with the family's own correlations.</summary>
/// <remarks>Source: [hsu1996] §3; [genz2009].</remarks>
static class SingleStep
{
    internal static ImmutableArray<Adjusted> Of(FixedEffects effects, IReadOnlyList<double[]> contrasts, Combination[] own, double risk)
    {
        var m = own.Length;
        if (m == 1) return Adjusted.Stepped(own, [own[0].P], df => StudentT.Quantile(1 - 0.5 * risk, df));

        var correlation = new double[m, m];
        for (var at = 0; at < m * m; at++)
        {
            var (i, j) = (at / m, at % m);
            correlation[i, j] = i == j ? 1 : effects.Between(contrasts[i], contrasts[j]) / (own[i].Error * own[j].Error);
        }

        if (Loadings(correlation) is { } loadings)
        {
            return Adjusted.Stepped(
                own, [.. own.Select(one => Dunnett.Upper(Math.Abs(one.T), loadings, one.Df))], df => Dunnett.UpperQuantile(risk, loadings, df));
        }

        var tails = own.Select(one => MultivariateT.Upper(Math.Abs(one.T), correlation, one.Df)).ToArray();
        var tested = Adjusted.Stepped(own, [.. tails.Select(tail => tail.Value)], df => Reach(correlation, df, risk));
        return [.. tested.Select((one, index) => one with { Uncertainty = tails[index].Error })];
    }

    /// <summary>λ with ρᵢⱼ = λᵢ·λⱼ, where there are such within rounding.</summary>
    static double[]? Loadings(double[,] correlation)
    {
        const double Tolerance = 1e-10;
        var m = correlation.GetLength(0);
        var loadings = new double[m];
        if (m == 2)
        {
            loadings = [Math.Sqrt(Math.Abs(correlation[0, 1])), Math.CopySign(Math.Sqrt(Math.Abs(correlation[0, 1])), correlation[0, 1])];
        }
        else
        {
            var square = correlation[0, 1] * correlation[0, 2] / correlation[1, 2];
            if (!(square > 0)) return null;
            loadings[0] = Math.Sqrt(square);
            for (var i = 1; i < m; i++) loadings[i] = correlation[0, i] / loadings[0];
        }

        if (loadings.Any(loading => !(Math.Abs(loading) < 1 - 1e-6))) return null;
        var products = Enumerable.Range(0, m * m).Where(at => at / m != at % m)
            .All(at => Math.Abs(loadings[at / m] * loadings[at % m] - correlation[at / m, at % m]) <= Tolerance);
        return products ? loadings : null;
    }

    // Bisection: the lattice is the same at every t, so the tail falls smoothly enough.
    static double Reach(double[,] correlation, double df, double risk)
    {
        var (low, high) = (StudentT.Quantile(1 - 0.5 * risk, df), StudentT.Quantile(1 - 0.5 * risk / correlation.GetLength(0), df));
        for (var step = 0; step < 24; step++)
        {
            var middle = 0.5 * (low + high);
            if (MultivariateT.Upper(middle, correlation, df, 1e-4).Value > risk) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }
}
