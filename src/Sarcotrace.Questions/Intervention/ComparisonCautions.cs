using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Questions.Intervention;

/// <summary>The mistakes that make animal papers fail, looked for in these data.</summary>
static class ComparisonCautions
{
    const int FewUnits = 5;

    static readonly ImmutableArray<Citation> Unit = [new("lazic2018")];

    static readonly ImmutableArray<Citation> Reporting = [new("perciedusert2020")];

    internal static IEnumerable<Caution> Of(
        Measurements data, ComparisonOptions options, Plan plan, Fitted fit, ImmutableArray<Compared> compared, Anova? anova, Cast cast) =>
    [
        .. Replicates(plan), .. Few(plan), .. Singular(fit), .. SumsOfSquares(fit, anova), .. NotThere(compared), .. Labels(plan),
        .. Confounded(data, options, plan), .. Constant(options, plan), .. PerWeight(data, plan), .. Days(options, plan, cast), .. Variances(fit, plan),
    ];

    /// <summary>Pups, fields, wells or repeated trials counted as if each were an animal.</summary>
    static IEnumerable<Caution> Replicates(Plan plan)
    {
        var units = plan.AllUnits;
        if (units >= plan.Values) yield break;

        yield return new Caution(
            "pseudo-replicates", $"{plan.Values} values of {plan.Outcome} come from {units} independent units ({plan.UnitWord})",
            $"{plan.Unit.Why}, so values within one {plan.UnitWord} say the same thing again; taken as {plan.Values} they make chance differences look certain",
            plan.Random.IsEmpty ? "they were averaged first; report n as the number of units"
                : "the model takes them together; report n as the number of units",
            [plan.UnitWord], Unit);
    }

    static IEnumerable<Caution> Few(Plan plan)
    {
        var counts = plan.Rows.Levels(plan.By[0]).Select(level => (level, Count: plan.Units(level))).Where(pair => pair.Count < FewUnits).ToArray();
        if (counts.Length == 0) yield break;

        yield return new Caution(
            "few-units", $"{string.Join(", ", counts.Select(pair => $"{pair.level} has {pair.Count}"))} independent units",
            "with so few no assumption can be checked, and only very large differences can be seen",
            "show every value, give the interval, and plan the next study with sarcotrace trial", [.. counts.Select(pair => pair.level)], Reporting);
    }

    static IEnumerable<Caution> Singular(Fitted fit) => (fit.Mixed?.Singularities ?? []).Select(one => new Caution(
        "singular-fit", one.What, "the random part asks for more than the data tell; degrees of freedom may then be too many", one.Remedy, [one.Term],
        [new("bates2015")]));

    /// <summary>What a program with treatment coding prints as type III, where it differs.</summary>
    static IEnumerable<Caution> SumsOfSquares(Fitted fit, Anova? anova)
    {
        if (fit.Linear is not { } linear || anova is null or { Refusal: not null } || linear.Matrix.Frame.Formula.Terms.All(term => term.Variables.Length < 2))
            yield break;

        var matrix = ModelMatrix.Of(linear.Matrix.Frame);
        var coded = Anova.AsCoded(LinearModel.Fit(matrix), matrix);
        foreach (var row in anova.Rows)
        {
            if (coded.Rows.FirstOrDefault(other => other.Term == row.Term) is not { } wrong || Math.Abs(wrong.Test.F - row.Test.F) < 0.005 * row.Test.F)
                continue;

            yield return new Caution(
                "sums-of-squares", $"{row.Term}: F = {Shown.Number(row.Test.F, 4)}, p = {Shown.P(row.Test.P)}; a program that codes levels against the first would print F = {Shown.Number(wrong.Test.F, 4)}, p = {Shown.P(wrong.Test.P)} as type III",
                "that F asks about the first level of the other factor only, not about the factor",
                "report the first; if a reviewer has the second, this is why", [row.Term], [new("fox2019")]);
        }
    }

