using System.Collections.Immutable;
using Sarcotrace.Statistics.Means;

namespace Sarcotrace.Questions.Intervention;

/// <summary>One comparison as it is reported.</summary>
/// <param name="Family">Which tests are adjusted together.</param>
/// <param name="By">Level of the other factors within which it is; empty for all.</param>
/// <param name="Plus">What is compared.</param>
/// <param name="Minus">With what.</param>
/// <param name="Result">Estimate, interval and test; null where a cell is empty.</param>
sealed record Compared(string Family, string By, string Plus, string Minus, Adjusted? Result);

/// <summary>Which contrasts a plan asks, and how each family is adjusted.</summary>
static class Contrasts
{
    /// <summary>Means compared, with the levels within which they are.</summary>
    internal static MarginalMeans Means(Fitted fit, Plan plan)
    {
        ImmutableArray<string> others = [.. plan.By.Skip(1), .. plan is { Time: { } time, IsSlope: false } ? [time] : Array.Empty<string>()];
        return plan.IsSlope
            ? MarginalMeans.Trends(fit.Effects, fit.Matrix, plan.Time!, [plan.By[0]], others)
            : MarginalMeans.Of(fit.Effects, fit.Matrix, [plan.By[0]], others);
    }

    /// <summary>All comparisons: of the treatment within levels of the others, then differences of differences.</summary>
    internal static ImmutableArray<Compared> Of(Fitted fit, Plan plan, ComparisonOptions options)
    {
        var means = Means(fit, plan);
        var labels = means.Labels;
        var control = options.Control is { } named ? Math.Max(0, labels.IndexOf(named)) : -1;
        var (set, pairs) = Pairs(labels, control);
        var what = plan.IsSlope ? $"slope over {plan.Time}" : "mean";
        var adjustment = options.Adjust ?? (labels.Length == 2 ? Adjustment.None : control >= 0 ? Adjustment.Dunnett : Adjustment.Tukey);
        if (adjustment == Adjustment.Tukey && !set.IsPairwise) adjustment = Adjustment.Dunnett;
        // Day after day is asked of the same animals, so comparisons at all times are one family.
        var times = plan is { Time: not null, IsSlope: false };
        var rows = means.Contrast(set, times ? Stepwise(options) : adjustment, options.Confidence, together: times);
        var found = rows.Select((row, index) => new Compared(what, row.By, labels[pairs[index % pairs.Length].Plus],
            labels[pairs[index % pairs.Length].Minus], row.Result));
        return [.. found, .. Differences(fit, plan, options, set, pairs)];
    }

    /// <summary>The adjustment asked for, or Holm's where that is for other families.</summary>
    static Adjustment Stepwise(ComparisonOptions options) =>
        options.Adjust is null or Adjustment.Tukey or Adjustment.Dunnett ? Adjustment.Holm : options.Adjust.Value;

    /// <summary>Every level against the control, or every later one against every earlier one.</summary>
    static (ContrastSet Set, (int Plus, int Minus)[] Pairs) Pairs(ImmutableArray<string> labels, int control)
    {
        (int Plus, int Minus)[] pairs = control >= 0
            ? [.. Enumerable.Range(0, labels.Length).Where(place => place != control).Select(place => (place, control))]
            : [.. Enumerable.Range(0, labels.Length).SelectMany(minus => Enumerable.Range(minus + 1, labels.Length - minus - 1).Select(plus => (plus, minus)))];
        return (new ContrastSet(
            [.. pairs.Select(pair => $"{labels[pair.Plus]} - {labels[pair.Minus]}")],
            [.. pairs.Select(pair => labels.Select((_, place) => place == pair.Plus ? 1.0 : place == pair.Minus ? -1.0 : 0).ToImmutableArray())],
            control < 0), pairs);
    }

    static IEnumerable<Compared> Differences(Fitted fit, Plan plan, ComparisonOptions options, ContrastSet set, (int Plus, int Minus)[] pairs)
    {
        var second = plan.By.Length > 1 ? plan.By[1] : plan is { Time: { } time, IsSlope: false } ? time : null;
        if (second is null || plan.IsSlope) yield break;

        var means = MarginalMeans.Of(fit.Effects, fit.Matrix, [plan.By[0], second]);
        var alone = MarginalMeans.Of(fit.Effects, fit.Matrix, [second]);
        var first = MarginalMeans.Of(fit.Effects, fit.Matrix, [plan.By[0]]).Labels;
        // Over time, the change from the first time; between factors, every pair.
        var (others, otherPairs) = Pairs(alone.Labels, second == plan.Time ? 0 : -1);
        var joined = ContrastSet.Interaction(set, others);
        var adjustment = joined.Names.Length == 1 ? Adjustment.None : Stepwise(options);
        var rows = means.Contrast(joined, adjustment, options.Confidence);
        for (var index = 0; index < rows.Length; index++)
        {
            var (one, other) = (pairs[index % pairs.Length], otherPairs[index / pairs.Length]);
            yield return new Compared(
                $"difference of differences over {second}", $"{alone.Labels[other.Plus]} against {alone.Labels[other.Minus]}",
                first[one.Plus], first[one.Minus], rows[index].Result);
        }
    }
}
