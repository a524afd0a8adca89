using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>The methods section, written from what ran.</summary>
static class DiscoveryMethods
{
    internal static IEnumerable<string> Of(DiscoveryOptions options, Asking asked, IReadOnlyList<TraitFit> fits, EffectiveTests? effective)
    {
        var (clean, study) = (asked.Clean, asked.Study.Metabolome!);
        yield return $"{Shown.Count(asked.Sampled.People.Length)} people with a {Sample(study)} and {Shown.Count(clean.Metabolites.Length)} metabolites"
            + $"{Measured(study)} with at most {Shown.Chosen(100 * options.MostMissing)} % empty cells were analysed"
            + $"{(options.Log2 ? " on the logarithmic scale (base 2)" : "")}{Normalised(options.Normalise)}.";
        var imputed = clean.Imputed.AsSpan().Count(true);
        if (imputed > 0)
        {
            yield return $"{Shown.Count(imputed)} cells without a measured value ({Shown.Percent((double)imputed / clean.Imputed.Length)}) were set to half of "
                + "the metabolite's smallest value [wei2018]; every model was repeated without them.";
        }

        yield return "For each trait one linear model per metabolite was fitted by least squares, metabolite ~ trait + covariates, "
            + $"on the people who have all of them: {string.Join("; ", fits.Select(Held))}.";
        if (fits.Any(fit => fit.PriorDf > 0))
        {
            yield return "Standard errors were moderated by the variances of all metabolites [smyth2004]. Effects are standard deviations of the metabolite "
                + "per standard deviation of the trait, or between its two states.";
        }

        if (fits.Any(fit => fit.Odds is not null))
        {
            yield return "For two states the odds ratio per standard deviation of the metabolite comes from logistic regression with the same covariates "
                + "[mccullagh1989].";
        }

        yield return "q was computed by the procedure of Benjamini and Hochberg [benjamini1995] over "
            + $"{(options.Family == TestFamily.All ? "all metabolites of all traits" : "all metabolites of one trait")}; "
            + $"q below {Shown.Chosen(options.FalseDiscoveryRate)} is called accepted.";
        if (effective is not null)
        {
            yield return $"The {Shown.Count(clean.Metabolites.Length)} correlated metabolites amount to about {Shown.Number(effective.LiJi)} (Li and Ji [li2005]), "
                + $"{Shown.Number(effective.Galwey)} (Galwey [galwey2009]) or {Shown.Number(effective.Nyholt)} (Nyholt [nyholt2004]) independent tests.";
        }

        if (options.Bootstrap > 0)
        {
            yield return $"The stability of ranks was found by drawing people with replacement {Shown.Count(options.Bootstrap)} times [efron1993], "
                + $"seed {options.Seed}.";
        }

        if (asked.Models.Any(model => model.Trait.Name == "age"))
        {
            yield return $"Trends with age were described by a line and by a natural spline with {options.AgeCurve} degrees of freedom [hastie2009], "
                + "compared by F tests.";
        }
    }

    static string Held(TraitFit fit) => $"{Words.Short(fit.Trait.Name)} with "
        + $"{(fit.Covariates.IsEmpty ? "nothing held constant" : string.Join(", ", fit.Covariates))} (n = {Shown.Count(fit.People)})";

    static string Sample(Metabolome metabolome) => metabolome.Matrix.Length == 0 ? "sample" : $"{metabolome.Matrix} sample";

    static string Measured(Metabolome metabolome) => Shown.Unit(metabolome.Unit) is { Length: > 0 } unit ? $", measured in {unit}," : "";

    static string Normalised(Normalisation normalisation) => normalisation switch
    {
        Normalisation.Pqn => ", normalised by the probabilistic quotient [dieterle2006]",
        Normalisation.Sum => ", each sample divided by its total",
        Normalisation.Creatinine => ", each sample divided by its creatinine",
        _ => ", samples as given",
    };
}
