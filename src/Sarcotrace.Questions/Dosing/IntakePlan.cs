using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Questions.Dosing;

/// <summary>What does a schedule of supplements do to plasma sarcosine, and what do precursors?</summary>
/// <param name="options">What is chosen.</param>
public sealed class IntakePlan(IntakeOptions options) : IQuestion<Mechanism>
{
    const int IntervalsADay = 480;

    static readonly ImmutableArray<Citation> Sources = [new("melendezhevia2009"), new("reed2008")];

    /// <inheritdoc/>
    public Answers Ask(Mechanism data, IProgress<Step>? progress, CancellationToken cancel)
    {
        progress?.Report(new Step("Compiling the model", 0));
        var compilation = Compilation.Of(data.Network);
        if (compilation.Model is not { } model || !PlasmaModel.Knows(data, "human"))
        {
            return new("intake", [new NoFinding(
                Sources, "the model cannot be asked for plasma sarcosine in people", "use the model of the sarcosine axis with its table of values")], [],
                    [], [], [], Sources);
        }

        try
        {
            return Followed(new PlasmaModel(model, data, "human", options.Seed, options.Age), progress, cancel);
        }
        catch (StoppedEarlyException stopped)
        {
            return new("intake", [stopped.Told(Sources)], [], [], [], [], Sources);
        }
    }

    Answers Followed(PlasmaModel people, IProgress<Step>? progress, CancellationToken cancel)
    {
        var (hours, intervals) = (24.0 * options.Days, IntervalsADay * options.Days);
        progress?.Report(new Step("Following the schedule", 0.2));
        var taken = people.Course(Doses(), hours, intervals, PlasmaModel.Plasma);
        var untreated = people.Course([], hours, intervals, PlasmaModel.Plasma);
        progress?.Report(new Step("Over plausible values", 0.4));
        var band = people.Band(Doses(), hours, intervals, options.Draws, options.Threads, cancel);
        var supply = new Supply(people, options);
        return new(
            "intake", [.. Told(taken, untreated, band), .. supply.Told(Sources)], [.. Cautions()], [],
            [Course(taken, untreated, band), supply.Table(), SafetyNotes.Table(), Schedule()], Methods(), [.. Sources, .. SafetyNotes.Sources]);
    }

    ImmutableArray<Dose> Doses() =>
    [
        .. options.Schedule.OrderBy(one => one.Hour).Select(one => new Dose(
            one.Hour, Regimen.Targets[0], Amount.Micromoles(one.Amount.PerKilogramOf(options.Weight))) { Interval = 24, Additional = options.Days - 1 }),
    ];

    IEnumerable<Answer> Told(
        ImmutableArray<double> taken, ImmutableArray<double> untreated,
        (ImmutableArray<double> Low, ImmutableArray<double> Middle, ImmutableArray<double> High) band)
    {
        var day = IntervalsADay * (options.Days - 1);
        var top = Enumerable.Range(day, IntervalsADay + 1).MaxBy(i => taken[i]);
        yield return new Finding(
            Sources, FormattableString.Invariant($"Simulated: plasma sarcosine peaks at {Clock(24.0 * (top - day) / IntervalsADay)} of day {options.Days} (interval: middle 90 % of {options.Draws} plausible sets)"),
            new(taken[top], Math.Min(taken[top], band.Low[top]), Math.Max(taken[top], band.High[top]), "umol/L"), 0);
        yield return new Finding(Sources, "Simulated: plasma sarcosine without supplements", DoseTranslation.Exactly(untreated[^1], "umol/L"), 0);
        var raised = Enumerable.Range(day, IntervalsADay).Count(i => taken[i] >= 2 * untreated[i]) * 24.0 / IntervalsADay;
        yield return new Finding(Sources, "Simulated: time of that day at twice the level without supplements, or above",
            DoseTranslation.Exactly(raised, "h"), 0);
    }

    IEnumerable<Caution> Cautions()
    {
        if (options.Daily > 4000)
        {
            yield return new(
                "above-studied-intake", FormattableString.Invariant($"{DoseTranslation.Plain(options.Daily)} mg a day is more than 4 g, the most that was studied in people"),
                "no upper level is known, and nothing is known above it", "stay within what was studied", [], Sources);
        }

        yield return new(
            "food-not-counted", "food is not counted: no citable table of sarcosine in food is known",
            "eggs, turkey, ham, beans and vegetables are said to hold a little, which cannot be given in milligrams",
            "record the diet, and measure plasma before and during the study", [], Sources);
        yield return new(
            "research-planning", "this plans research and is no advice to anyone who takes sarcosine",
            "no randomised trial in people with muscle as its outcome is known; 450 mg a day is extrapolated from mice",
            "read the notes on safety with their sources", [], Sources);
    }

    Table Course(
        ImmutableArray<double> taken, ImmutableArray<double> untreated,
        (ImmutableArray<double> Low, ImmutableArray<double> Middle, ImmutableArray<double> High) band) => new(
        "intake-course", FormattableString.Invariant($"Plasma sarcosine of a person of {options.Age} years and {DoseTranslation.Plain(options.Weight)} kg, simulated"),
        [
            new NumberColumn("time", "h", "from midnight of the first day", [.. Enumerable.Range(0, taken.Length).Select(i => 24.0 * i / IntervalsADay)]),
            new NumberColumn("plasma", "umol/L", "by the point values", taken),
            new NumberColumn("low", "umol/L", "5 % of plausible sets lie below", band.Low),
            new NumberColumn("high", "umol/L", "5 % of plausible sets lie above", band.High),
            new NumberColumn("untreated", "umol/L", "without supplements", untreated),
        ]);

    Table Schedule() => new("intake-schedule", "Supplements of each day",
    [
        new NumberColumn("hour", "h", "hour of the day", [.. options.Schedule.Select(one => one.Hour)]),
        new NumberColumn("amount", "mg", "sarcosine",
            [.. options.Schedule.Select(one => (double)(one.Amount.PerKilogramOf(options.Weight) * options.Weight))]) { Digits = 6 },
        new NumberColumn("per_kilogram", "mg/kg", "sarcosine for each kilogram",
            [.. options.Schedule.Select(one => (double)one.Amount.PerKilogramOf(options.Weight))]) { Digits = 4 },
    ]);

    ImmutableArray<string> Methods() =>
    [
        FormattableString.Invariant($"The model of the sarcosine axis was followed for {options.Days} days at an age of {options.Age} years, which stood still, with its values for people."),
        FormattableString.Invariant($"The band is the middle 90 % over {options.Draws} plausible sets of its values (lognormal, coefficient of variation 0.3, within their ranges, seed {options.Seed})."),
        "Its absorption and elimination were fitted to a peak at 1.5 to 2.5 h and a half-life of 1 h (Amiaz 2015, PMID 25841105), its synthesis is 0.142 g a day in 70 kg [melendezhevia2009], "
            + "half of it by GNMT and half from dimethylglycine [reed2008].",
    ];

    static string Clock(double hour) => $"{(int)hour:00}:{(int)(hour % 1 * 60):00}";
}
