using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Dynamics.Systems;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Questions.Trial;

/// <summary>A trial on the model: individuals that differ, treated and measured, many times over.</summary>
/// <param name="options">The plan.</param>
/// <param name="threads">Threads that may work; results do not depend on it.</param>
sealed class AxisTrial(TrialOptions options, int threads)
{
    const int Points = 6;

    static readonly ImmutableArray<Citation> Sources = [new("liu2025"), new("morris2019"), new("perciedusert2020")];

    internal Answers Ask(Mechanism? mechanism, IProgress<Step>? progress, CancellationToken cancel)
    {
        if (mechanism is null || Missing(mechanism) is { Length: > 0 })
        {
            var why = mechanism is null ? "a trial on the model needs the model" : $"the model has no {string.Join(", no ", Missing(mechanism))}";
            return Empty(new NoFinding(Sources, why, "name its folder with --models, and outcomes and a species that it knows"));
        }

        progress?.Report(new Step("Compiling the model", 0));
        var compilation = Compilation.Of(mechanism.Network);
        if (compilation.Model is not { } model)
        {
            return Empty([.. compilation.Refusals.Select(one => new NoFinding(Sources, $"{one.What} ({one.Construct})",
                "change the model where it is named"))]);
        }

        progress?.Report(new Step($"Following {options.Individuals} individuals through {options.Arms.Length} arms", 0.1));
        var individuals = AxisIndividuals.Of(mechanism, model, options, threads, cancel);
        var most = individuals.Before[0].Length / options.Arms.Length;
        if (most < 10)
        {
            return Empty(new NoFinding(Sources, $"only {individuals.Before[0].Length} of {options.Individuals} individuals could be followed to the end",
                "lower the variation between individuals"));
        }

        progress?.Report(new Step("Simulating trials", 0.5));
        var needed = options.ModelOutcomes.Select((_, outcome) => options.Each > 0
            ? Math.Min(options.Each, most)
            : SampleSize.Least(each => Power(individuals, outcome, each, cancel).Arms.Min(arm => arm.Value), options.Power, 3, most)).ToArray();
        var primary = needed[0] ?? most;
        int[] ladder = [.. Enumerable.Range(0, Points).Select(i => (int)Math.Round(primary * (0.4 + 0.3 * i))).Append(primary)
            .Select(n => Math.Clamp(n, 3, most)).Distinct().Order()];
        var curve = options.ModelOutcomes.SelectMany((name, outcome) => ladder.Select(each =>
            (Outcome: name, Each: each, Share: Power(individuals, outcome, each, cancel).Arms.MinBy(arm => arm.Value)))).ToImmutableArray();
        var planned = curve.First(row => row.Outcome == options.ModelOutcomes[0] && row.Each == primary).Share;
        return new(
            "trial", [.. Told(needed, curve, most)], [.. Cautions(individuals.Lost)], [],
            [
                AxisTables.Power(curve), AxisTables.Effects(options, individuals), AxisTables.Individuals(options, individuals, primary),
                TrialTables.Assumptions(options), ArriveFields.Table(options, primary, planned.Value),
            ],
            Methods(individuals), Sources);
    }

    TrialPower Power(AxisIndividuals individuals, int outcome, int each, CancellationToken cancel) => TrialSimulation.Of(
        individuals.Before[outcome], individuals.After[outcome], options.Measurement, Design(options, each), options.Trials, options.Seed, threads, cancel);

    /// <summary>The trial; its effects are the model's, so none is planted.</summary>
    internal static TrialDesign Design(TrialOptions options, int each) => new()
    {
        Effects = [.. options.Arms.Select(_ => 0.0)],
        Each = each,
        Dropout = options.Dropout,
        Adherence = options.Adherence,
        Alpha = options.Alpha,
    };

    string[] Missing(Mechanism mechanism) =>
    [
        .. options.ModelOutcomes.Append("stomach").Where(name => mechanism.Network.Rules.All(rule => rule.Target != name)),
        .. mechanism.Values.Any(one => one.Species == options.ModelSpecies) ? [] : new[] { $"values for {options.ModelSpecies}" },
    ];

    IEnumerable<Answer> Told(int?[] needed, ImmutableArray<(string Outcome, int Each, Share Share)> curve, int most)
    {
        for (var i = 0; i < needed.Length; i++)
        {
            var name = TrialTables.Readable(options.ModelOutcomes[i]);
            if (needed[i] is not { } each)
            {
                yield return new NoFinding(
                    Sources, $"{most} {options.Units} an arm, all that were simulated, do not give a power of {100 * options.Power:0.#} % for {name}",
                    "raise individuals, or choose an outcome that responds more");
                continue;
            }

            if (options.Each == 0)
            {
                yield return new Finding(
                    Sources, FormattableString.Invariant($"Simulated on the model: in each arm for a power of {100 * options.Power:0.#} % to find an effect on {name}"),
                    TrialWords.Exactly(each, $"{{{options.Units}}}"), 0);
            }

            if (curve.FirstOrDefault(row => row.Outcome == options.ModelOutcomes[i] && row.Each == each).Share is { Value: > 0 } share)
            {
                yield return new Finding(Sources, $"Simulated on the model: power for {name} with {each} {options.Units} an arm, {options.Trials} trials",
                    TrialWords.Percent(share), 0);
            }
        }
    }

    IEnumerable<Caution> Cautions(int lost)
    {
        yield return new(
            "model-is-not-data", "effect and spread come from a model that was fitted to few numbers, some of them assumed",
            "its uncertainty is larger than what differs between its individuals", "take the result as a plan's first draft, and the spread from a pilot study",
            [.. options.ModelOutcomes], [new("liu2025")]);
        if (lost > 0)
        {
            yield return new(
                "individuals-lost", $"{lost} of {options.Individuals} individuals could not be followed to the end", "those that are left may differ from them",
                "lower the variation between individuals", [], Sources);
        }

        foreach (var caution in TrialCautions.Said(options, Sources)) yield return caution;
    }

    ImmutableArray<string> Methods(AxisIndividuals individuals) =>
    [
        FormattableString.Invariant($"{individuals.Before[0].Length} individuals of the model ({options.ModelSpecies}, {options.ModelAge} at the start) differ in every value that its table varies (lognormal, coefficient of variation {options.Individual}, within its ranges, seed {options.Seed}); each was followed through every arm for {options.Days} days, with sarcosine in the drinking water."),
        FormattableString.Invariant($"Trials deal different individuals to the arms, measure each at start and end with a coefficient of variation of {options.Measurement}, lose a share of {options.Dropout} at random, leave a share of {1 - options.Adherence:0.##} of the treated without treatment, and compare arms by analysis of covariance with the start, several by Holm's rule [holm1979]."),
        FormattableString.Invariant($"{options.Trials} trials were simulated for each number; intervals are Wilson's, 95 % [wilson1927]."),
    ];

    Answers Empty(params ImmutableArray<NoFinding> why) => new("trial", [.. why], [], [], [TrialTables.Assumptions(options)], [], Sources);
}
