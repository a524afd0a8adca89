using System.Collections.Immutable;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>One experiment, ready to be run: its phases, what is set at the start, and where each measurement is found.</summary>
sealed class ExperimentPlan
{
    readonly ImmutableArray<int> _nodes;
    readonly Routine? _starts;
    readonly SlopeTable? _startSlopes;
    SlopeTable? _followed;
    SlopeTable? _direct;

    ExperimentPlan(
        ImmutableArray<Phase> phases, ImmutableArray<Reading> readings, ImmutableArray<int> nodes, Routine report,
        ImmutableArray<string> startTargets, ParameterScope scope, ImmutableArray<int> startNodes)
    {
        (Phases, Readings, _nodes, Report, StartTargets) = (phases, readings, nodes, report, startTargets);
        if (startNodes.Length > 0)
        {
            _starts = Routine.Of(scope.Graph, startNodes);
            _startSlopes = SlopeTable.Of(new Derivatives(scope.Graph), scope.Graph, startNodes, _ => true);
        }
    }

    public ImmutableArray<Phase> Phases { get; }

    /// <summary>Where each measurement is found.</summary>
    public ImmutableArray<Reading> Readings { get; }

    public Routine Report { get; }

    /// <summary>What is set before the model's initial values are computed.</summary>
    public ImmutableArray<string> StartTargets { get; }

    /// <summary>Names that the experiment's conditions use.</summary>
    public ImmutableArray<string> Named { get; private init; } = [];

    public IEnumerable<EventProgram> Programs => Phases.Where(one => one.Changes is not null).Select(one => one.Changes!);

    public static ExperimentPlan Of(FitModel fit, Formulas formulas, Experiment experiment, int[] measurements)
    {
        var problem = fit.Problem;
        var conditions = problem.Conditions.ToDictionary(one => one.Id);
        var changes = experiment.Periods.Select(period =>
            period.Conditions.SelectMany(id => conditions[id].Changes).ToImmutableArray()).ToList();
        var early = problem.Timing == ConditionTiming.BeforeInitialValues ? changes[0] : [];
        var scope = new ParameterScope(fit.Problem.Network, fit.ParameterPlaces);
        var phases = Plan(fit, experiment, changes, early.Length > 0, measurements);
        var (readings, nodes) = Find(fit, formulas, phases, measurements);
        return new ExperimentPlan(
            phases, readings, nodes, fit.Model.Alone(() => Routine.Of(fit.Model.Graph, nodes)),
            [.. early.Select(change => change.Target)], scope, [.. early.Select(change => scope.Of(change.Value))])
        {
            Named = [.. changes.SelectMany(some => some).SelectMany(change => Substitution.Names(change.Value).Append(change.Target)).Distinct()],
        };
    }

    static ImmutableArray<Phase> Plan(
        FitModel fit, Experiment experiment, List<ImmutableArray<Change>> changes, bool firstIsEarly, int[] measurements)
    {
        var times = measurements.Select(index => fit.Problem.Measurements[index].Time).Distinct().Order().ToList();
        var phases = ImmutableArray.CreateBuilder<Phase>();
        var begin = experiment.Periods.Select(period => period.Start).FirstOrDefault(double.IsFinite, 0);
        for (var k = 0; k < experiment.Periods.Length; k++)
        {
            var start = experiment.Periods[k].Start;
            var last = k + 1 == experiment.Periods.Length;
            var next = last ? double.PositiveInfinity : experiment.Periods[k + 1].Start;
            var toRest = double.IsNegativeInfinity(start);
            var program = changes[k].Length == 0 || (k == 0 && firstIsEarly)
                ? null
                : fit.Model.Program([.. changes[k].Select(change => new EventAssignment(change.Target, change.Value))]);
            var own = times.Where(time => last || (!toRest && time < next))
                .Where(time => !toRest && (time >= start || k == 0));
            var rested = k > 0 && phases[^1].ToRest;
            phases.Add(new Phase(toRest ? begin : start, program, [.. own], toRest, rested));
            if (toRest && last)
            {
                phases.Add(new Phase(begin, null, [.. times]));
            }
        }
        return phases.ToImmutable();
    }

    static (ImmutableArray<Reading>, ImmutableArray<int>) Find(
        FitModel fit, Formulas formulas, ImmutableArray<Phase> phases, int[] measurements)
    {
        var places = new Dictionary<double, int>();
        foreach (var time in phases.SelectMany(phase => phase.Times))
        {
            places.TryAdd(time, places.Count);
        }
        var columns = new Dictionary<int, int>();
        var readings = ImmutableArray.CreateBuilder<Reading>();
        foreach (var index in measurements)
        {
            var measurement = fit.Problem.Measurements[index];
            var (value, noise) = formulas.Of(measurement);
            var nodes = fit.Model.Nodes([value, noise]);
            readings.Add(new Reading(
                index, places[measurement.Time], Column(nodes[0]), Column(nodes[1]), formulas[measurement.Observable].Noise,
                measurement.Value));
        }
        return (readings.ToImmutable(), [.. columns.OrderBy(pair => pair.Value).Select(pair => pair.Key)]);

        int Column(int node)
        {
            columns.TryAdd(node, columns.Count);
            return columns[node];
        }
    }

