using System.Runtime.InteropServices;
using Sarcotrace.Core;
using static Sarcotrace.Core.Columns;

namespace Sarcotrace.Questions.Discovery;

/// <summary>The tables that discovery writes; pages and other programs read them by these names.</summary>
static class DiscoveryTables
{
    public const string Traits = "discovery-traits";
    public const string Associations = "discovery-associations";
    public const string Ranks = "discovery-ranks";
    public const string Ages = "discovery-age";
    public const string AgeCurves = "discovery-age-curves";
    public const string AgePoints = "discovery-age-points";
    public const string Variants = "discovery-variants";

    /// <summary>What was compared, on whom, with what held constant.</summary>
    public static Table OfTraits(IReadOnlyList<TraitFit> fits, int sampled, double accepted) => new(
        Traits, "Traits and their models",
        [
            Text("trait", "trait as asked for", fits.Select(fit => fit.Trait.Name)),
            Text("label", "trait for a reader", fits.Select(fit => fit.Trait.Label)),
            Number("sampled", "{count}", "people with a metabolome sample", fits.Select(_ => (double)sampled), 9),
            Number("people", "{count}", "of them people with the trait and all covariates", fits.Select(fit => (double)fit.People), 9),
            Number("cases", "{count}", "people whose trait is 1", fits.Select(fit => fit.Cases ?? double.NaN), 9),
            Text("held_constant", "covariates of the model", fits.Select(fit => string.Join(", ", fit.Covariates))),
            Number("metabolites", "{count}", "metabolites tested", fits.Select(fit => (double)fit.Q.Count(double.IsFinite)), 9),
            Number("accepted", "{count}", $"metabolites with q below {Core.Pages.Shown.Chosen(accepted)}",
                fits.Select(fit => (double)fit.Q.Count(q => q < accepted)), 9),
            Number("prior_df", "1", "degrees of freedom of the variance shared by all metabolites", fits.Select(fit => Finite(fit.PriorDf)), 4),
            Number("prior_variance", "1", "that variance, on the analysed scale", fits.Select(fit => Finite(fit.PriorVariance)), 4),
        ]);

    /// <summary>Every metabolite against every trait.</summary>
    public static Table OfAssociations(CleanMetabolome clean, IReadOnlyList<TraitFit> fits, DiscoveryOptions options)
    {
        var accepted = options.FalseDiscoveryRate;
        var interval = $"{Core.Pages.Shown.Chosen(100 * options.Confidence)} % interval";
        Rows rows = new(clean, fits);
        return new(
            Associations, "Every metabolite against every trait",
            [
                Text("metabolite", "identifier in the file", rows.Of((fit, m) => clean.Metabolites[m].Id)),
                Text("name", "name from the annotation", rows.Of((fit, m) => clean.Metabolites[m].Name)),
                Text("class", "chemical class", rows.Of((fit, m) => clean.Metabolites[m].Class)),
                Text("trait", "trait as asked for", rows.Of((fit, m) => fit.Trait.Name)),
                rows.Number("effect_sd", "{SD}/{SD}", "standard deviations of the metabolite per standard deviation of the trait, or between the two states",
                    (fit, m) => Scaled(fit, fit.Tested.Value, m)),
                rows.Number("effect_low", "{SD}/{SD}", $"lower end of its {interval}", (fit, m) => Scaled(fit, fit.Tested.Low, m)),
                rows.Number("effect_high", "{SD}/{SD}", $"upper end of its {interval}", (fit, m) => Scaled(fit, fit.Tested.High, m)),
                rows.Number("p", "1", $"two-sided p of the {(options.Moderate ? "moderated" : "ordinary")} t", (fit, m) => fit.Tested.P[m]),
                rows.Number("q", "1", $"Benjamini-Hochberg over the metabolites of {(options.Family == TestFamily.All ? "all traits" : "one trait")}",
                    (fit, m) => fit.Q[m]),
                Text("accepted", $"whether q lies below {Core.Pages.Shown.Chosen(accepted)}",
                    rows.Of((fit, m) => double.IsNaN(fit.Q[m]) ? null : fit.Q[m] < accepted ? "yes" : "no")),
                rows.Number("imputed_share", "1", "share of cells that were imputed", (fit, m) => clean.ImputedShare[m]),
                rows.Number("effect_measured", "{SD}/{SD}", "effect without imputed cells",
                    (fit, m) => fit.Measured is { } measured ? Scaled(fit, measured.Value, m) : double.NaN),
                rows.Number("p_measured", "1", "p without imputed cells", (fit, m) => fit.Measured?.P[m] ?? double.NaN),
                rows.Number("odds_ratio", "1", "odds of the state per standard deviation of the metabolite", (fit, m) => fit.Odds?.Ratio[m] ?? double.NaN),
                rows.Number("odds_low", "1", $"lower end of its {interval}", (fit, m) => fit.Odds?.Low[m] ?? double.NaN),
                rows.Number("odds_high", "1", $"upper end of its {interval}", (fit, m) => fit.Odds?.High[m] ?? double.NaN),
                rows.Number("odds_p", "1", "two-sided Wald p", (fit, m) => fit.Odds?.P[m] ?? double.NaN),
                rows.Number("coefficient", "1", "coefficient on the analysed scale (log2) per unit of the trait", (fit, m) => fit.Plain.Value[m]),
                rows.Number("standard_error", "1", "its ordinary standard error", (fit, m) => fit.Plain.StandardError[m]),
                rows.Number("t", "1", "ordinary t", (fit, m) => fit.Plain.T[m]),
                rows.Number("df", "1", "its degrees of freedom", (fit, m) => fit.Plain.Df[m]),
                rows.Number("t_p", "1", "two-sided p of the ordinary t", (fit, m) => fit.Plain.P[m]),
                rows.Number("moderated_t", "1", "moderated t; the ordinary one where not asked for", (fit, m) => fit.Tested.T[m]),
            ]);
    }

    /// <summary>A coefficient in standard deviations of both sides.</summary>
    public static double Scaled(TraitFit fit, double[] values, int metabolite) =>
        values[metabolite] * fit.TraitSd / fit.MetaboliteSd[metabolite];

    static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;

    /// <summary>Rows trait by trait, metabolites in the order of the file.</summary>
    sealed class Rows(CleanMetabolome clean, IReadOnlyList<TraitFit> fits)
    {
        public T[] Of<T>(Func<TraitFit, int, T> cell)
        {
            var m = clean.Metabolites.Length;
            var cells = new T[fits.Count * m];
            for (var fit = 0; fit < fits.Count; fit++)
                for (var metabolite = 0; metabolite < m; metabolite++) cells[fit * m + metabolite] = cell(fits[fit], metabolite);
            return cells;
        }

        public NumberColumn Number(string name, string unit, string meaning, Func<TraitFit, int, double> cell) =>
            new(name, unit, meaning, ImmutableCollectionsMarshal.AsImmutableArray(Of(cell))) { Digits = 3 };
    }
}
