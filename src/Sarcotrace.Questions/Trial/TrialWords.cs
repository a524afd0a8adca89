using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Questions.Trial;

/// <summary>What a plan says, and how it came to it.</summary>
static class TrialWords
{
    internal static IEnumerable<Answer> Told(Assumed plan, Point planned, Share? level, Share? wrong, ImmutableArray<Citation> sources)
    {
        var o = plan.Options;
        var units = $"{{{o.Units}}}";
        var sought = o.Each == 0;
        var what = o.Study == StudyKind.Discovery
            ? FormattableString.Invariant($"to find {100 * o.Power:0.#} % of {o.Real} real metabolites among {o.Metabolites}")
            : FormattableString.Invariant($"for a power of {100 * o.Power:0.#} %");
        var where = o.Study == StudyKind.Discovery ? "In the cohort" : "In each arm";
        var losses = o.Dropout > 0 ? FormattableString.Invariant($", with the {100 * o.Dropout:0.#} % that are expected to be lost") : "";
        yield return new Finding(sources, sought ? $"{where} {what}{losses}" : $"{where}, as the plan says{losses}", Exactly(planned.Each, units), 0);
        if (o.Study != StudyKind.Discovery) yield return new Finding(sources, "In all arms together", Exactly(planned.Each * o.Arms.Length, units), 0);
        if (o.Litters == Clustering.Whole && o.LitterSize > 1)
        {
            yield return new Finding(sources, "In each arm, counted as the units that are treated",
                Exactly(Math.Ceiling((double)planned.Each / o.LitterSize), "{litters or cages}"), 0);
        }

        if (plan.HasFormula)
        {
            yield return new Finding(
                sources, plan.FormulaApproaches ? "Power by formula, which approaches this study" : "Power by formula", Exactly(100 * planned.Formula, "%"), 0);
        }

        if (!double.IsNaN(planned.Simulated.Value))
        {
            var weakest = plan.Treated > 1 && o.Study != StudyKind.Discovery ? " of the weakest arm" : "";
            yield return new Finding(
                sources, FormattableString.Invariant($"Simulated {(o.Study == StudyKind.Discovery ? "share found" : "power")}{weakest}, {o.Trials} {(o.Study == StudyKind.Discovery ? "cohorts" : "trials")}"),
                Percent(planned.Simulated), 0);
        }

        if (!double.IsNaN(planned.FalseShare.Value))
            yield return new Finding(sources, "Simulated share of false ones among those found", Percent(planned.FalseShare), 0);
        if (level is { } error)
        {
            yield return new Finding(sources,
                FormattableString.Invariant($"Simulated trials that find something where there is nothing, {o.Trials} trials"), Percent(error), 0);
        }
        if (plan.Clustered)
        {
            var effect = o.Litters == Clustering.Whole
                ? DesignEffect.OfClusters(o.LitterSize, o.Icc, o.LitterSizeVariation) : DesignEffect.WithinClusters(o.Icc);
            yield return new Finding(sources, "Design effect: by how much litters or cages multiply the units needed", Exactly(effect, "1"), 0);
        }

        if (wrong is { } taken)
        {
            yield return new Finding(sources, "Simulated trials that would find something where there is nothing, were units taken for independent",
                Percent(taken), 0);
        }
    }

    internal static ImmutableArray<string> Methods(Assumed plan, Point planned)
    {
        var o = plan.Options;
        List<string> sentences = [o.Study == StudyKind.Discovery ? DiscoverySentence(o) : Sentence(plan, planned)];
        if (plan.HasFormula) sentences.Add(Formula(o));
        if (plan.HasFormula && plan.FormulaApproaches)
        {
            sentences.Add("Where the formula leaves out losses, adherence, several arms, sizes of litters that differ, or the estimation of a variance, it takes the mean of them, and each of several comparisons at its share of the level.");
        }

        if (plan.IsSimulated)
        {
            sentences.Add(FormattableString.Invariant(
                $"{o.Trials} trials were simulated for each number of {o.Units} (seed {o.Seed}) with normal outcomes, losses at random and treated units without effect where they do not adhere, and analysed by {Analysis(o)}; several arms are compared with the control by Holm's rule [holm1979]. Intervals are Wilson's, 95 % [wilson1927] [morris2019]."));
        }

        return [.. sentences];
    }

