using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics.Curves;

namespace Sarcotrace.Questions.Intervention;

/// <summary>At which dose is half of the effect reached, and is it the same in every group?</summary>
/// <param name="options">The first outcome over doses; groups where there are any.</param>
/// <param name="special">Which column is the dose.</param>
public sealed class DoseComparison(ComparisonOptions options, SpecialOptions special) : IQuestion<Measurements>
{
    static readonly ImmutableArray<Citation> Sources = [new("ritz2015"), new("bates1988")];

    /// <inheritdoc/>
    public Answers Ask(Measurements data, IProgress<Step>? progress, CancellationToken cancel)
    {
        var (outcome, dose) = (data.Find(options.Outcomes[0])!, data.Find(special.Dose!)!);
        var by = options.By.IsEmpty ? null : data.Find(options.By[0]);
        var animal = Cast.Of(data, options).Animal;
        var rows = Enumerable.Range(0, data.Rows.Length)
            .Where(row => double.IsFinite(outcome.Numbers[row]) && dose.Numbers[row] >= 0 && (by is null || by.Texts[row] is not null)).ToArray();
        // Wells of one animal at one dose are one value.
        var units = rows.GroupBy(row => (Animal: animal?.Texts[row] ?? $"{row}", Dose: dose.Numbers[row], Level: by?.Texts[row] ?? "")).ToArray();
        ImmutableArray<string> levels = by is null ? [""] : [.. units.Select(unit => unit.Key.Level).Distinct()];
        double[] x = [.. units.Select(unit => unit.Key.Dose)], y = [.. units.Select(unit => unit.Average(row => outcome.Numbers[row]))];
        int[] group = [.. units.Select(unit => levels.IndexOf(unit.Key.Level))];
        if (x.Distinct().Count(value => value > 0) < 3) return Nothing($"{dose.Name} has fewer than three different doses above 0", "a curve needs more doses");

        var points = CurvePoints.Of(x, y, [], group);
        var layout = CurveLayout.Of(new Sigmoid(), levels).Held("asymmetry", 1);
        var fit = CurveFit.Of(points, layout);
        if (fit.Status != CurveStatus.Converged) return Nothing($"the curve cannot be fitted: {fit.Reason}", "add doses between and beyond those given");

        var found = levels.Select((_, g) => EffectiveDose.Of(fit, 0.5, g, options.Confidence)).ToArray();
        return new Answers(
            "dose-response", [.. Doses(found, levels, dose, units.Length)], [.. Cautions(fit, rows.Length, units.Length)], [],
            [.. Tables(fit, found, levels, dose, x, y, group)],
            [$"A four-parameter logistic curve in the logarithm of {dose.Name} was fitted to {units.Length} values by least squares [ritz2015; bates1988], residual deviation {Shown.Number(fit.Sigma)}.", .. Alike(fit, points, levels)],
            Sources);
    }

    static IEnumerable<Answer> Doses(EffectiveDose[] found, ImmutableArray<string> levels, MeasuredColumn dose, int units)
    {
        for (var g = 0; g < found.Length; g++)
        {
            var of = levels[g].Length == 0 ? "" : $" of {levels[g]}";
            yield return found[g].Identified
                ? new Finding(Sources, $"Half of the effect{of} is reached at this {dose.Name}",
                    new Estimate(found[g].Dose.Value, found[g].Dose.Low, found[g].Dose.High, dose.Unit), units)
                : new NoFinding(Sources, $"the half-effective {dose.Name}{of} is not determined: {found[g].Reason}",
                    "add doses until both plateaus are reached");
        }
    }

    // One F test: curves of their own against curves that share the middle.
    static IEnumerable<string> Alike(CurveFit fit, CurvePoints points, ImmutableArray<string> levels)
    {
        if (levels.Length < 2) yield break;
        var shared = CurveFit.Of(points, fit.Layout.Shared("middle"));
        if (shared.Status != CurveStatus.Converged) yield break;

        var test = CurveTest.Shared(shared, fit);
        yield return $"Curves with one half-effective dose {(test.P < 0.05 ? "do not fit" : "fit")} all groups (F = {Shown.Number(test.F)}, p = {Shown.P(test.P)}) [bates1988].";
    }

    static IEnumerable<Caution> Cautions(CurveFit fit, int rows, int units)
    {
        if (rows > units)
        {
            yield return new Caution("pseudo-replicates", $"{rows} values are {units} of animals and doses",
                "wells of one animal say the same thing again", "they were averaged first", [], [new("lazic2018")]);
        }
        if (CurveTest.LackOfFit(fit) is { P: < 0.05 } lack)
        {
            yield return new Caution("lack-of-fit",
                $"the curve misses the means at the doses by more than values scatter (F = {Shown.Number(lack.F)}, p = {Shown.P(lack.P)})",
                "then its half-effective dose says little", "look at the curve; another shape may be needed", [], [new("bates1988")]);
        }
    }

    IEnumerable<Table> Tables(CurveFit fit, EffectiveDose[] found, ImmutableArray<string> levels, MeasuredColumn dose, double[] x, double[] y, int[] group)
    {
        yield return new Table("dose-effective", "Half-effective doses",
        [
            new TextColumn("group", "level", [.. levels.Select(level => (string?)level)]),
            new NumberColumn("dose", dose.Unit, "at which half of the effect is reached", [.. found.Select(one => one.Dose.Value)]),
            new NumberColumn("low", dose.Unit, "lower end", [.. found.Select(one => one.Dose.Low)]),
            new NumberColumn("high", dose.Unit, "upper end", [.. found.Select(one => one.Dose.High)]),
            new TextColumn("determined", "by these points", [.. found.Select(one => (string?)(one.Identified ? "yes" : one.Reason))]),
        ]);
        yield return new Table("dose-parameters", "Parameters of the curve",
        [
            new TextColumn("parameter", "left and right: plateaus; middle: ln of the half-effective dose", [.. fit.Layout.Names.Select(name => (string?)name)]),
            new NumberColumn("estimate", "", "least squares", fit.Estimates), new NumberColumn("standard_error", "", "of the estimate", fit.StandardErrors),
        ]);
        yield return new Table("dose-values", "Values",
        [
            new TextColumn("group", "level", [.. group.Select(g => (string?)levels[g])]), new NumberColumn("dose", dose.Unit, "given", [.. x]),
            new NumberColumn("value", "", "measured, or the mean of an animal's", [.. y]),
        ]);
        double[] positive = [.. x.Where(value => value > 0)];
        var (from, to) = (Elementary.Log(positive.Min()), Elementary.Log(positive.Max()));
        var grid = levels.SelectMany((_, g) => Enumerable.Range(0, 61).Select(i => (g, dose: Elementary.Exp(from + (to - from) * i / 60)))).ToArray();
        var bands = grid.Select(one => fit.Band(one.dose, one.g, options.Confidence).Mean).ToArray();
        yield return new Table("dose-curve", "Curve",
        [
            new TextColumn("group", "level", [.. grid.Select(one => (string?)levels[one.g])]),
            new NumberColumn("dose", dose.Unit, "on the axis", [.. grid.Select(one => one.dose)]),
            new NumberColumn("value", "", "of the curve", [.. bands.Select(band => band.Value)]),
            new NumberColumn("low", "", "lower edge of the band", [.. bands.Select(band => band.Low)]),
            new NumberColumn("high", "", "upper edge", [.. bands.Select(band => band.High)]),
        ]);
    }

    static Answers Nothing(string why, string remedy) => new("dose-response", [new NoFinding(Sources, why, remedy)], [], [], [], [], Sources);
}
