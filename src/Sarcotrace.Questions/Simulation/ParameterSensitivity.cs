using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Sensitivity;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Questions.Simulation;

/// <summary>Which values of a model matter for one quantity that is observed?</summary>
/// <param name="options">What is followed, until when; the first observed name is asked about.</param>
/// <param name="sensitivity">How.</param>
public sealed class ParameterSensitivity(TimeCourseOptions options, SensitivityOptions sensitivity) : IQuestion<Network>
{
    const int MostTold = 12;

    /// <inheritdoc/>
    public Answers Ask(Network data, IProgress<Step>? progress, CancellationToken cancel)
    {
        progress?.Report(new Step("Compiling the model", 0));
        var compilation = Compilation.Of(data);
        if (compilation.Model is not { } model)
        {
            return TimeCourse.Refused(compilation.Refusals);
        }
        var observed = options.ObservedIn(data)[0];
        var told = progress is null ? null : new Told(share => progress.Report(new Step("Running the model", share)));
        return sensitivity.Analysis switch
        {
            Analysis.Local => Local(model, data, observed, cancel),
            Analysis.Morris => Screen(model, data, observed, told, cancel),
            _ => Shares(model, observed, told, cancel),
        };
    }

    Answers Local(Model model, Network network, string observed, CancellationToken cancel)
    {
        ImmutableArray<Citation> sources = [new("griewank2008"), new("steinebach2023")];
        var given = options.Values.ToDictionary(value => value.Name, value => value.Value);
        ImmutableArray<string> by = sensitivity.Varied.Length > 0
            ? [.. sensitivity.Varied.Select(one => one.Name)]
            : [.. network.Parameters.Where(one => one.Constant).Select(one => one.Id)];
        if (!ForwardSensitivity.Answers(model))
        {
            return Answered([new NoFinding(
                sources, "the model has delays or fast reactions, through which no derivatives are known",
                "ask for --sensitivity morris")], [], [], sources);
        }
        var course = ForwardSensitivity.Run(model, options.Scenario([observed], double.NaN), by, cancel);
        if (course.Ending != Ending.Completed)
        {
            return Answered([new NoFinding(sources, $"the run stops early: {course.Advice}", "see the advice")], [], [], sources);
        }
        var start = by.Select(name => given.TryGetValue(name, out var own) ? own : Declared(network, name)).ToArray();
        var elastic = by.Select((_, k) => course.Times.Select((_, t) =>
            course.Values[t] == 0 ? double.NaN : course[t, 0, k] * start[k] / course.Values[t]).ToImmutableArray()).ToArray();
        var order = Enumerable.Range(0, by.Length).OrderByDescending(k => Math.Abs(elastic[k][^1])).ThenBy(k => k).ToArray();
        var table = new Table("sensitivity-course", $"Change of {observed} for a change of each value, per cent for a per cent",
        [
            new NumberColumn("time", network.Units.Time ?? "", "time of the model", course.Times),
            .. order.Select(k => new NumberColumn(by[k].Replace('.', '_'), "1", $"d ln {observed} / d ln {by[k]}", elastic[k])),
        ]);
        return Answered(
            [.. order.Where(k => double.IsFinite(elastic[k][^1])).Take(MostTold).Select(k => new Finding(
                sources, $"Change of {observed} at the end, in per cent, for one per cent more {by[k]}",
                new Estimate(elastic[k][^1], elastic[k][^1], elastic[k][^1], "1"), 1))],
            [table],
            [$"Derivatives of {observed} by {by.Length} values were carried along the course, through events and doses [griewank2008]."],
            sources);
    }

    static double Declared(Network network, string name) =>
        network.Parameters.FirstOrDefault(one => one.Id == name)?.Value
        ?? network.Compartments.FirstOrDefault(one => one.Id == name)?.Size
        ?? network.Species.FirstOrDefault(one => one.Id == name) switch
        {
            { InitialAmount: { } amount } => amount,
            { InitialConcentration: { } concentration } => concentration,
            _ => double.NaN,
        };

