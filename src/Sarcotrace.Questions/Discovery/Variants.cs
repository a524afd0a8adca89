using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>The same question asked otherwise: what each choice changes, counted.</summary>
/// <param name="Table">Metabolites accepted under each variant.</param>
/// <param name="Diluted">Traits for which most of the metabolites vanish with the dilution.</param>
sealed record Variants(Table Table, ImmutableArray<Diluted> Diluted)
{
    internal static Variants Of(
        Asking asked, IReadOnlyList<TraitFit> fits, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        List<(string Trait, string Variant, int Accepted, int Tested)> rows = [];
        List<Diluted> diluted = [];
        var suspect = IsUrine(asked.Study.Metabolome!) && options.Normalise == Normalisation.None;
        foreach (var (model, fit) in asked.Models.Zip(fits))
        {
            var (given, tested) = (fit.Q.Count(q => q < options.FalseDiscoveryRate), fit.Q.Count(double.IsFinite));
            rows.Add((model.Trait.Name, "as asked", given, tested));
            if (fit.Measured is { } measured)
            {
                rows.Add((model.Trait.Name, "without imputed cells",
                    FalseDiscovery.BenjaminiHochberg(measured.P).Count(q => q < options.FalseDiscoveryRate), tested));
            }
            if (Kidney(asked, model, options, threads, cancel) is { } kidney) rows.Add((model.Trait.Name, "with eGFR held constant", kidney, tested));
            if (!suspect && !(options.Normalise == Normalisation.None && OneWay(fit, options))) continue;

            var sum = Otherwise(asked, model, options, Normalisation.Sum, threads, cancel);
            int? creatinine = CleanMetabolome.HasCreatinine(asked.Study.Metabolome!)
                ? Otherwise(asked, model, options, Normalisation.Creatinine, threads, cancel) : null;
            rows.Add((model.Trait.Name, "each sample divided by its total", sum, tested));
            if (creatinine is { } per) rows.Add((model.Trait.Name, "each sample divided by its creatinine", per, tested));
            if (given > 0 && (suspect || sum < given / 2)) diluted.Add(new(model.Trait.Label, given, sum, creatinine, tested));
        }

        return new(
            new(DiscoveryTables.Variants, "The same question asked otherwise",
            [
                Columns.Text("trait", "trait as asked for", rows.Select(row => row.Trait)),
                Columns.Text("variant", "what was changed", rows.Select(row => row.Variant)),
                Columns.Number("accepted", "{count}", "metabolites with q below the accepted false discovery rate",
                    rows.Select(row => (double)row.Accepted), 9),
                Columns.Number("tested", "{count}", "metabolites tested", rows.Select(row => (double)row.Tested), 9),
            ]),
            [.. diluted]);
    }

    static bool IsUrine(Metabolome metabolome) => metabolome.Matrix.Equals("urine", StringComparison.OrdinalIgnoreCase) || metabolome.Matrix is "尿" or "尿液";

    // More than half accepted, nearly all in one direction: more likely one cause than a hundred.
    static bool OneWay(TraitFit fit, DiscoveryOptions options)
    {
        var accepted = Enumerable.Range(0, fit.Q.Length).Where(m => fit.Q[m] < options.FalseDiscoveryRate).ToArray();
        var up = accepted.Count(m => fit.Tested.Value[m] > 0);
        return accepted.Length * 2 > fit.Q.Length && Math.Max(up, accepted.Length - up) > 0.9 * accepted.Length;
    }

    static int Otherwise(Asking asked, TraitModel model, DiscoveryOptions options, Normalisation normalisation, int threads, CancellationToken cancel)
    {
        var clean = CleanMetabolome.Of(asked.Study.Metabolome!, asked.Sampled, options, normalisation, threads, cancel);
        return TraitFitting.Accepted(model, Varying(clean), clean.People, options, threads, cancel);
    }

    // Divided by itself, creatinine no longer varies.
    static double[] Varying(CleanMetabolome clean)
    {
        var n = clean.People;
        return [.. Enumerable.Range(0, clean.Metabolites.Length).Where(m => StandardDeviation.OfFinite(clean.Filled.AsSpan(m * n, n)) > 1e-12)
            .SelectMany(m => clean.Filled.AsSpan(m * n, n).ToArray())];
    }

    static int? Kidney(Asking asked, TraitModel model, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        if (model.Covariates.Contains("egfr") || model.Trait.Name == "egfr" || asked.Study.People.Measure("egfr") is null) return null;
        var (with, _) = TraitModel.Of(model.Trait, asked.Study.People, asked.Sampled, asked.Batches, options, ["egfr"]);
        return with is null or { Column: < 0 } ? null : TraitFitting.Accepted(with, asked.Clean.Filled, asked.Clean.People, options, threads, cancel);
    }
}
