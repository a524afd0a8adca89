using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Questions.Trial;

/// <summary>What contradicts itself in a plan, or is missing.</summary>
public static class TrialRefusals
{
    /// <summary>All problems of a plan.</summary>
    /// <param name="options">The plan.</param>
    /// <param name="file">What problems call it.</param>
    public static ImmutableArray<Problem> Of(TrialOptions options, string file)
    {
        List<Problem> problems = [];
        Check(options.Arms.Length >= 2, "arms", "a trial has at least two arms", "name the control first, then the treated arms");
        Check(options.Arms.Length == options.Arms.Distinct().Count(), "arms", "two arms have one name", "give each its own");
        if (options.Study is not (StudyKind.Proportions or StudyKind.LogRank or StudyKind.Discovery or StudyKind.Axis))
        {
            Check(options.Effects.Length == options.Arms.Length - 1, "effects",
                $"{options.Effects.Length} effects for {options.Arms.Length - 1} treated arms", "give one for each treated arm, in order");
            Check(options.Effects.All(effect => double.IsFinite(effect) && effect != 0), "effects", "an effect of 0 cannot be found",
                "give the smallest difference worth finding");
        }

        var pairOnly = options.Study is StudyKind.Proportions or StudyKind.LogRank or StudyKind.Paired;
        Check(!pairOnly || options.Arms.Length == 2, "arms", "this study compares two", "name two arms, or plan the comparisons one by one");
        Check(options.Study != StudyKind.Proportions || options.Proportions is [> 0 and < 1, > 0 and < 1], "proportions",
            "there must be two, between 0 and 1", "write for example [0.5, 0.25]");
        Check(options.Study != StudyKind.Proportions || options.Proportions is not [var one, var other] || one != other, "proportions",
            "they are the same", "give the smallest difference worth finding");
        Check(options.Study != StudyKind.LogRank || options.HazardRatio != 1, "hazard-ratio", "a ratio of 1 cannot be found", "give the one worth finding");
        Check(options.Study != StudyKind.Rates || (options.Times.Distinct().Count() >= 3 && options.Times.All(double.IsFinite)), "times",
            "lines of units' own need at least three times", "write for example [0, 4, 8, 12]");
        Check(options.Study != StudyKind.Rates || options.Times.SequenceEqual(options.Times.Order()), "times", "times do not ascend", "put them in order");
        Check(options.Study is not (StudyKind.Clusters or StudyKind.Mixed) || (options.Litters != Clustering.None && options.LitterSize > 1), "litters",
            "this study has litters or cages, of at least two", "write litters: whole or within, and litter-size");
        Check(options.Study != StudyKind.Clusters || options.Litters == Clustering.Whole, "litters",
            "means of litters are compared where litters are treated whole", "use study: mixed where arms share litters");
        Check(options.Study is not (StudyKind.TwoSample or StudyKind.Ancova) || options.Litters == Clustering.None || options.Icc == 0, "study",
            "units that share litters or cages are no independent units", "use study: clusters or mixed");
        Check(options.Study != StudyKind.Discovery || options.Real <= options.Metabolites, "real", "more go with the trait than are measured", "lower it");
        Check(options.Study != StudyKind.Discovery || options.Association != 0, "association", "an association of 0 cannot be found",
            "give the smallest worth finding");
        Check(options.Study != StudyKind.Axis || options.Doses.Length == options.Arms.Length - 1, "doses",
            $"{options.Doses.Length} doses for {options.Arms.Length - 1} treated arms", "give one for each treated arm, in order");
        Check(options.Study != StudyKind.Axis || options.Doses.All(dose => dose is > 0 and < 10_000), "doses", "a dose is not above 0 or beyond 10 g/kg",
            "give mg/kg a day");
        Check(options.Study != StudyKind.Axis || options.ModelOutcomes.Length > 0, "model-outcomes", "there is no outcome", "name read-outs of the model");
        Check(options.Each == 0 || options.Each >= new Assumed(options).Fewest, "each", $"too few to be analysed",
            $"give at least {new Assumed(options).Fewest}, or 0 to seek the number");
        return [.. problems];

        void Check(bool holds, string key, string what, string remedy)
        {
            if (!holds) problems.Add(new(file, null, key, what, remedy));
        }
    }
}
