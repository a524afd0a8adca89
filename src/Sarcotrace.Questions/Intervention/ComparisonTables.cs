using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Questions.Intervention;

/// <summary>The numbers behind the sentences.</summary>
static class ComparisonTables
{
    const int MostSubsamples = 20_000;

    internal static ImmutableArray<Table> Of(
        ImmutableArray<OutcomeResult> found, Measurements data, ComparisonOptions options, ImmutableArray<double> familywise,
        int threads, CancellationToken cancel)
    {
        var fitted = found.Where(result => result.Fit is not null).ToArray();
        return fitted.Length == 0
            ? []
            :
            [
                Contrasted(fitted, data, options), Means(fitted, data, options), .. Terms(fitted), Values(fitted, options),
                .. Courses(fitted, data, options), .. Checks.Of(fitted, options, threads, cancel), .. Subsamples(fitted, options),
                .. Family(found, familywise),
            ];
    }

    static Table Contrasted(OutcomeResult[] found, Measurements data, ComparisonOptions options)
    {
        var rows = found.SelectMany(result => result.Compared.Select(one => (result, one))).ToArray();
        NumberColumn Number(string name, string unit, string meaning, Func<OutcomeResult, Compared, double> of) =>
            new(name, unit, meaning, [.. rows.Select(row => row.one.Result is null ? double.NaN : of(row.result, row.one))]);
        TextColumn Text(string name, string meaning, Func<OutcomeResult, Compared, string> of) =>
            new(name, meaning, [.. rows.Select(row => (string?)of(row.result, row.one))]);
        var (ratio, unit) = (options.Scale == OutcomeScale.Ratio, OneUnit(found, data, options));
        double Back(double value) => ratio ? Elementary.Pow(2, value) : value;
        return new Table("comparison-contrasts", "Comparisons",
        [
            Text("outcome", "what is compared", (result, _) => result.Outcome), Text("family", "tests adjusted together", (_, one) => one.Family),
            Text("at", "level of the other factors", (_, one) => one.By), Text("group", "what is compared", (_, one) => one.Plus),
            Text("against", "with what", (_, one) => one.Minus),
            Number(ratio ? "ratio" : "difference", unit, ratio ? "group over against" : "group less against", (_, one) => Back(one.Result!.Estimate.Value)),
            Number("low", unit, "lower end of the adjusted interval", (_, one) => Back(one.Result!.Low)),
            Number("high", unit, "upper end of the adjusted interval", (_, one) => Back(one.Result!.High)),
            Number("standard_error", ratio ? "1" : unit, ratio ? "of the logarithm to base 2" : "of the difference", (_, one) => one.Result!.Estimate.Error),
            Number("df", "1", "degrees of freedom", (_, one) => one.Result!.Estimate.Df) with { Digits = 4 },
            Number("t", "1", "difference over its standard error", (_, one) => one.Result!.Estimate.T),
            Number("p", "1", "alone", (_, one) => one.Result!.Estimate.P), Number("p_adjusted", "1", "adjusted within the family", (_, one) => one.Result!.P),
            Number("n_group", "1", "independent units of the group", (result, one) => Within(result, one, one.Plus)),
            Number("n_against", "1", "independent units of what it is compared with", (result, one) => Within(result, one, one.Minus)),
        ]);
    }

    static int Within(OutcomeResult result, Compared one, string level) => result.Units(level, one.By) is > 0 and var own ? own : result.Units(level);

    static Table Means(OutcomeResult[] found, Measurements data, ComparisonOptions options)
    {
        var rows = found.SelectMany(result => result.Means!.Means.Select(mean => (result, mean))).ToArray();
        var (ratio, unit) = (options.Scale == OutcomeScale.Ratio, OneUnit(found, data, options with { Scale = OutcomeScale.AsMeasured }));
        double Back(double value) => ratio ? Elementary.Pow(2, value) : value;
        NumberColumn Number(string name, string meaning, Func<Statistics.Models.Combination, double> of) =>
            new(name, unit, meaning, [.. rows.Select(row => row.mean.Estimate is { } estimate ? Back(of(estimate)) : double.NaN)]);
        return new Table("comparison-means", found[0].Plan!.IsSlope ? "Slopes of the groups" : ratio ? "Geometric means of the groups" : "Means of the groups",
        [
            new TextColumn("outcome", "what is compared", [.. rows.Select(row => (string?)row.result.Outcome)]),
            new TextColumn("group", "level of the first factor", [.. rows.Select(row => (string?)row.mean.Label)]),
            new TextColumn("at", "levels of the others", [.. rows.Select(row => (string?)row.mean.By)]),
            new NumberColumn("n", "1", "independent units of the group", [.. rows.Select(row => (double)row.result.Units(row.mean.Label, row.mean.By))]),
            Number("mean", "as the model has it", one => one.Value), Number("low", "lower end of its interval", one => one.Interval(options.Confidence).Low),
            Number("high", "upper end of its interval", one => one.Interval(options.Confidence).High),
        ]);
    }

