using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Dynamics.Ensembles;
using Sarcotrace.Dynamics.Sampling;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Dosing;

/// <summary>The model of plasma sarcosine in one species, over plausible values of it.</summary>
sealed class PlasmaModel
{
    internal const string Plasma = "sarcosine_plasma";
    const int DaysBefore = 4;
    const double Variation = 0.3;

    readonly Model _model;
    readonly double _age;
    readonly ImmutableArray<PlausibleValue> _own;
    readonly ImmutableArray<PlausibleValue> _varied;
    readonly ImmutableArray<Marginal> _marginals;
    readonly Draws _draws;
    readonly bool _isHuman;

    /// <summary>The model of a species.</summary>
    /// <param name="model">Compiled.</param>
    /// <param name="mechanism">Whose values and ranges hold.</param>
    /// <param name="species">mouse or human.</param>
    /// <param name="seed">Seed of the plausible sets.</param>
    /// <param name="age">Age in the species' own unit; NaN for the one of its table.</param>
    internal PlasmaModel(Model model, Mechanism mechanism, string species, ulong seed, double age = double.NaN)
    {
        _model = model;
        _age = age;
        _own = [.. mechanism.Values.Where(one => one.Species == species || one.Species == "any")];
        _varied = [.. _own.Where(one => one.Varies)];
        var deviation = Math.Sqrt(Elementary.Log(1 + Variation * Variation));
        _marginals = [.. _varied.Select(one => (Marginal)new Marginal.LogNormal(one.Value, deviation) { Lowest = one.Low, Highest = one.High })];
        (_draws, _isHuman) = (new Draws(seed), species == "human");
    }

    /// <summary>Whether a mechanism can be asked: it knows the species, its plasma, and where doses go.</summary>
    internal static bool Knows(Mechanism mechanism, string species) =>
        mechanism.Values.Any(one => one.Species == species)
        && Regimen.Targets.Append(Plasma).All(name => mechanism.Network.Rules.Any(rule => rule.Target == name));

    /// <summary>The largest dose that was studied in it, mg/kg a day; NaN where none is named.</summary>
    internal double Studied => _own.FirstOrDefault(one => one.Name == "studied_dose") is { } studied
        ? studied.Value * (double)Amount.MolarMass / 1000
        : double.NaN;

    /// <summary>The last of some days of equal doses, by the point values.</summary>
    /// <param name="daily">µmol/kg a day.</param>
    /// <param name="regimen">How they are given.</param>
    /// <param name="intervals">Equal intervals of the day; even.</param>
    internal ImmutableArray<double> LastDay(double daily, Regimen regimen, int intervals) =>
        Completed(Dynamics.Solvers.Simulation.Run(_model, Scenario(regimen.Doses(daily, DaysBefore + 1), DaysBefore * 24.0, 24, intervals, Settled)));

    /// <summary>A course from its start on, by the point values with some of one's own.</summary>
    internal ImmutableArray<double> Course(
        ImmutableArray<Core.Networks.Dose> doses, double hours, int intervals, string wanted, params ReadOnlySpan<(string Name, double Value)> changes)
    {
        var values = Settled;
        foreach (var (name, value) in changes) values[name] = value;
        return Completed(Dynamics.Solvers.Simulation.Run(_model, Planned(doses, hours, intervals, values) with { Wanted = [new Wanted(wanted)] }));
    }

    /// <summary>Low, middle and high of a course over plausible sets: 5, 50 and 95 % at each time.</summary>
    internal (ImmutableArray<double> Low, ImmutableArray<double> Middle, ImmutableArray<double> High) Band(
        ImmutableArray<Core.Networks.Dose> doses, double hours, int intervals, int draws, int threads, CancellationToken cancel)
    {
        var values = Settled;
        foreach (var one in _varied) values.Remove(one.Name);
        var courses = new double[intervals + 1][];
        for (var time = 0; time <= intervals; time++) courses[time] = new double[draws];
        ModelEnsemble.Run(
            _model, Planned(doses, hours, intervals, values), [.. _varied.Select(one => one.Name)], draws, Draw,
            (index, course, advice) =>
            {
                for (var time = 0; time <= intervals; time++) courses[time][index] = advice.Length > 0 ? double.NaN : course[time];
            },
            threads, null, cancel);
        double[][] found = [.. courses.Select(column => column.Where(double.IsFinite).Order().ToArray())];
        return (At(0.05), At(0.5), At(0.95));

        ImmutableArray<double> At(double share) => [.. found.Select(column => Quantile.Of(column, share))];
    }

    /// <summary>The last of some days in every plausible set; what cannot be followed is NaN.</summary>
    internal Exposure[] Plausible(double daily, Regimen regimen, int intervals, int draws, int threads, CancellationToken cancel)
    {
        var exposures = new Exposure[draws];
        var settled = Settled;
        foreach (var one in _varied) settled.Remove(one.Name);
        var scenario = Scenario(regimen.Doses(daily, DaysBefore + 1), DaysBefore * 24.0, 24, intervals, settled);
        ModelEnsemble.Run(
            _model, scenario, [.. _varied.Select(one => one.Name)], draws, Draw,
            (index, course, advice) => exposures[index] = advice.Length > 0 ? new(double.NaN, double.NaN, double.NaN, double.NaN) : Exposure.Of(course),
            threads, null, cancel);
        return exposures;
    }

    /// <summary>The value of a name.</summary>
    internal double Value(string name) => _own.First(one => one.Name == name).Value;

    /// <summary>Values of the species with their ranges.</summary>
    internal PlausibleValue Range(string name) => _own.First(one => one.Name == name);

    // Age stands still: days are compared, not months.
    Dictionary<string, double> Settled => new(_own.Select(one => KeyValuePair.Create(one.Name, one.Value)))
    {
        ["age_pace"] = 0,
        ["age_at_start"] = double.IsNaN(_age) ? Value("age_at_start") : _age,
    };

    // What comes before time 0 lets plasma settle at the age that is asked.
    static Scenario Planned(ImmutableArray<Core.Networks.Dose> doses, double hours, int intervals, Dictionary<string, double> values) =>
        Scenario(doses, 0, hours, intervals, values) with { Start = -24 * DaysBefore };

    void Draw(long index, Span<double> values)
    {
        // Species are drawn apart: that people clear it fast says nothing of mice.
        var stream = _draws.Stream(2 * (ulong)index + (_isHuman ? 0UL : 1));
        for (var k = 0; k < values.Length; k++) values[k] = _marginals[k].Quantile(stream.Uniform());
    }

    static Scenario Scenario(
        ImmutableArray<Core.Networks.Dose> doses, double from, double hours, int intervals, Dictionary<string, double> values) => new()
        {
            Times = [.. Enumerable.Range(0, intervals + 1).Select(i => from + hours * i / intervals)],
            Values = values,
            Doses = doses,
            Wanted = [new Wanted(Plasma)],
            Tolerances = new Tolerances { Relative = 1e-6, Absolute = 1e-9 },
        };

    static ImmutableArray<double> Completed(Trajectory course) => course.Ending == Ending.Completed
        ? course.Values
        : throw new StoppedEarlyException(course.Advice);
}

/// <summary>The model could not be followed to the end.</summary>
/// <param name="advice">What the engine advises.</param>
sealed class StoppedEarlyException(string advice) : Exception(advice)
{
    /// <summary>The answer that it comes to.</summary>
    internal NoFinding Told(ImmutableArray<Citation> sources) => new(sources, $"the model stops early: {Message}", "give a dose that the model can follow");
}
