using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics.Resampling;
using Sarcotrace.Statistics.Groups;

namespace Sarcotrace.Questions.Intervention;

/// <summary>What the model takes for granted, looked at, and second opinions that take less for granted.</summary>
static class Checks
{
    const int Draws = 20_000;

    internal static IEnumerable<Table> Of(OutcomeResult[] found, ComparisonOptions options, int threads, CancellationToken cancel)
    {
        var rows = found.SelectMany(result => One(result, options, threads, cancel).Select(row => (result.Outcome, row))).ToArray();
        if (rows.Length == 0) yield break;

        yield return new Table("comparison-checks", "Assumptions, effect sizes and second opinions",
        [
            new TextColumn("outcome", "what is compared", [.. rows.Select(row => (string?)row.Outcome)]),
            new TextColumn("check", "what was asked", [.. rows.Select(row => (string?)row.row.Check)]),
            new NumberColumn("value", "1", "statistic or estimate", [.. rows.Select(row => row.row.Value)]),
            new NumberColumn("low", "1", "lower end of the interval", [.. rows.Select(row => row.row.Low)]),
            new NumberColumn("high", "1", "upper end of the interval", [.. rows.Select(row => row.row.High)]),
            new NumberColumn("p", "1", "under what is taken for granted, or under no difference", [.. rows.Select(row => row.row.P)]) { Digits = 2 },
            new TextColumn("says", "what it means", [.. rows.Select(row => (string?)row.row.Says)]),
        ]);
    }

    readonly record struct Row(string Check, double Value, double Low, double High, double P, string Says);

    static IEnumerable<Row> One(OutcomeResult result, ComparisonOptions options, int threads, CancellationToken cancel)
    {
        var (plan, fit) = (result.Plan!, result.Fit!);
        var residuals = fit.Residuals();
        if (fit.Mixed is null && residuals.Length is >= 3 and <= 5000 && residuals.Distinct().Count() > 2)
        {
            var normal = ShapiroWilk.Of(residuals.AsSpan());
            yield return new("Shapiro–Wilk, residuals", normal.W, double.NaN, double.NaN, normal.P,
                normal.P < 0.05 ? "residuals are not normal; see the second opinions, or compare ratios" : "no sign against normal residuals");
        }

        if (!plan.Random.IsEmpty || plan.Time is not null || plan.By.Length != 1 || !plan.Covariates.IsEmpty) yield break;

        var levels = result.Means!.Labels;
        ImmutableArray<ImmutableArray<double>> groups = [.. levels.Select(level => Enumerable.Range(0, plan.Rows.Count)
            .Where(row => plan.Rows.Factors[plan.By[0]][row] == level).Select(row => plan.Rows.Numbers[plan.Outcome][row]).ToImmutableArray())];
        if (groups.All(group => group.Length >= 3) && groups.All(group => group.Distinct().Count() > 1))
        {
            var spread = VarianceTest.BrownForsythe(groups);
            yield return new("Brown–Forsythe, spread", spread.F, double.NaN, double.NaN, spread.P, spread.P < 0.05
                ? fit.Groups is not null ? "spreads differ; Welch's comparison allows for it"
                    : "spreads differ; compare without equal variances" : "no sign of different spreads");
        }

        if (levels.Length > 2)
        {
            var ranks = RankGroups.KruskalWallis(groups);
            yield return new("Kruskal–Wallis", ranks.Statistic, double.NaN, double.NaN, ranks.P, "by ranks, all groups at once");
        }

        foreach (var one in result.Compared.Where(one => one.Result is not null && one.By.Length == 0))
        {
            var (plus, minus) = (groups[levels.IndexOf(one.Plus)], groups[levels.IndexOf(one.Minus)]);
            var name = $"{one.Plus} against {one.Minus}";
            if (plus.Length < 2 || minus.Length < 2) continue;
            var g = TwoMeans.HedgesG(plus.AsSpan(), minus.AsSpan(), options.Confidence);
            yield return new($"Hedges' g, {name}", g.Value, g.Low, g.High, double.NaN, "difference over the common standard deviation");
            var ranked = RankTest.OfGroups(plus.AsSpan(), minus.AsSpan(), options.Confidence);
            yield return new($"Wilcoxon, {name}", ranked.Shift, ranked.Low, ranked.High, ranked.P,
                ranked.IsExact ? "shift of the medians, exact" : "shift of the medians, by the normal");
            var exchanged = Permutation.Of([plus, minus], [1, -1], Draws, 1, threads, cancel: cancel);
            yield return new($"Permutation, {name}", exchanged.Observed, double.NaN, double.NaN, exchanged.P,
                exchanged.IsExact ? $"all {Shown.Count(exchanged.Arrangements)} arrangements"
                    : $"{Shown.Count(exchanged.Arrangements)} arrangements drawn, ± {Shown.Number(exchanged.Error, 2)}");
        }
    }
}