    static IEnumerable<Table> Terms(OutcomeResult[] found)
    {
        var rows = found.SelectMany(result => (result.Anova?.Rows ?? []).Select(row => (result.Outcome, row, Share: result.Fit!.Linear is { } linear
            ? Statistics.Models.VarianceShare.Of(row.Test, linear.Matrix.Rows) : (Statistics.Models.VarianceShare?)null))).ToArray();
        if (rows.Length == 0) yield break;

        NumberColumn Number(string name, string meaning, Func<Statistics.Models.AnovaRow, double> of) =>
            new(name, "1", meaning, [.. rows.Select(row => of(row.row))]) { Digits = 4 };
        NumberColumn Share(string name, string meaning, Func<Statistics.Models.VarianceShare, double> of) =>
            new(name, "1", meaning, [.. rows.Select(row => row.Share is { } share ? of(share) : double.NaN)]);
        yield return new Table("comparison-terms", "Terms of the model (type III)",
        [
            new TextColumn("outcome", "what is compared", [.. rows.Select(row => (string?)row.Outcome)]),
            new TextColumn("term", "of the model", [.. rows.Select(row => (string?)row.row.Term)]),
            Number("f", "F", row => row.Test.F), Number("df_above", "degrees of freedom of the numerator", row => row.Test.Above),
            Number("df_below", "degrees of freedom of the denominator", row => row.Test.Below),
            Number("p", "upper tail of F", row => row.Test.P) with { Digits = 2 },
            Share("partial_eta2", "share of the variance that other terms leave; linear models only", share => share.PartialEta),
            Share("eta2_low", "lower end of its 90 % interval", share => share.Low), Share("eta2_high", "upper end", share => share.High),
        ]);
    }

    /// <summary>Every value that entered a model: what figures are drawn from.</summary>
    static Table Values(OutcomeResult[] found, ComparisonOptions options)
    {
        var rows = found.SelectMany(result => Enumerable.Range(0, result.Plan!.Rows.Count).Select(row => (result, row))).ToArray();
        string? Text(OutcomeResult result, string? column, int row) =>
            column is not null && result.Plan!.Rows.Factors.TryGetValue(column, out var texts) ? texts[row] : null;
        double Back(double value) => options.Scale == OutcomeScale.Ratio ? Elementary.Pow(2, value) : value;
        string Others(OutcomeResult result, int row) => string.Join(' ', result.Plan!.By.Skip(1).Select(name => result.Plan.Rows.Factors[name][row]));
        double Time(OutcomeResult result, int row) =>
            result.Plan!.Time is { } time && result.Plan.Rows.Numbers.TryGetValue(time, out var times) ? times[row] : double.NaN;
        return new Table("comparison-values", "Values that entered the model",
        [
            new TextColumn("outcome", "what is compared", [.. rows.Select(row => (string?)row.result.Outcome)]),
            new TextColumn("group", "level of the first factor", [.. rows.Select(row => Text(row.result, row.result.Plan!.By[0], row.row))]),
            new TextColumn("at", "levels of the others", [.. rows.Select(row => (string?)Others(row.result, row.row))]),
            new TextColumn("unit", "independent unit", [.. rows.Select(row => Text(row.result, row.result.Plan!.Unit.Name, row.row))]),
            new TextColumn("animal", "where it is measured again", [.. rows.Select(row => Text(row.result, row.result.Plan!.Animal, row.row))]),
            new TextColumn("time_label", "as it was written", [.. rows.Select(row => Text(row.result, row.result.Plan!.Time, row.row))]),
            new NumberColumn("time", "", "as a number", [.. rows.Select(row => Time(row.result, row.row))]),
            new NumberColumn("value", "", "mean of what stands behind it",
                [.. rows.Select(row => Back(row.result.Plan!.Rows.Numbers[row.result.Outcome][row.row]))]),
            new NumberColumn("behind", "1", "values of the table that it is the mean of",
                [.. rows.Select(row => (double)row.result.Plan!.Rows.Behind[row.row].Length)]),
        ]);
    }

