using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Questions.Trial;

/// <summary>The numbers of a trial on the model, and how they are drawn.</summary>
static class AxisTables
{
    internal const string PowerName = "trial-model-power", EffectsName = "trial-model-effects", IndividualsName = "trial-model-example";

    static readonly ImmutableArray<Tone> Tones = [Tone.First, Tone.Second, Tone.Third, Tone.Fourth, Tone.Muted];

    internal static Table Power(ImmutableArray<(string Outcome, int Each, Share Share)> curve) =>
        new(PowerName, "Power by number in each arm, simulated on the model",
    [
        new TextColumn("outcome", "read-out of the model", [.. curve.Select(row => row.Outcome)]),
        new NumberColumn("each", "{count}", "that start in each arm", [.. curve.Select(row => (double)row.Each)]) { Digits = 9 },
        new NumberColumn("power", "1", "of the weakest arm", [.. curve.Select(row => row.Share.Value)]),
        new NumberColumn("low", "1", "lower end of its Monte-Carlo interval, 95 %", [.. curve.Select(row => row.Share.Low)]),
        new NumberColumn("high", "1", "upper end", [.. curve.Select(row => row.Share.High)]),
    ]);

    /// <summary>What treatment does to individuals, and how they differ, before noise.</summary>
    internal static Table Effects(TrialOptions options, AxisIndividuals individuals)
    {
        var rows = (from outcome in Enumerable.Range(0, options.ModelOutcomes.Length)
                    from arm in Enumerable.Range(0, options.Arms.Length)
                    let after = individuals.After[outcome][arm]
                    let control = individuals.After[outcome][0]
                    let change = after.Zip(control, (one, other) => 100 * (one / other - 1)).ToArray()
                    select (Outcome: options.ModelOutcomes[outcome], Arm: options.Arms[arm], Mean: Mean.Of(after.AsSpan()),
                        Sd: StandardDeviation.OfFinite(after.AsSpan()), Change: Mean.Of(change), Spread: StandardDeviation.OfFinite([.. change]))).ToArray();
        return new(EffectsName, "What the arms do in the model, before measurement",
        [
            new TextColumn("outcome", "read-out of the model", [.. rows.Select(row => row.Outcome)]),
            new TextColumn("arm", "arm", [.. rows.Select(row => row.Arm)]),
            new NumberColumn("mean", "", "mean at the end, in the model's unit", [.. rows.Select(row => row.Mean)]),
            new NumberColumn("sd", "", "standard deviation between individuals", [.. rows.Select(row => row.Sd)]),
            new NumberColumn("change", "%", "mean change against the same individual untreated", [.. rows.Select(row => row.Change)]),
            new NumberColumn("change_sd", "%", "its standard deviation between individuals", [.. rows.Select(row => row.Spread)]),
        ]);
    }

    /// <summary>The first simulated trial: every individual that was measured.</summary>
    internal static Table Individuals(TrialOptions options, AxisIndividuals individuals, int each)
    {
        var rows = options.ModelOutcomes.SelectMany((name, outcome) => Statistics.Power.TrialSimulation.Example(
                individuals.Before[outcome], individuals.After[outcome], options.Measurement, AxisTrial.Design(options, each), options.Seed)
            .Select(row => (Outcome: name, Arm: options.Arms[row.Arm], Before: Relative(row.Before, outcome), After: Relative(row.After, outcome)))).ToArray();
        return new(IndividualsName, "One simulated trial, every individual",
        [
            new TextColumn("outcome", "read-out of the model", [.. rows.Select(row => row.Outcome)]),
            new TextColumn("arm", "arm", [.. rows.Select(row => row.Arm)]),
            new NumberColumn("before", "%", "measured at the start, of the mean of all individuals then", [.. rows.Select(row => row.Before)]),
            new NumberColumn("after", "%", "measured at the end, of the same", [.. rows.Select(row => row.After)]),
        ]);

        double Relative(double value, int outcome) => 100 * value / Mean.Of(individuals.Before[outcome].AsSpan());
    }

    internal static PointsFigure Drawn(Table power)
    {
        var outcomes = power.Texts("outcome").Distinct().ToArray();
        return new(
            "trial-model-power", power.Title,
            "Simulated on the model. Points and lines: share of trials that find the effect; bands: Monte-Carlo intervals, 95 %. Horizontal line: 80 %.",
            [new PointsPanel(
                "", new Axis("Number in each arm"), new Axis("Power"),
                [.. outcomes.Select((name, i) => new PointSeries("", Tones[i % Tones.Length], Of("each", name), Of("power", name), [], []))],
                [.. outcomes.Select((name, i) => new Curve(TrialTables.Readable(name!), Tones[i % Tones.Length], Of("each", name), Of("power", name),
                    Of("low", name), Of("high", name)))],
                [0.8], [])]);

        ImmutableArray<double> Of(string column, string? name) =>
            [.. power.Numbers(column).Zip(power.Texts("outcome")).Where(pair => pair.Second == name).Select(pair => pair.First)];
    }

    internal static IEnumerable<GroupsFigure> Trials(Table individuals)
    {
        var rows = individuals.Texts("outcome").Zip(individuals.Texts("arm"), individuals.Numbers("after")).ToArray();
        return rows.GroupBy(row => row.First!).Select(outcome => new GroupsFigure(
            $"trial-{outcome.Key.Replace('_', '-').ToLowerInvariant()}", $"One simulated trial: {TrialTables.Readable(outcome.Key)}",
            "Simulated on the model, not measured. Every point is one individual; line and whiskers: mean and its 95 % interval.",
            new Axis(TrialTables.Readable(outcome.Key), "% of the mean at the start"),
            [.. outcome.GroupBy(row => row.Second!).Select((arm, i) => Column(arm.Key, Tones[i % Tones.Length], [.. arm.Select(row => row.Third)]))])
        { Unit = "individual" });
    }

    static GroupColumn Column(string label, Tone tone, ImmutableArray<double> values)
    {
        var mean = Mean.Of(values.AsSpan());
        var reach = values.Length < 2 ? double.NaN
            : StudentT.Quantile(0.975, values.Length - 1) * StandardDeviation.OfFinite(values.AsSpan()) / Math.Sqrt(values.Length);
        return new(label, tone, values, [], mean, mean - reach, mean + reach);
    }
}