    Answers Screen(Model model, Network network, string observed, IProgress<double>? told, CancellationToken cancel)
    {
        ImmutableArray<Citation> sources = [new("morris1991"), new("campolongo2007"), new("steinebach2023")];
        var walks = sensitivity.Points == 0 ? 30 : Math.Max(2, sensitivity.Points);
        var effects = new Morris { Trajectories = walks, Seed = sensitivity.Seed, Threads = sensitivity.Threads }
            .Screen([.. sensitivity.Varied.Select(one => one.Distribution)], Response(model, observed, cancel), told, cancel);
        var order = Enumerable.Range(0, effects.Length).OrderByDescending(k => effects[k].Magnitude).ThenBy(k => k).ToArray();
        var unit = TimeCourse.UnitOf(network, observed);
        var table = new Table("sensitivity-effects", $"Elementary effects on {Asked(observed)}",
        [
            new TextColumn("name", "value of the model", [.. order.Select(k => (string?)sensitivity.Varied[k].Name)]),
            new NumberColumn("magnitude", unit, "mean of the magnitudes of the effects over the whole range", [.. order.Select(k => effects[k].Magnitude)]),
            new NumberColumn("mean", unit, "mean of the effects", [.. order.Select(k => effects[k].Mean)]),
            new NumberColumn("spread", unit, "standard deviation of the effects: large where it interacts or acts nonlinearly",
                [.. order.Select(k => effects[k].Spread)]),
            new NumberColumn("runs", "1", "effects that could be computed", [.. order.Select(k => (double)effects[k].Count)]) { Digits = 6 },
        ]);
        return Answered(
            [.. order.Take(MostTold).Select(k => effects[k].Count < 2
                ? (Answer)new NoFinding(sources, $"the model gave no {Asked(observed)} where {sensitivity.Varied[k].Name} moved", "narrow its range")
                : new Finding(sources, $"Mean magnitude of what {sensitivity.Varied[k].Name} does to {Asked(observed)} over its range",
                    new Estimate(effects[k].Magnitude, effects[k].Magnitude, effects[k].Magnitude, unit), effects[k].Count))],
            [table],
            [$"{walks} trajectories of elementary effects over {effects.Length} ranges, {walks * (effects.Length + 1)} runs "
                + $"[morris1991; campolongo2007], seed {sensitivity.Seed}."],
            sources);
    }

    Answers Shares(Model model, string observed, IProgress<double>? told, CancellationToken cancel)
    {
        ImmutableArray<Citation> sources = [new("saltelli2010"), new("jansen1999"), new("steinebach2023")];
        var points = sensitivity.Points == 0 ? 1024 : Math.Max(16, sensitivity.Points);
        var indices = new SobolIndices { Points = points, Seed = sensitivity.Seed, Threads = sensitivity.Threads }
            .Estimate([.. sensitivity.Varied.Select(one => one.Distribution)], Response(model, observed, cancel), told, cancel);
        if (indices.IsEmpty)
        {
            return Answered([new NoFinding(
                sources, $"{Asked(observed)} does not vary, or could not be computed at more than half of {points} points",
                "change the ranges")], [], [], sources);
        }
        var order = Enumerable.Range(0, indices.Length).OrderByDescending(k => indices[k].Total.Value).ThenBy(k => k).ToArray();
        NumberColumn Column(string name, string meaning, Func<SobolIndex, double> of) =>
            new(name, "1", meaning, [.. order.Select(k => of(indices[k]))]);
        var table = new Table("sensitivity-shares", $"Shares of the variance of {Asked(observed)}",
        [
            new TextColumn("name", "value of the model", [.. order.Select(k => (string?)sensitivity.Varied[k].Name)]),
            Column("first", "share explained alone", one => one.First.Value),
            Column("first_low", "lower end of its 95 % interval", one => one.First.Low),
            Column("first_high", "upper end of its 95 % interval", one => one.First.High),
            Column("total", "share with all interactions", one => one.Total.Value),
            Column("total_low", "lower end of its 95 % interval", one => one.Total.Low),
            Column("total_high", "upper end of its 95 % interval", one => one.Total.High),
        ]);
        return Answered(
            [.. order.Take(MostTold).Select(k => new Finding(
                sources, $"Share of the variance of {Asked(observed)} in which {sensitivity.Varied[k].Name} has a part",
                new Estimate(indices[k].Total.Value, indices[k].Total.Low, indices[k].Total.High, "1"), points))],
            [table],
            [$"First-order and total indices over {indices.Length} distributions from {points * (indices.Length + 2)} runs "
                + $"[saltelli2010; jansen1999], seed {sensitivity.Seed}; intervals by resampling points."],
            sources);
    }

    Response Response(Model model, string observed, CancellationToken cancel)
    {
        var scenario = options.Scenario([observed], double.NaN);
        var names = sensitivity.Varied.Select(one => one.Name).ToArray();
        return parameters =>
        {
            var values = new Dictionary<string, double>(scenario.Values);
            for (var k = 0; k < names.Length; k++)
            {
                values[names[k]] = parameters[k];
            }
            var course = Dynamics.Solvers.Simulation.Run(model, scenario with { Values = values }, null, cancel);
            return course.Ending == Ending.Completed ? Of(course) : double.NaN;
        };
    }

    double Of(Trajectory course) => sensitivity.Readout switch
    {
        Readout.Largest => course.Values.Max(),
        Readout.Least => course.Values.Min(),
        Readout.Area => Enumerable.Range(1, course.Times.Length - 1).Sum(t =>
            (course.Values[t] + course.Values[t - 1]) / 2 * (course.Times[t] - course.Times[t - 1])),
        _ => course.Values[^1],
    };

    string Asked(string observed) => sensitivity.Readout switch
    {
        Readout.Largest => $"the largest {observed}",
        Readout.Least => $"the least {observed}",
        Readout.Area => $"the area under {observed}",
        _ => $"{observed} at t = {Core.Pages.Shown.Number(options.End, 6)}",
    };

    static Answers Answered(ImmutableArray<Answer> items, ImmutableArray<Table> tables, ImmutableArray<string> methods, ImmutableArray<Citation> sources) =>
        new("sensitivity", items, [], [], tables, methods, sources);
}
