using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Cleaning;

namespace Sarcotrace.Questions.Discovery;

/// <summary>The metabolome as it is analysed: people by metabolites, on the chosen scale.</summary>
/// <param name="Metabolites">Those kept, in the order of the file.</param>
/// <param name="People">Rows of each block.</param>
/// <param name="Measured">A block a metabolite; NaN where nothing was measured.</param>
/// <param name="Filled">The same with imputed cells; equal to <paramref name="Measured"/> where nothing is imputed.</param>
/// <param name="Imputed">Which cells were imputed.</param>
/// <param name="ImputedShare">Share of imputed cells, a metabolite each.</param>
/// <param name="Left">Metabolites left out.</param>
sealed record CleanMetabolome(
    ImmutableArray<Metabolite> Metabolites,
    int People,
    double[] Measured,
    double[] Filled,
    bool[] Imputed,
    double[] ImputedShare,
    ImmutableArray<Exclusion> Left)
{
    /// <summary>Cleans the samples of these people.</summary>
    internal static CleanMetabolome Of(Metabolome raw, Sampled sampled, DiscoveryOptions options, Normalisation normalisation)
    {
        var n = sampled.Samples.Length;
        List<int> kept = [];
        List<string> missing = [], constant = [];
        for (var m = 0; m < raw.Metabolites.Length; m++)
        {
            var values = raw.Of(m);
            var (empty, least, most) = (0, double.PositiveInfinity, double.NegativeInfinity);
            foreach (var sample in sampled.Samples)
            {
                if (double.IsNaN(values[sample])) empty++;
                else (least, most) = (Math.Min(least, values[sample]), Math.Max(most, values[sample]));
            }

            if (empty > options.MostMissing * n) missing.Add(raw.Metabolites[m].Id);
            else if (!(most > least)) constant.Add(raw.Metabolites[m].Id);
            else kept.Add(m);
        }

        var measured = new double[(long)kept.Count * n];
        for (var k = 0; k < kept.Count; k++)
        {
            var values = raw.Of(kept[k]);
            for (var row = 0; row < n; row++) measured[k * n + row] = options.Log2 ? Math.Log2(values[sampled.Samples[row]]) : values[sampled.Samples[row]];
        }

        ImmutableArray<Metabolite> metabolites = [.. kept.Select(m => raw.Metabolites[m])];
        Normalise(measured, n, metabolites, normalisation);
        var filled = measured;
        var imputed = new bool[measured.Length];
        if (options.Impute == Imputation.HalfMinimum)
        {
            filled = [.. measured];
            imputed = HalfMinimum.Fill(filled, n, options.Log2);
        }

        return new(
            metabolites, n, measured, filled, imputed,
            [.. Enumerable.Range(0, kept.Count).Select(k => imputed.AsSpan(k * n, n).Count(true) / (double)n)],
            [.. Lost(missing, constant, options.MostMissing)]);
    }

    /// <summary>Whether a sample can be divided by its creatinine.</summary>
    internal static bool HasCreatinine(Metabolome raw) => raw.Metabolites.Any(IsCreatinine);

    // The values are logarithms to base 2 here, so dividing by a factor is a difference.
    static void Normalise(double[] values, int n, ImmutableArray<Metabolite> metabolites, Normalisation normalisation)
    {
        if (normalisation == Normalisation.None) return;

        var factors = normalisation switch
        {
            Normalisation.Pqn => ProbabilisticQuotient.Log2Factors(values, n),
            Normalisation.Sum => Totals(values, n),
            _ => values.AsSpan(metabolites.ToList().FindIndex(IsCreatinine) * n, n).ToArray(),
        };
        for (var i = 0; i < values.Length; i++) values[i] -= factors[i % n];
    }

    static double[] Totals(double[] values, int n)
    {
        var totals = new double[n];
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            totals[i % n] += Math.Pow(2, values[i]);
        }

        return [.. totals.Select(total => total > 0 ? Math.Log2(total) : 0)];
    }

    static bool IsCreatinine(Metabolite metabolite) =>
        metabolite.Name.Equals("creatinine", StringComparison.OrdinalIgnoreCase) || metabolite.Name == "肌酐";

    static IEnumerable<Exclusion> Lost(List<string> missing, List<string> constant, double most)
    {
        if (missing.Count > 0)
            yield return new("discovery", $"more than {Core.Pages.Shown.Percent(most)} of the cells are empty", "metabolites", [.. missing]);
        if (constant.Count > 0) yield return new("discovery", "does not vary", "metabolites", [.. constant]);
    }
}
