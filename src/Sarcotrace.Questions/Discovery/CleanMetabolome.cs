using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Cleaning;

namespace Sarcotrace.Questions.Discovery;

/// <summary>The metabolome as it is analysed: people by metabolites, on the chosen scale.</summary>
/// <param name="Metabolites">Those kept, in the order of the file.</param>
/// <param name="People">Rows of each block.</param>
/// <param name="Filled">A block a metabolite, imputed cells included; NaN where nothing was measured and nothing is imputed.</param>
/// <param name="Imputed">Which cells were imputed.</param>
/// <param name="ImputedShare">Share of imputed cells, a metabolite each.</param>
/// <param name="Left">Metabolites left out.</param>
sealed record CleanMetabolome(
    ImmutableArray<Metabolite> Metabolites,
    int People,
    double[] Filled,
    bool[] Imputed,
    double[] ImputedShare,
    ImmutableArray<Exclusion> Left)
{
    /// <summary>The values of one metabolite.</summary>
    internal ReadOnlySpan<double> Of(int metabolite) => Filled.AsSpan(metabolite * People, People);

    /// <summary>Which of them were imputed.</summary>
    internal ReadOnlySpan<bool> ImputedOf(int metabolite) => Imputed.AsSpan(metabolite * People, People);

    /// <summary>Cleans the samples of these people.</summary>
    internal static CleanMetabolome Of(
        Metabolome raw, Sampled sampled, DiscoveryOptions options, Normalisation normalisation, int threads, CancellationToken cancel)
    {
        var n = sampled.Samples.Length;
        List<int> kept = [];
        List<string> missing = [], constant = [];
        var looks = new (int Empty, bool Varies)[raw.Metabolites.Length];
        var bounds = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.For(0, looks.Length, bounds, m => looks[m] = Look(raw.Of(m), sampled.Samples.AsSpan()));
        for (var m = 0; m < looks.Length; m++)
        {
            var (empty, varies) = looks[m];
            if (empty > options.MostMissing * n) missing.Add(raw.Metabolites[m].Id);
            else if (!varies) constant.Add(raw.Metabolites[m].Id);
            else kept.Add(m);
        }

        var values = LargeArray.Unwritten<double>((long)kept.Count * n);
        var imputed = new bool[values.Length];
        Parallel.For(0, kept.Count, bounds, k =>
        {
            var from = raw.Of(kept[k]);
            var to = values.AsSpan(k * n, n);
            var samples = sampled.Samples.AsSpan();
            for (var row = 0; row < n; row++) to[row] = from[samples[row]];
            if (options.Log2) Elementary.Log2(to, to);
            // A second pass over all values costs more than their arithmetic.
            if (normalisation == Normalisation.None) Impute(k);
        });
        ImmutableArray<Metabolite> metabolites = [.. kept.Select(m => raw.Metabolites[m])];
        if (normalisation != Normalisation.None)
        {
            Normalise(values, n, metabolites, normalisation);
            Parallel.For(0, kept.Count, bounds, Impute);
        }

        return new(
            metabolites, n, values, imputed,
            [.. Enumerable.Range(0, kept.Count).Select(k => imputed.AsSpan(k * n, n).Count(true) / (double)n)],
            [.. Lost(missing, constant, options.MostMissing)]);

        void Impute(int k)
        {
            if (options.Impute == Imputation.HalfMinimum) HalfMinimum.Fill(values.AsSpan(k * n, n), imputed.AsSpan(k * n, n), options.Log2);
        }
    }

    static (int Empty, bool Varies) Look(ReadOnlySpan<double> values, ReadOnlySpan<int> samples)
    {
        var (empty, least, most) = (0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var sample in samples)
        {
            var value = values[sample];
            if (double.IsNaN(value)) empty++;
            if (value < least) least = value;
            if (value > most) most = value;
        }

        return (empty, most > least);
    }

    /// <summary>Whether a sample can be divided by its creatinine.</summary>
    internal static bool HasCreatinine(Metabolome raw) => raw.Metabolites.Any(IsCreatinine);

    // The values are logarithms to base 2 here, so dividing by a factor is a difference.
    static void Normalise(double[] values, int n, ImmutableArray<Metabolite> metabolites, Normalisation normalisation)
    {
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
            totals[i % n] += Elementary.Pow(2, values[i]);
        }

        return [.. totals.Select(total => total > 0 ? Elementary.Log2(total) : 0)];
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