    /// <summary>Prepares derivatives of what is reported.</summary>
    public void Differentiate(FitModel fit)
    {
        if (fit.Slopes is not { } slopes)
        {
            return;
        }
        var still = fit.Static.Select(one => one.Place).ToHashSet();
        (_followed, _direct) = fit.Model.Alone(() => (
            SlopeTable.Of(fit.Model.Scope.Derivatives, fit.Model.Graph, _nodes, slopes.Counts),
            SlopeTable.Of(fit.Model.Scope.Derivatives, fit.Model.Graph, _nodes, still.Contains)));
    }

    /// <summary>Runs the experiment.</summary>
    /// <param name="fit">The problem.</param>
    /// <param name="values">Values of all the problem's parameters.</param>
    /// <param name="scales">Derivative of each sought parameter's value by its scaled value; empty where none are wanted.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops it.</param>
    public ExperimentRun Run(
        FitModel fit, double[] values, double[] scales, FitOptions options, CancellationToken cancellation)
    {
        var model = fit.Model;
        var start = new Dictionary<string, double>();
        for (var i = 0; i < values.Length; i++)
        {
            if (model.Quantities[fit.Problem.Parameters[i].Id].DeclaredPlace >= 0)
            {
                start[fit.Problem.Parameters[i].Id] = values[i];
            }
        }
        if (_starts is not null)
        {
            var set = new double[StartTargets.Length];
            _starts.Run(values, set, new double[_starts.Scratch]);
            for (var i = 0; i < set.Length; i++)
            {
                start[StartTargets[i]] = set[i];
            }
        }
        var course = new Course(model, new Scenario
        {
            Start = Phases[0].Start,
            Times = [],
            Wanted = [],
            Values = start,
            Tolerances = options.Tolerances,
            StepLimit = options.StepLimit,
            Method = Method.Stiff,
        });
        var report = scales.Length > 0 ? new TangentReport(_followed!, _direct!, fit.Dynamic.Length) : null;
        course.Follow(Report, report is null ? null : field => new Tangents(
            fit.Slopes!, field, fit.Dynamic.Length, (_, tangents) => Begin(fit, values, scales, tangents), report));
        var completed = course.Run(Phases, cancellation);
        return new ExperimentRun(completed, course.Values, report, course.End.Advice);
    }

    void Begin(FitModel fit, double[] values, double[] scales, double[] tangents)
    {
        var p = fit.Dynamic.Length;
        for (var d = 0; d < p; d++)
        {
            var quantity = fit.Model.Quantities[fit.Sought[fit.Dynamic[d]]];
            tangents[StartScope.DeclaredInput(quantity) * p + d] = scales[fit.Dynamic[d]];
        }
        if (_startSlopes is null)
        {
            return;
        }
        var slopes = new double[_startSlopes.Count];
        _startSlopes.Evaluate(values, slopes, new double[_startSlopes.Scratch]);
        for (var row = 0; row < StartTargets.Length; row++)
        {
            var target = tangents.AsSpan(StartScope.DeclaredInput(fit.Model.Quantities[StartTargets[row]]) * p, p);
            target.Clear();
            for (var k = _startSlopes.Starts[row]; k < _startSlopes.Starts[row + 1]; k++)
            {
                for (var d = 0; d < p; d++)
                {
                    if (fit.SoughtPlaces[fit.Dynamic[d]] == _startSlopes.Columns[k])
                    {
                        target[d] += slopes[k] * scales[fit.Dynamic[d]];
                    }
                }
            }
        }
    }

    /// <summary>Adds the derivatives of one reported value by all that is sought.</summary>
    public void SlopesOf(FitModel fit, ExperimentRun run, int time, int column, double[] scales, Span<double> slopes)
    {
        slopes.Clear();
        var p = fit.Dynamic.Length;
        for (var d = 0; d < p; d++)
        {
            slopes[fit.Dynamic[d]] = run.Report!.Followed[time][column * p + d];
        }
        for (var k = _direct!.Starts[column]; k < _direct.Starts[column + 1]; k++)
        {
            foreach (var (sought, place) in fit.Static)
            {
                if (place == _direct.Columns[k])
                {
                    slopes[sought] += run.Report!.Direct[time][k] * scales[sought];
                }
            }
        }
    }
}

/// <summary>Where a measurement is found in an experiment's reports.</summary>
readonly record struct Reading(
    int Measurement, int Time, int Value, int Noise, NoiseDistribution Distribution, double Measured);

/// <summary>What an experiment's run gave.</summary>
sealed record ExperimentRun(bool Completed, IReadOnlyList<double> Values, TangentReport? Report, string Advice);