    /// <summary>A difference seen at one level and not at another, read as a difference between the levels.</summary>
    static IEnumerable<Caution> NotThere(ImmutableArray<Compared> compared)
    {
        if (compared.IsEmpty) yield break;
        foreach (var pair in compared.Where(one => one.Family == compared[0].Family && one.By.Length > 0).GroupBy(one => (one.Plus, one.Minus)))
        {
            var there = pair.Where(one => one.Result?.P < 0.05).Select(one => one.By).ToArray();
            var not = pair.Where(one => one.Result?.P >= 0.05).Select(one => one.By).ToArray();
            var between = compared.Where(one => one.Family != compared[0].Family && (one.Plus, one.Minus) == pair.Key).ToArray();
            if (there.Length == 0 || not.Length == 0 || between.Length == 0 || between.Any(one => one.Result?.P < 0.05)) continue;

            yield return new Caution(
                "significant-here-not-there", $"{pair.Key.Plus} against {pair.Key.Minus} has p < 0.05 at {string.Join(", ", there)} and not at {string.Join(", ", not)}, while the difference between these differences has p = {Shown.P(between.Min(one => one.Result?.P ?? 1))}",
                "one small p and one large do not show that the effect differs", "speak of a different effect only by the difference of differences",
                [.. there, .. not], [new("nieuwenhuis2011")]);
        }
    }

    /// <summary>One column of groups whose labels are two factors crossed.</summary>
    static IEnumerable<Caution> Labels(Plan plan)
    {
        if (plan.By.Length > 1) yield break;

        var levels = plan.Rows.Levels(plan.By[0]);
        foreach (var separator in (string[])["+", " + ", "_", "-", "/", ", ", " "])
        {
            var parts = levels.Select(level => level.Split(separator, 2, StringSplitOptions.TrimEntries)).ToArray();
            if (levels.Length < 4 || parts.Any(part => part.Length != 2 || part[0].Length == 0 || part[1].Length == 0)) continue;

            var (first, second) = (parts.Select(part => part[0]).Distinct().ToArray(), parts.Select(part => part[1]).Distinct().ToArray());
            if (first.Length < 2 || second.Length < 2 || first.Length * second.Length != levels.Length) continue;

            yield return new Caution(
                "factorial-as-one-way", $"the levels of {plan.By[0]} are {first.Length} × {second.Length}: {string.Join(", ", first)} with {string.Join(", ", second)}",
                "compared as one row of groups, the question whether one factor changes the effect of the other is never asked",
                "split the column in two and name both with --by", levels, [new("searle1971")]);
            yield break;
        }
    }

    /// <summary>A property of the animals that is the same within each group and differs between groups.</summary>
    static IEnumerable<Caution> Confounded(Measurements data, ComparisonOptions options, Plan plan)
    {
        string[] words = ["sex", "age", "strain", "batch", "cage", "gel", "plate", "operator", "experimenter", "性别"];
        var treatment = data.Find(plan.By[0])!;
        foreach (var column in data.Columns.Where(column => words.Contains(column.Name.ToLowerInvariant()) && !options.By.Contains(column.Name)))
        {
            var pairs = column.Texts.Zip(treatment.Texts).Where(pair => pair.First is not null && pair.Second is not null).Distinct().ToArray();
            var (own, groups) = (pairs.Select(pair => pair.First).Distinct().Count(), pairs.Select(pair => pair.Second).Distinct().Count());
            if (own < 2 || pairs.Length != Math.Max(own, groups) || pairs.Length != groups) continue;

            yield return new Caution(
                "confounded", $"each level of {plan.By[0]} has one {column.Name} only: {string.Join(", ", pairs.Select(pair => $"{pair.Second} {pair.First}"))}",
                $"what is seen may be {column.Name}", $"no analysis can part them; say so, or repeat with every {column.Name} in every group",
                [column.Name], Reporting);
        }
    }

    /// <summary>A control that was set to 1 or 100, each in its own experiment.</summary>
    static IEnumerable<Caution> Constant(ComparisonOptions options, Plan plan)
    {
        foreach (var level in plan.Rows.Levels(plan.By[0]))
        {
            var own = Enumerable.Range(0, plan.Rows.Count).Where(row => plan.Rows.Factors[plan.By[0]][row] == level)
                .Select(row => plan.Rows.Numbers[plan.Outcome][row]).ToArray();
            if (own.Length < 2 || own.Any(value => value != own[0])) continue;

            var first = options.Scale == OutcomeScale.Ratio ? Elementary.Pow(2, own[0]) : own[0];
            yield return new Caution(
                "control-without-variance", $"all {own.Length} values of {level} are {Shown.Number(first)}",
                "values divided by their own control leave it without variance, and its error is carried, unseen, by the others",
                "give the values before the division, by log ratio with the gel or plate as block", [level], Unit);
        }
    }

