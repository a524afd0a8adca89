using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Intervention;

/// <summary>What did the treatment do, each independent unit counting once?</summary>
/// <param name="options">What is compared.</param>
/// <param name="threads">Threads that may work; the answers do not depend on it.</param>
public sealed class GroupComparison(ComparisonOptions options, int threads = 1) : IQuestion<Measurements>
{
    const int MostTold = 12;

    static readonly ImmutableArray<Citation> Sources = [new("lazic2018"), new("perciedusert2020"), new("searle1980")];

    /// <inheritdoc/>
    public Answers Ask(Measurements data, IProgress<Step>? progress, CancellationToken cancel)
    {
        var found = new List<OutcomeResult>();
        foreach (var (index, outcome) in options.Outcomes.Index())
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new Step($"Comparing {outcome}", (double)index / options.Outcomes.Length));
            found.Add(OutcomeResult.Of(data, options, outcome, Sources));
        }

        var familywise = Familywise([.. found]);
        return new Answers(
            "comparison", [.. found.SelectMany((result, index) => Sentences(result, data, familywise[index]))],
            [.. found.SelectMany(result => result.Cautions).DistinctBy(caution => (caution.Code, caution.What)), .. Many(familywise)],
            [.. found.SelectMany(result => result.Exclusions).DistinctBy(one => (one.Stage, one.Reason, string.Join(' ', one.Names)))],
            ComparisonTables.Of([.. found], data, options, familywise, threads, cancel),
            [.. found.SelectMany(result => result.Methods).Distinct(), .. Adjusting(found)],
            [.. Sources, .. found.SelectMany(result => result.Cited).Distinct()]);
    }

    /// <summary>The least p of each outcome's first family, adjusted over outcomes by Holm; NaN where there is none.</summary>
    static ImmutableArray<double> Familywise(ImmutableArray<OutcomeResult> found)
    {
        var least = found.Select(result => result.Compared.Where(one => one.Family == result.Compared[0].Family)
            .Select(one => one.Result?.P ?? double.NaN).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min()).ToArray();
        var there = least.Index().Where(pair => !double.IsNaN(pair.Item)).ToArray();
        var adjusted = FalseDiscovery.Holm([.. there.Select(pair => pair.Item)]);
        var all = Enumerable.Repeat(double.NaN, least.Length).ToArray();
        foreach (var ((index, _), p) in there.Zip(adjusted)) all[index] = p;
        return [.. all];
    }

    IEnumerable<Answer> Sentences(OutcomeResult result, Measurements data, double familywise)
    {
        if (result.Why is { } why) yield return why;
        var unit = Unit(data, result);
        foreach (var one in result.Compared.Take(MostTold))
        {
            if (one.Result is not { } tested)
            {
                yield return new NoFinding(Sources, $"{Named(one.Plus)} and {Named(one.Minus)}{Within(one)} rest on a cell without animals",
                    "see the table of groups");
                continue;
            }

            var estimate = options.Scale == OutcomeScale.Ratio
                ? new Estimate(Elementary.Pow(2, tested.Estimate.Value), Elementary.Pow(2, tested.Low), Elementary.Pow(2, tested.High), "{fold}")
                : new Estimate(tested.Estimate.Value, tested.Low, tested.High, unit);
            yield return new Finding(Sources, Sentence(result, one, estimate), estimate, Units(result, one));
        }

        if (!double.IsNaN(familywise) && options.Outcomes.Length > 1 && familywise >= 0.05 && result.Compared.Any(one => one.Result?.P < 0.05))
        {
            yield return new NoFinding(
                Sources, $"over all {options.Outcomes.Length} outcomes together the smallest p of {result.Outcome} becomes {Shown.P(familywise)} (Holm)",
                "name the primary outcome before the study, or take this one as a lead");
        }
    }

    string Sentence(OutcomeResult result, Compared one, Estimate estimate)
    {
        var none = options.Scale == OutcomeScale.Ratio ? 1.0 : 0.0;
        var what = one.Family.StartsWith("slope", StringComparison.Ordinal) ? $"the {one.Family} of {result.Outcome}" : result.Outcome;
        one = one with { Plus = Named(one.Plus), Minus = Named(one.Minus) };
        if (one.Family.StartsWith("difference of", StringComparison.Ordinal))
        {
            var change = $"what {one.Plus} changes in {result.Outcome} against {one.Minus}";
            return estimate.Low > none || estimate.High < none
                ? $"{Capital(change)} is {(estimate.Low > none ? "greater" : "less")} for {one.By}"
                : $"These data do not show whether {change} depends on {one.By}";
        }

        if (estimate.Low > none) return $"{Capital(what)} is higher with {one.Plus} than with {one.Minus}{Within(one)}{Small(estimate, none, result.Outcome)}";
        if (estimate.High < none) return $"{Capital(what)} is lower with {one.Plus} than with {one.Minus}{Within(one)}{Small(estimate, none, result.Outcome)}";
        return $"These data do not show whether {what} differs between {one.Plus} and {one.Minus}{Within(one)}{Small(estimate, none, result.Outcome)}";
    }

    // Against the smallest effect that would matter, where one was declared.
    string Small(Estimate estimate, double none, string outcome)
    {
        if (options.SmallestEffect is not { } smallest || outcome != options.Outcomes[0]) return "";
        var (low, high) = options.Scale == OutcomeScale.Ratio ? (1 / smallest, smallest) : (-smallest, smallest);
        if (estimate.Low > low && estimate.High < high) return ", and not by as much as would matter";
        return estimate.Low > none || estimate.High < none
            ? estimate.Low >= high || estimate.High <= low ? ", by as much as matters" : ", whether by as much as matters is open" : "";
    }

    IEnumerable<Caution> Many(ImmutableArray<double> familywise)
    {
        if (options.Outcomes.Length < 2 || familywise.All(double.IsNaN)) yield break;

        yield return new Caution(
            "several-outcomes", $"{options.Outcomes.Length} outcomes are compared; {familywise.Count(p => p < 0.05)} remain below 0.05 over all of them (Holm)",
            "each further outcome is another chance to see a difference that is none",
            "name the primary outcome before the study; take the others as secondary", options.Outcomes, [new("holm1979")]);
    }

    IEnumerable<string> Adjusting(List<OutcomeResult> found)
    {
        if (found.All(result => result.Compared.IsEmpty)) yield break;
        yield return $"Intervals hold {Shown.Percent(options.Confidence)} confidence; adjustment within a family: "
            + (options.Adjust?.ToString() ?? "none for one difference, Dunnett's against a control, Tukey's for all pairs, Holm's over times and for differences of differences") + ".";
    }

    // A bare number says nothing without its column.
    string Named(string level) => level.All(letter => char.IsDigit(letter) || letter is '.' or '-') ? $"{options.By[0]} {level}" : level;

    static int Units(OutcomeResult result, Compared one) => result.Units(one.Plus, one.By) + result.Units(one.Minus, one.By) is > 0 and var within
        ? within
        : result.Units(one.Plus) + result.Units(one.Minus);

    static string Within(Compared one) => one.By.Length == 0 ? "" : $" at {one.By}";

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    static string Unit(Measurements data, OutcomeResult result)
    {
        var unit = data.Find(result.Outcome)?.Unit is { Length: > 0 } given ? given : "1";
        return result.Plan is { IsSlope: true, Time: { } time } ? $"{(unit == "1" ? "" : unit)}/{time}" : unit;
    }
}
