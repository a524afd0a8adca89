using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Survival;

namespace Sarcotrace.Questions.Intervention;

/// <summary>Does the event come sooner or later with the treatment?</summary>
/// <param name="options">Groups and covariates; the first outcome is the time.</param>
/// <param name="special">Which column says that the event was seen.</param>
public sealed class SurvivalComparison(ComparisonOptions options, SpecialOptions special) : IQuestion<Measurements>
{
    static readonly ImmutableArray<Citation> Sources = [new("kaplan1958"), new("peto1972"), new("cox1972"), new("lazic2018")];

    /// <inheritdoc/>
    public Answers Ask(Measurements data, IProgress<Step>? progress, CancellationToken cancel)
    {
        var (time, seen) = (data.Find(options.Outcomes[0])!, data.Find(special.Event!)!);
        MeasuredColumn[] covariates = [.. options.Covariates.Select(name => data.Find(name)!)];
        var (units, levels, unit, level) = Units.Of(data, options, [time, seen, .. covariates]);
        var rows = units.Select(group => group[0]).ToArray();
        var strange = rows.Where(row => seen.Numbers[row] is not (0 or 1) || time.Numbers[row] < 0).ToArray();
        if (strange.Length > 0)
        {
            return Nothing($"{seen.Name} holds other values than 1 (seen) and 0 (not yet), or a time is below 0: row {data.Rows[strange[0]]}",
                "write 1 and 0, and times from the start");
        }
        if (units.Any(group => group.Length > 1)) return Nothing($"a {unit.Name} has several rows", "one row a unit: its time and whether the event was seen");
        if (levels.Length < 2 || levels.Any(one => rows.Count(row => level(row) == one) < 2))
            return Nothing("a group has fewer than two animals", "add animals");

        var followed = FollowUp.Of([.. rows.Select(row => time.Numbers[row])], [.. rows.Select(row => seen.Numbers[row] == 1)]);
        var own = rows.Select(level).ToArray();
        var test = LogRank.Of(followed, [.. own.Select(one => levels.IndexOf(one))]);
        var curves = levels.Select(one => KaplanMeier.Of(followed.OfRows(Enumerable.Range(0, rows.Length).Where(i => own[i] == one)), options.Confidence))
            .ToArray();
        var cox = CoxModel.Fit(followed,
            [Units.Term(options.By[0], levels, own), .. covariates.Select(column => Term.Number(column.Name, [.. rows.Select(row => column.Numbers[row])]))]);
        var counts = levels.Select(one => own.Count(other => other == one)).ToArray();
        return new Answers(
            "survival", [.. Hazards(cox, levels, counts)], [.. Cautions(cox, counts, levels, followed)], [],
            [.. Tables(levels, counts, curves, test, cox, data)],
            [
                $"The experimental unit is the {(unit.Name.Length > 0 ? unit.Name : "animal")}: {unit.Why} [lazic2018].",
                $"Shares free of the event after Kaplan and Meier [kaplan1958]; groups by the log-rank test [peto1972], p = {Shown.P(test.P)}; hazard ratios by Cox's regression with ties after Efron [cox1972]"
                    + (covariates.Length > 0 ? $", adjusted for {string.Join(", ", options.Covariates)}." : "."),
            ],
            Sources);
    }

    IEnumerable<Answer> Hazards(CoxModel cox, ImmutableArray<string> levels, int[] counts)
    {
        for (var k = 1; k < levels.Length; k++)
        {
            var place = cox.Columns.IndexOf(levels[k]);
            if (cox.Status != FitStatus.Converged || place < 0)
            {
                yield return new NoFinding(Sources,
                    cox.Status == FitStatus.Separated
                    ? $"all events of one group come before any of the other, so the hazard ratio of {levels[k]} has no end"
                    : $"the hazard ratio of {levels[k]} cannot be estimated", "see the curves and the log-rank test");
                continue;
            }

            var (ratio, low, high, _) = cox.HazardRatio(place, options.Confidence);
            var what = low > 1 ? $"The event comes sooner with {levels[k]} than with {levels[0]}"
                : high < 1 ? $"The event comes later with {levels[k]} than with {levels[0]}"
                : $"These data do not show whether the event comes sooner or later with {levels[k]} than with {levels[0]}";
            yield return new Finding(Sources, $"{what} (hazard ratio)", new Estimate(ratio, low, high, "1"), counts[k] + counts[0]);
        }
    }