    /// <summary>Values that units are means of: shown small behind them, counted nowhere.</summary>
    static IEnumerable<Table> Subsamples(OutcomeResult[] found, ComparisonOptions options)
    {
        var rows = (from result in found
                    let plan = result.Plan!
                    where plan.Time is null && !options.Area
                    from row in Enumerable.Range(0, plan.Rows.Count)
                    where plan.Rows.Behind[row].Length > 1
                    from value in plan.Rows.Behind[row]
                    select (result, row, value)).Take(MostSubsamples).ToArray();
        if (rows.Length == 0) yield break;

        yield return new Table("comparison-subsamples", "Values behind the units",
        [
            new TextColumn("outcome", "what is compared", [.. rows.Select(row => (string?)row.result.Outcome)]),
            new TextColumn("group", "level of the first factor",
                [.. rows.Select(row => (string?)row.result.Plan!.Rows.Factors[row.result.Plan.By[0]][row.row])]),
            new TextColumn("at", "levels of the others",
                [.. rows.Select(row => (string?)string.Join(' ', row.result.Plan!.By.Skip(1).Select(name => row.result.Plan.Rows.Factors[name][row.row])))]),
            new NumberColumn("value", "", "as measured", [.. rows.Select(row => row.value)]),
        ]);
    }

    /// <summary>What the model says at each time.</summary>
    static IEnumerable<Table> Courses(OutcomeResult[] found, Measurements data, ComparisonOptions options)
    {
        var rows = (from result in found where result.Plan!.Time is not null from row in Course(result) select (result, row)).ToArray();
        if (rows.Length == 0) yield break;

        var unit = OneUnit(found, data, options with { Scale = OutcomeScale.AsMeasured });
        double Back(double value) => options.Scale == OutcomeScale.Ratio ? Elementary.Pow(2, value) : value;
        NumberColumn Number(string name, string meaning, Func<Statistics.Models.Combination, double> of) =>
            new(name, unit, meaning, [.. rows.Select(row => row.row.Mean.Estimate is { } estimate ? Back(of(estimate)) : double.NaN)]);
        yield return new Table("comparison-course", "Course by the model",
        [
            new TextColumn("outcome", "what is compared", [.. rows.Select(row => (string?)row.result.Outcome)]),
            new TextColumn("group", "level of the first factor", [.. rows.Select(row => (string?)row.row.Group)]),
            new TextColumn("at", "levels of the others", [.. rows.Select(row => (string?)row.row.At)]),
            new TextColumn("time_label", "as it was written", [.. rows.Select(row => (string?)row.row.Time)]),
            Number("mean", "of the model", one => one.Value), Number("low", "lower end of its interval", one => one.Interval(options.Confidence).Low),
            Number("high", "upper end of its interval", one => one.Interval(options.Confidence).High),
        ]);
    }

    static IEnumerable<(string Group, string At, string Time, Statistics.Means.MarginalMean Mean)> Course(OutcomeResult result)
    {
        var (plan, fit) = (result.Plan!, result.Fit!);
        ImmutableArray<string> others = [.. plan.By.Skip(1)];
        string[] times = [.. plan.Rows.Levels(plan.Time!)];
        var at = plan.IsSlope
            ? new Dictionary<string, ImmutableArray<double>> { [plan.Time!] = [.. plan.Rows.Numbers[plan.Time!].Distinct().Order()] }
            : null;
        foreach (var time in Statistics.Means.MarginalMeans.Of(fit.Effects, fit.Matrix, [plan.By[0]], [plan.Time!, .. others], at).Means)
        {
            // The label of the time stands first among the levels within which a mean is.
            var label = times.Append("").OrderByDescending(one => one.Length)
                .First(one => time.By == one || time.By.StartsWith(one + " ", StringComparison.Ordinal) || one.Length == 0);
            yield return (time.Label, time.By[Math.Min(time.By.Length, label.Length + (time.By.Length > label.Length ? 1 : 0))..], label, time);
        }
    }

    static IEnumerable<Table> Family(ImmutableArray<OutcomeResult> found, ImmutableArray<double> familywise)
    {
        if (found.Length < 2) yield break;
        yield return new Table("comparison-outcomes", "Outcomes together",
        [
            new TextColumn("outcome", "the first is the primary one", [.. found.Select(result => (string?)result.Outcome)]),
            new NumberColumn("p_over_outcomes", "1", "smallest adjusted p of its first family, by Holm over the outcomes", familywise),
        ]);
    }

    static string OneUnit(OutcomeResult[] found, Measurements data, ComparisonOptions options)
    {
        if (options.Scale == OutcomeScale.Ratio) return "{ratio}";
        var units = found.Select(result => data.Find(result.Outcome)?.Unit ?? "").Distinct().ToArray();
        return units is [{ Length: > 0 } one] ? one : "";
    }
}