    /// <summary>An outcome divided by body mass.</summary>
    static IEnumerable<Caution> PerWeight(Measurements data, Plan plan)
    {
        var unit = data.Find(plan.Outcome)?.Unit ?? "";
        var name = plan.Outcome.ToLowerInvariant();
        if (!unit.Contains("/g", StringComparison.Ordinal) && !unit.Contains("/kg", StringComparison.Ordinal)
            && !name.Contains("/weight", StringComparison.Ordinal)
            && !name.Contains("/body", StringComparison.Ordinal) && !name.Contains("per gram", StringComparison.Ordinal)
                && !name.Contains("/bw", StringComparison.Ordinal))
        {
            yield break;
        }

        yield return new Caution(
            "divided-by-mass", $"{plan.Outcome}{(unit.Length > 0 ? $" ({unit})" : "")} is a ratio to mass",
            "what rises with mass less than in proportion looks lower in heavy animals, so a change of fat alone changes the ratio",
            "compare the undivided outcome with mass as a covariate: --covariate", [plan.Outcome], Reporting);
    }

    /// <summary>Days compared one by one.</summary>
    static IEnumerable<Caution> Days(ComparisonOptions options, Plan plan, Cast cast)
    {
        string[] words = ["day", "days", "week", "weeks", "time", "month", "天", "周"];
        if (plan.Time is not null || cast.Animal is not { } animal) yield break;
        foreach (var name in options.By.Where(name => words.Contains(name.ToLowerInvariant())))
        {
            var repeated = animal.Texts.OfType<string>().GroupBy(text => text).Any(group => group.Count() > 1);
            if (!repeated) continue;
            yield return new Caution(
                "day-by-day", $"{name} is compared as a factor between animals, while animals are measured on several of its levels",
                "tests day by day ask the same animals again and again", $"give it as --time {name}: the model then compares courses", [name], Unit);
        }
    }

    /// <summary>Groups of clearly different spread under a model that takes it as one.</summary>
    static IEnumerable<Caution> Variances(Fitted fit, Plan plan)
    {
        if (fit.Linear is null) yield break;

        var rest = fit.Residuals();
        var spreads = plan.Rows.Levels(plan.By[0]).Select(level =>
        {
            var own = Enumerable.Range(0, plan.Rows.Count).Where(row => plan.Rows.Factors[plan.By[0]][row] == level).Select(row => rest[row]).ToArray();
            return (level, Spread: Math.Sqrt(own.Sum(value => value * value) / Math.Max(1, own.Length - 1)), own.Length);
        }).Where(one => one.Length >= 4).ToArray();
        if (spreads.Length < 2 || spreads.Max(one => one.Spread) < 3 * spreads.Min(one => one.Spread)) yield break;

        yield return new Caution(
            "unequal-spread", $"residual spread is {string.Join(", ", spreads.Select(one => $"{Shown.Number(one.Spread)} in {one.level}"))}",
            "the model takes it as one, so intervals are too narrow for the wider group", "compare on the scale of ratios, or without equal variances",
            [plan.Outcome], [new("welch1951")]);
    }

    /// <summary>The result with and without animals that were left out.</summary>
    internal static Caution Excluded(ComparisonOptions options, ImmutableArray<Compared> without, ImmutableArray<Compared> with)
    {
        var (one, other) = (without.FirstOrDefault(),
            with.FirstOrDefault(candidate => without.Length > 0 && candidate.Plus == without[0].Plus && candidate.Minus == without[0].Minus
            && candidate.By == without[0].By));
        string Told(Compared? compared) =>
            compared?.Result is { } result
            ? $"{Shown.Number(result.Estimate.Value)} ({Shown.Number(result.Low)} to {Shown.Number(result.High)}), p = {Shown.P(result.P)}" : "no estimate";
        return new Caution(
            "animals-excluded", $"{options.Exclusions.Length} animals are left out ({string.Join(", ", options.Exclusions.Select(one => $"{one.Animal}: {one.Reason}").Take(10))}); {one?.Plus} against {one?.Minus}: without them {Told(one)}; with them {Told(other)}",
            "leaving animals out after looking at the result can make any result", "give the rule that was set before, and both results",
            [.. options.Exclusions.Select(one => one.Animal)], Reporting);
    }
}
