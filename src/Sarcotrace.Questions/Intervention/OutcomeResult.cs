using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics.Means;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Questions.Intervention;

/// <summary>All that came of one outcome.</summary>
/// <param name="Outcome">Its column.</param>
/// <param name="Plan">What was fitted to what; null where these data carry no plan.</param>
/// <param name="Fit">The fit; null where there is none.</param>
/// <param name="Means">Means compared; null where there is no fit.</param>
/// <param name="Compared">Comparisons, the treatment's own first.</param>
/// <param name="Anova">Test of every term; null where there is no fit.</param>
/// <param name="Why">Why there is no finding, or null.</param>
/// <param name="Cautions">What a reviewer would object to.</param>
/// <param name="Exclusions">What was left out.</param>
/// <param name="Methods">What was done.</param>
/// <param name="Cited">Works that what was done rests on.</param>
sealed record OutcomeResult(
    string Outcome, Plan? Plan, Fitted? Fit, MarginalMeans? Means, ImmutableArray<Compared> Compared, Anova? Anova, NoFinding? Why,
    ImmutableArray<Caution> Cautions, ImmutableArray<Exclusion> Exclusions, ImmutableArray<string> Methods, ImmutableArray<Citation> Cited)
{
    /// <summary>Independent units of a level of the treatment, within a level of the other factors where one is given.</summary>
    internal int Units(string level, string by = "") => Plan?.Units(level, by) ?? 0;

    /// <summary>Works through one outcome.</summary>
    internal static OutcomeResult Of(Measurements data, ComparisonOptions options, string outcome, ImmutableArray<Citation> sources)
    {
        var cast = Cast.Of(data, options);
        var kept = Without(data, cast, options.Exclusions);
        var (exclusions, cautions) = (Left(cast, options), new List<Caution>());
        var (plan, why) = Plan.Of(kept, options, outcome, cast, sources);
        if (plan is null) return Nothing(outcome, null, why!, exclusions);

        var (fit, problems, refused) = Fitted.Of(plan, options, sources);
        if (fit is null)
        {
            why = refused ?? new NoFinding(sources, string.Join("; ", problems.Select(problem => problem.What)), problems.FirstOrDefault()?.Remedy ?? "see the table");
            return Nothing(outcome, plan, why, exclusions);
        }

        var means = Contrasts.Means(fit, plan);
        var compared = Contrasts.Of(fit, plan, options);
        // Means of groups have no intercept, so their one question is asked as a contrast.
        var anova = fit.Groups is null ? Anova.Of(fit.Effects, fit.Matrix, AnovaType.Three, fit.Linear?.Weights ?? []) : null;
        var missing = kept.Find(outcome)!.Texts.Count(text => text is not null) - plan.Values;
        if (missing > 0) exclusions = exclusions.Add(new("comparison", $"{outcome} is there, but a column of the comparison is empty", "rows", [.. Enumerable.Repeat("row", missing)]));
        cautions.AddRange(ComparisonCautions.Of(kept, options, plan, fit, compared, anova, cast));
        if (options.Exclusions.Length > 0 && Plan.Of(data, options, outcome, cast, sources).Plan is { } whole && Fitted.Of(whole, options, sources).Fit is { } all)
            cautions.Add(ComparisonCautions.Excluded(options, compared, Contrasts.Of(all, whole, options)));
        return new(outcome, plan, fit, means, compared, anova, null, [.. cautions], exclusions, [.. ComparisonMethods.Of(plan, fit, options)], ComparisonMethods.Cited(fit));
    }

    static OutcomeResult Nothing(string outcome, Plan? plan, NoFinding why, ImmutableArray<Exclusion> exclusions) =>
        new(outcome, plan, null, null, [], null, why with { Why = $"{outcome}: {why.Why}" }, [], exclusions, [], []);

    static Measurements Without(Measurements data, Cast cast, ImmutableArray<Exclude> exclusions)
    {
        if (exclusions.IsEmpty || cast.Animal is not { } animal) return data;

        var out_ = exclusions.Select(one => one.Animal).ToHashSet();
        int[] rows = [.. Enumerable.Range(0, data.Rows.Length).Where(row => animal.Texts[row] is not { } name || !out_.Contains(name))];
        return new(
            [.. data.Columns.Select(column => column with { Numbers = [.. rows.Select(row => column.Numbers[row])], Texts = [.. rows.Select(row => column.Texts[row])] })],
            [.. rows.Select(row => data.Rows[row])]);
    }

    static ImmutableArray<Exclusion> Left(Cast cast, ComparisonOptions options) =>
    [
        .. options.Exclusions.Where(one => cast.Animal?.Texts.Contains(one.Animal) == true).GroupBy(one => one.Reason)
            .Select(group => new Exclusion("comparison", group.Key, "animals", [.. group.Select(one => one.Animal)])),
    ];
}

/// <summary>What was done, in sentences written from what ran.</summary>
static class ComparisonMethods
{
    internal static IEnumerable<string> Of(Plan plan, Fitted fit, ComparisonOptions options)
    {
        yield return $"The experimental unit is the {plan.UnitWord}: {plan.Unit.Why} [lazic2018].";
        if (plan.Rows.Count < plan.Values) yield return $"{plan.Values} values were averaged to {plan.Rows.Count} before any test.";
        if (options.Area) yield return "Each animal's course was made one value: the area under it by trapezoids, over the time it spans.";
        if (options.Scale == OutcomeScale.Ratio) yield return "Outcomes were compared by their logarithm to base 2, so differences are ratios.";
        yield return fit switch
        {
            { Groups: not null } => "Means of independent groups were compared without taking their variances as equal [welch1947; welch1951].",
            { Mixed: { } mixed } => $"The linear mixed model {fit.Model} was fitted by restricted likelihood at its exact optimum [bates2015]; "
                + $"degrees of freedom by Kenward and Roger [kenward1997]; random deviations: "
                + string.Join(", ", mixed.Variances.Select(one => $"{one.Term} {one.Coefficient} {Shown.Number(one.Deviation)}")) + $", residual {Shown.Number(mixed.Sigma)}.",
            _ => $"The linear model {fit.Model} was fitted by least squares [draper1998].",
        };
        if (fit.Groups is null) yield return "Terms are tested as type III with coding by sums; means weigh every combination of the other factors alike [searle1980].";
    }

    internal static ImmutableArray<Citation> Cited(Fitted fit) => fit switch
    {
        { Groups: not null } => [new("welch1947"), new("welch1951")],
        { Mixed: not null } => [new("bates2015"), new("kenward1997")],
        _ => [new("draper1998")],
    };
}
