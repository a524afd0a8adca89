using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Questions.Trial;

/// <summary>What a reviewer of a plan would object to.</summary>
static class TrialCautions
{
    const int FewClusters = 6, FewUnits = 5;

    internal static IEnumerable<Caution> Of(Assumed plan, Point planned, Share? wrong, ImmutableArray<Citation> sources)
    {
        var o = plan.Options;
        if (o.Each > 0 && planned.Best < o.Power)
        {
            yield return new(
                "underpowered", FormattableString.Invariant($"the planned number gives a power of {100 * planned.Best:0.#} %, not {100 * o.Power:0.#} %"),
                "a study that finds nothing would say little, and one that finds something would overstate it",
                "seek the number with each: 0, or plan for a larger effect", ["each"], sources);
        }

        if (wrong is { } taken)
        {
            yield return new(
                "units-are-not-independent",
                $"were units taken for independent, {Shown.Percent(taken.Value)} of trials would find what is not there",
                "litters or cages are what is treated, and units within them are alike", "analyse means of litters, or a mixed model", ["litters"],
                [new("lazic2010")]);
        }

        if (plan.Clustered && o.Litters == Clustering.Whole && planned.Each / o.LitterSize < FewClusters)
        {
            yield return new(
                "few-litters", $"{planned.Each / o.LitterSize} litters or cages an arm",
                "the correlation within them can hardly be estimated, and one odd litter decides", "use more, smaller ones, or treat within them",
                ["litter-size"], [new("donner2000")]);
        }

        if (o.Study is not (StudyKind.Discovery or StudyKind.Clusters) && planned.Left / o.Arms.Length < FewUnits)
        {
            yield return new(
                "few-units", FormattableString.Invariant($"{planned.Left / o.Arms.Length:0.#} {o.Units} an arm are analysed"),
                "with so few the shape of the outcome cannot be checked, and the assumed spread decides everything",
                "make sure of the standard deviation, and show every unit", ["each"], sources);
        }

        if (planned.Failed > 0)
        {
            yield return new(
                "trials-without-analysis", $"{planned.Failed} of {o.Trials} simulated trials could not be analysed and count as having found nothing",
                "too few were left, or nothing varied", "start with more", ["each"], sources);
        }

        foreach (var caution in Said(o, sources)) yield return caution;
    }

    internal static IEnumerable<Caution> Said(TrialOptions o, ImmutableArray<Citation> sources)
    {
        if (o.AssumptionsFrom.Length == 0)
        {
            yield return new(
                "assumptions-without-source", "the plan does not say where effect, spread and correlation come from",
                "the number of units is as good as these are", "name a pilot study or a publication under assumptions-from", ["assumptions-from"], sources);
        }

        if (o.Study != StudyKind.Discovery && ArriveFields.Open(ArriveFields.Table(o, 0, 0)) is { IsEmpty: false } open)
        {
            yield return new(
                "arrive-open", $"{open.Length} of the items that ARRIVE asks are not said in the plan",
                "a licence or a grant will ask for them", "add them to the plan", open, [new("perciedusert2020")]);
        }
    }
}