    internal static IEnumerable<Citation> Works(Assumed plan) => (plan.Options.Study switch
    {
        StudyKind.Ancova => "shieh2020",
        StudyKind.Proportions => "fleiss2003",
        StudyKind.LogRank => "schoenfeld1981",
        StudyKind.Rates => "fitzmaurice2011 kenward1997",
        StudyKind.Clusters => "eldridge2006 donner2000 lazic2010",
        StudyKind.Mixed => "eldridge2006 donner2000 lazic2010 kenward1997",
        StudyKind.Discovery => "benjamini1995 johnson1995",
        _ => "",
    }).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => new Citation(key));

    static string Sentence(Assumed plan, Point planned)
    {
        var o = plan.Options;
        var unit = o.OutcomeUnit.Length > 0 ? $" {Shown.Unit(o.OutcomeUnit)}" : "";
        var what = o.Study switch
        {
            StudyKind.Proportions => FormattableString.Invariant($"proportions of {o.Proportions[0]} and {o.Proportions[1]}"),
            StudyKind.LogRank => FormattableString.Invariant($"a hazard ratio of {o.HazardRatio}, where a share of {o.Survival} of controls has no event,"),
            _ =>
                FormattableString.Invariant($"a difference of {TrialTables.Text(plan.Effect)}{unit} in {o.Outcome}, where the standard deviation is {TrialTables.Text(o.Sd)}{unit},"),
        };
        return FormattableString.Invariant($"{planned.Each} {o.Units} in each of {o.Arms.Length} arms give a power of {100 * planned.Best:0.#} % to find {what} at a two-sided level of {TrialTables.Text(o.Alpha)}{(o.Dropout > 0 ? $", {100 * o.Dropout:0.#} % of them being lost" : "")}.");
    }

    static string DiscoverySentence(TrialOptions o) => FormattableString.Invariant(
        $"{o.Trials} cohorts were simulated for each number of people (seed {o.Seed}): {o.Metabolites} metabolites in blocks of {o.BlockSize} with correlation {o.BlockCorrelation}, {o.Real} of them with a partial correlation of {o.Association} to the trait, {o.Covariates} covariates, judged at a false discovery rate of {o.FalseDiscoveryRate} [benjamini1995]; t came from the exact distribution of a correlation [johnson1995].");

    static string Formula(TrialOptions o) => o.Study switch
    {
        StudyKind.Ancova => "The formula is that of the shifted t distribution, with the chance imbalance of a random baseline [shieh2020].",
        StudyKind.Anova => "The formula is that of the shifted F distribution [cohen1988].",
        StudyKind.Proportions => "The formula is the normal one, with pooled variance under the null [fleiss2003].",
        StudyKind.LogRank => "The formula is Schoenfeld's, on the expected events [schoenfeld1981].",
        StudyKind.Rates => "The formula is the t test of units' own slopes [fitzmaurice2011].",
        StudyKind.Clusters or StudyKind.Mixed =>
            "The formula is the t test with the design effect of litters or cages and their degrees of freedom [eldridge2006] [donner2000].",
        _ => "The formula is that of the shifted t distribution [cohen1988].",
    };

    static string Analysis(TrialOptions o) => o.Study switch
    {
        StudyKind.TwoSample => "t tests of one pooled variance",
        StudyKind.Rates => "a mixed model with a random line for each unit and the degrees of freedom of Kenward and Roger [kenward1997]",
        StudyKind.Clusters => "t tests of the means of litters or cages",
        StudyKind.Mixed =>
            "a mixed model with the baseline, a random intercept for each litter or cage and the degrees of freedom of Kenward and Roger [kenward1997]",
        _ => "analysis of covariance with the baseline",
    };

    internal static Estimate Exactly(double value, string unit) => new(value, value, value, unit);

    internal static Estimate Percent(Share share) => new(100 * share.Value, 100 * share.Low, 100 * share.High, "%");
}
