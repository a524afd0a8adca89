using System.Collections.Immutable;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Sparse;

namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>What carries individuals of one problem: the code of a step, and that of the observables.</summary>
/// <remarks>Inputs of all: [time, states, parameters and inflows, shift, right-hand side, what is carried].</remarks>
sealed class StepPlan
{
    readonly Lock _gate = new();
    readonly Dictionary<int, Stretches> _observe = [];

    StepPlan(EnsembleProblem problem) => Problem = problem;

    public EnsembleProblem Problem { get; }

    public int States => Problem.Rates.Length;

    /// <summary>Parameters and inflows.</summary>
    public int Held => Problem.Parameters + Problem.Infused.Length;

    public int Shift => 1 + States + Held;

    public int Right => Shift + 1;

    public int Carried => Right + States;

    public int Inputs => Carried + CarriedCount;

    public required int CarriedCount { get; init; }

    /// <summary>Where ∂F/∂t lies among the inputs, by state; −1 where it is zero.</summary>
    public required ImmutableArray<int> Slopes { get; init; }

    /// <summary>Shared by plans of the same equations.</summary>
    public required StepCode Step { get; init; }

    public required Tape Observe { get; init; }

    /// <summary>States that the observables need.</summary>
    public required ImmutableArray<int> Seen { get; init; }

    /// <summary>Rates and observables of one individual.</summary>
    public required Routine Rates { get; init; }

    public required Routine Observables { get; init; }

    public static StepPlan Of(EnsembleProblem problem)
    {
        var (graph, map) = Copy(problem.Graph);
        var states = problem.Rates.Length;
        var rates = problem.Rates.Select(node => map[node]).ToArray();
        for (var i = 0; i < problem.Infused.Length; i++)
        {
            ref var rate = ref rates[problem.Infused[i]];
            rate = graph.Add(Act.Add, rate, graph.Input(1 + states + problem.Parameters + i));
        }
        return With(problem, graph, rates, [.. problem.Observables.Select(node => map[node])]);
    }

    static StepPlan With(EnsembleProblem problem, Graph graph, int[] rates, ImmutableArray<int> observables)
    {
        var states = rates.Length;
        var shiftPlace = 1 + states + problem.Parameters + problem.Infused.Length;
        var (rightPlace, first) = (shiftPlace + 1, shiftPlace + 1 + states);
        var derivatives = new Derivatives(graph);
        var (pattern, slopes) = Jacobian(graph, derivatives, rates);
        var elimination = Elimination.Of(pattern, [.. Enumerable.Repeat(false, states)])!;
        var shift = graph.Input(shiftPlace);
        var matrix = Triangles.Factor(graph, elimination, (row, column) =>
        {
            var slope = slopes.GetValueOrDefault((row, column), graph.Zero);
            return row == column ? graph.Add(Act.Subtract, shift, slope) : graph.Add(Act.Negate, slope);
        });
        var carried = new Carried(graph, 1 + states, first);
        List<int> factors = [.. matrix.Select(carried.Of)];
        var right = rates.Select((rate, i) => graph.Add(Act.Add, rate, graph.Input(rightPlace + i))).ToList();
        var solution = Triangles.Solve(graph, elimination, factors, right);
        var changes = rates.Select(rate => derivatives.Of(rate, 0)).ToArray();
        var places = ImmutableArray.CreateBuilder<int>();
        foreach (var change in changes)
        {
            places.Add(change == graph.Zero ? -1 : first + carried.Nodes.Count);
            if (change != graph.Zero)
            {
                carried.Nodes.Add(change);
            }
        }
        return new StepPlan(problem)
        {
            CarriedCount = carried.Nodes.Count,
            Slopes = places.ToImmutable(),
            Step = new StepCode(Tape.Of(graph, [.. carried.Nodes]), Tape.Of(graph, solution)),
            Observe = Tape.Of(graph, observables),
            Seen = StatesOf(derivatives, observables, states),
            Rates = Routine.Of(graph, [.. rates]),
            Observables = Routine.Of(graph, observables),
        };
    }

    /// <summary>Whether another problem's steps are the same: only what is reported, when, and how closely may differ.</summary>
    public bool Steps(EnsembleProblem problem) =>
        ReferenceEquals(problem.Graph, Problem.Graph) && problem.Parameters == Problem.Parameters
        && problem.Rates.SequenceEqual(Problem.Rates) && problem.Infused.SequenceEqual(Problem.Infused);

    /// <summary>The plan of another problem whose steps are the same.</summary>
    public StepPlan Reporting(EnsembleProblem problem)
    {
        var (graph, map) = Copy(problem.Graph);
        ImmutableArray<int> observables = [.. problem.Observables.Select(node => map[node])];
        return new StepPlan(problem)
        {
            CarriedCount = CarriedCount,
            Slopes = Slopes,
            Step = Step,
            Observe = Tape.Of(graph, observables),
            Seen = StatesOf(new Derivatives(graph), observables, States),
            Rates = Rates,
            Observables = Routine.Of(graph, observables),
        };
    }

    public (Stretches Prepare, Stretches Stage, Stretches Observe) Code(int lanes)
    {
        var (prepare, stage) = Step.Code(lanes);
        lock (_gate)
        {
            if (!_observe.TryGetValue(lanes, out var observe)) _observe.Add(lanes, observe = Stretches.Of(Observe, lanes));
            return (prepare, stage, observe);
        }
    }

    static ImmutableArray<int> StatesOf(Derivatives derivatives, ImmutableArray<int> observables, int states) =>
    [
        .. Enumerable.Range(0, states).Where(state =>
            observables.Any(node => derivatives.InputsOf(node).BinarySearch(1 + state) >= 0)),
    ];

    // The caller's graph may be shared and grow elsewhere.
    static (Graph Copy, int[] Map) Copy(Graph from)
    {
        var (to, map) = (new Graph(), new int[from.Count]);
        for (var i = 0; i < map.Length; i++)
        {
            var node = from[i];
            map[i] = node.Act switch
            {
                Act.Constant => to.Constant(node.Value),
                Act.Input => to.Input(node.A),
                Act.Select => to.Choose(map[node.A], map[node.B], map[node.C]),
                _ when node.B < 0 => to.Add(node.Act, map[node.A]),
                _ => to.Add(node.Act, map[node.A], map[node.B]),
            };
        }
        return (to, map);
    }

    static (Pattern, Dictionary<(int, int), int>) Jacobian(Graph graph, Derivatives derivatives, int[] rates)
    {
        var starts = new List<int> { 0 };
        var columns = new List<int>();
        var slopes = new Dictionary<(int, int), int>();
        for (var row = 0; row < rates.Length; row++)
        {
            foreach (var input in derivatives.InputsOf(rates[row]).ToArray())
            {
                if (input < 1 || input > rates.Length)
                {
                    continue;
                }
                if (derivatives.Of(rates[row], input) is var slope && slope != graph.Zero)
                {
                    columns.Add(input - 1);
                    slopes[(row, input - 1)] = slope;
                }
            }
            starts.Add(columns.Count);
        }
        return (new Pattern(rates.Length, [.. starts], [.. columns]), slopes);
    }
}