    static IEnumerable<Caution> Cautions(CoxModel cox, int[] counts, ImmutableArray<string> levels, FollowUp followed)
    {
        var events = followed.Happened.Count(happened => happened);
        if (events < 10 * cox.Columns.Length)
        {
            yield return new Caution("few-events", $"{events} events for {cox.Columns.Length} hazard ratios",
                "with fewer than ten events for each, intervals are too narrow and estimates too far from 1", "read the curves, and follow longer", [],
                [new("cox1972")]);
        }

        if (cox.Status == FitStatus.Converged && ProportionalHazards.Of(cox) is { GlobalP: < 0.05 } changing)
        {
            yield return new Caution("changing-hazards",
                $"the hazard ratio changes over time (scaled Schoenfeld residuals, p = {Shown.P(changing.GlobalP)})",
                "one ratio then describes no time well", "compare mean times free of the event up to a horizon, in the table", [], [new("grambsch1994")]);
        }

        if (counts.Min() < 5)
        {
            yield return new Caution("few-units", $"{levels[Array.IndexOf(counts, counts.Min())]} has {counts.Min()} animals",
                "with so few no assumption can be checked", "show every animal", [], [new("perciedusert2020")]);
        }
    }

    IEnumerable<Table> Tables(ImmutableArray<string> levels, int[] counts, KaplanMeier[] curves, LogRank test, CoxModel cox, Measurements data)
    {
        var unit = data.Find(options.Outcomes[0])!.Unit;
        var horizon = curves.Min(curve => curve.Time[^1]);
        var means = curves.Select(curve => horizon > 0 ? curve.RestrictedMean(horizon, options.Confidence) : default).ToArray();
        yield return new Table("survival-groups", $"Groups; log-rank p = {Shown.P(test.P)}",
        [
            new TextColumn("group", "level", [.. levels.Select(level => (string?)level)]),
            new NumberColumn("n", "1", "animals", [.. counts.Select(count => (double)count)]),
            new NumberColumn("events", "1", "events seen", [.. test.Observed]),
            new NumberColumn("expected", "1", "events that one common hazard would give", test.Expected),
            new NumberColumn("median", unit, "time by which half have had the event", [.. curves.Select(curve => curve.Median().Value)]),
            new NumberColumn("median_low", unit, "lower end of its interval", [.. curves.Select(curve => curve.Median().Low)]),
            new NumberColumn("median_high", unit, "upper end of its interval", [.. curves.Select(curve => curve.Median().High)]),
            new NumberColumn("mean_free", unit, $"mean time free of the event up to {Shown.Number(horizon)}", [.. means.Select(mean => mean.Value)]),
            new NumberColumn("mean_low", unit, "lower end of its interval", [.. means.Select(mean => mean.Low)]),
            new NumberColumn("mean_high", unit, "upper end of its interval", [.. means.Select(mean => mean.High)]),
        ]);
        yield return new Table("survival-hazards", "Hazard ratios",
        [
            new TextColumn("term", "against the first group, or per unit", [.. cox.Columns.Select(column => (string?)column)]),
            new NumberColumn("ratio", "1", "hazard ratio", [.. cox.Columns.Select((_, k) => cox.HazardRatio(k, options.Confidence).Ratio)]),
            new NumberColumn("low", "1", "lower end", [.. cox.Columns.Select((_, k) => cox.HazardRatio(k, options.Confidence).Low)]),
            new NumberColumn("high", "1", "upper end", [.. cox.Columns.Select((_, k) => cox.HazardRatio(k, options.Confidence).High)]),
            new NumberColumn("p", "1", "Wald", [.. cox.Columns.Select((_, k) => cox.HazardRatio(k, options.Confidence).P)]) { Digits = 2 },
        ]);
        var steps = curves.SelectMany((curve, g) => curve.Time.Select((_, k) => (g, k, curve))).ToArray();
        NumberColumn Number(string name, string meaning, Func<KaplanMeier, int, double> of, string of_ = "1") =>
            new(name, of_, meaning, [.. steps.Select(step => of(step.curve, step.k))]);
        yield return new Table("survival-curves", "Share free of the event",
        [
            new TextColumn("group", "level", [.. steps.Select(step => (string?)levels[step.g])]), Number("time", "when", (curve, k) => curve.Time[k], unit),
            Number("at_risk", "followed up to then", (curve, k) => curve.AtRisk[k]), Number("events", "then", (curve, k) => curve.Events[k]),
            Number("share", "free of the event from then on", (curve, k) => curve.Share[k]), Number("low", "lower end", (curve, k) => curve.Low[k]),
            Number("high", "upper end", (curve, k) => curve.High[k]),
        ]);
    }

    static Answers Nothing(string why, string remedy) => new("survival", [new NoFinding(Sources, why, remedy)], [], [], [], [], Sources);
}
