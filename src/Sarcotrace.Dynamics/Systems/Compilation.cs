using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Sparse;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>A compiled model, or what stopped its compilation.</summary>
/// <param name="Model">The model, or null where something is refused.</param>
/// <param name="Refusals">What it asks that cannot be computed.</param>
public sealed record Compilation(Model? Model, ImmutableArray<Refusal> Refusals)
{
    /// <summary>Compiles a network.</summary>
    /// <param name="network">A network without unknown names.</param>
    /// <returns>The model, or refusals by name; never a model that computes something else than is written.</returns>
    /// <remarks>Cost: about linear in the size of the formulas. Source: [hucka2019] §3–4</remarks>
    public static Compilation Of(Network network)
    {
        try
        {
            return new Compilation(new Compiler(network, true).Compile(), []);
        }
        catch (RefusalException refused)
        {
            return new Compilation(null, [refused.Refusal]);
        }
    }
}

/// <summary>The steps from a network to a model.</summary>
/// <param name="network">The network.</param>
/// <param name="solveFast">Whether the rest of fast reactions is solved for, where it can be.</param>
sealed class Compiler(Network network, bool solveFast)
{
    public Model Compile()
    {
        var rules = network.Rules.Where(rule => rule.Kind == RuleKind.Algebraic && rule.Formula is not null)
            .Select(rule => rule.Formula!).ToList();
        var first = new Quantities(network, new HashSet<string>(), []);
        var owners = Owners(rules, first);
        var states = first.States.Select(state => state.Name).ToHashSet();
        var fast = FastPart.Of(network, states, solveFast);
        var totals = Enumerable.Range(0, fast.Totals.Count).Select(FastPart.TotalName).ToList();
        var quantities = new Quantities(network, owners.ToHashSet(), totals);
        var scope = new RunningScope(new Graph(), network, quantities);
        var (rates, mass) = Equations(scope, quantities, fast, [.. owners.Zip(rules)]);
        return Assemble(scope, quantities, rates, mass, fast);
    }

    /// <summary>The unknown of each algebraic rule.</summary>
    List<string> Owners(List<Expression> rules, Quantities quantities)
    {
        if (rules.Count == 0)
        {
            return [];
        }
        var scope = new RunningScope(new Graph(), network, quantities);
        var nodes = rules.Select(scope.Of).ToList();
        // What an event sets, or what is given a value, is more likely meant to be kept than to follow from the rule.
        var set = network.Events.SelectMany(happening => happening.Assignments).Select(one => one.Target).ToHashSet();
        var choices = nodes.Select(node => scope.Derivatives.InputsOf(node).ToArray()
            .Where(input => input > quantities.States.Count && input <= quantities.States.Count + quantities.Held.Count)
            .Select(input => input - 1 - quantities.States.Count)
            .Where(held => !quantities.Held[held].Constant)
            .OrderBy(held => set.Contains(quantities.Held[held].Name))
            .ThenBy(held => double.IsFinite(quantities.Held[held].Declared)).ToArray()).ToList();
        var owners = Matching.Of(choices) ?? throw RefusalException.Of(
            "over-determined algebraic rules",
            "the algebraic rules leave no unknown for one of them: what they hold is already set by reactions or rules");
        return [.. owners.Select(held => quantities.Held[held].Name)];
    }

    static (List<int> Rates, List<double> Mass) Equations(
        RunningScope scope, Quantities quantities, FastPart fast, List<(string Name, Expression Rule)> algebraic)
    {
        var rules = algebraic.ToDictionary(pair => pair.Name, pair => pair.Rule);
        var graph = scope.Graph;
        var slow = (Reaction reaction) => !reaction.Fast;
        var rates = new List<int>();
        var mass = new List<double>();
        foreach (var state in quantities.States)
        {
            var row = IndexOf(fast.Species, state.Name);
            if (rules.TryGetValue(state.Name, out var rule))
            {
                rates.Add(scope.Of(rule));
                mass.Add(0);
            }
            else if (row >= 0 && fast.Solved)
            {
                rates.Add(row < fast.Totals.Count ? Kept(row) : Rest(row - fast.Totals.Count));
                mass.Add(0);
            }
            else if (row >= 0)
            {
                var hurried = graph.Product(graph.Constant(FastPart.Speed), scope.Kept(state, reaction => reaction.Fast));
                rates.Add(graph.Sum(scope.Kept(state, slow), hurried));
                mass.Add(1);
            }
            else if (state.Total is { } total)
            {
                rates.Add(Weighted(fast.Totals[total], [.. fast.Species.Select(name => scope.Kept(quantities[name], slow))]));
                mass.Add(1);
            }
            else
            {
                rates.Add(scope.Kept(state, slow));
                mass.Add(1);
            }
        }
        return (rates, mass);

        int Kept(int row) => graph.Difference(
            Weighted(fast.Totals[row], [.. fast.Species.Select(name => graph.Input(quantities[name].Place))]),
            graph.Input(quantities[FastPart.TotalName(row)].Place));

        int Rest(int row) => Weighted(fast.Rests[row], [.. fast.Reactions.Select(scope.Rates.OfReaction)]);

        int Weighted(double[] weights, int[] nodes)
        {
            var sum = graph.Zero;
            for (var i = 0; i < nodes.Length; i++)
            {
                sum = graph.Sum(sum, graph.Product(graph.Constant(weights[i]), nodes[i]));
            }
            return sum;
        }
    }

    Model Assemble(RunningScope scope, Quantities quantities, List<int> rates, List<double> mass, FastPart fast)
    {
        var graph = scope.Graph;
        var start = new StartScope(new Graph(), network, quantities);
        var startNodes = quantities.States.Concat(quantities.Held)
            .Select(quantity => quantity.Total is null ? start.Kept(quantity) : start.Graph.Zero).ToImmutableArray();
        var events = network.Events.Where(happening => happening.Trigger is not null).ToList();
        var programs = events.Select(happening => Program(happening, scope, quantities)).ToImmutableArray();
        var triggers = events.Select(happening => scope.Of(happening.Trigger!))
            .Concat(network.Constraints.Where(one => one.Condition is not null).Select(one => scope.Of(one.Condition!)))
            .ToImmutableArray();
        var sizes = network.Compartments.Select(compartment => scope.Value(compartment.Id)).ToImmutableArray();
        var derivatives = scope.Derivatives;
        var (pattern, jacobian) = Jacobian(graph, derivatives, rates);
        var slopes = rates.Select(rate => derivatives.Of(rate, 0)).ToImmutableArray();
        MakeAll(scope, quantities);
        var delays = scope.Delays.ToList();
        var firstDelay = scope.InputCount - delays.Count;
        var switches = Switch.Within(
            graph, derivatives, rates.Concat(triggers).Concat(delays.Select(delay => delay.Value)), rates.Count, firstDelay);
        var relaxation = fast.Species.Count == 0 ? null : Relaxation(scope, quantities, fast);
        var workings = new Workings
        {
            Delays = Routine.Of(graph,
            [
                .. delays.Select(delay => delay.Value), .. delays.Select(delay => delay.Before),
                .. delays.Select(delay => delay.Delay),
            ]),
            DelaysNest = delays.SelectMany(delay => new[] { delay.Value, delay.Delay }).Any(node =>
                derivatives.InputsOf(node) is [.., var last] && last >= firstDelay),
            Events = programs,
            Triggers = Routine.Of(graph, triggers),
            SwitchList = [.. switches],
            Switches = Routine.Of(graph,
            [
                .. switches.Select(one => one.Difference),
                .. switches.Select(one => one.Slope < 0 ? graph.Zero : one.Slope),
            ]),
            Sizes = Routine.Of(graph, sizes),
            SizeNodes = sizes,
            StartGraph = start.Graph,
            StartNodes = startNodes,
            Concentrations = Meaning(quantities, false),
            Amounts = Meaning(quantities, true),
            Factors = new Lazy<Func<IFactors>>(() => Factors.For(pattern, CollectionsMarshal.AsSpan(mass))),
            Fast = fast,
            Relaxation = relaxation,
            Hurried = relaxation is null || !fast.Solved
                ? null
                : new Lazy<Model>(() => new Compiler(network, false).Compile()),
        };
        return new Model(network, quantities, scope, workings)
        {
            Mass = [.. mass],
            Pattern = pattern,
            Rates = Routine.Of(graph, [.. rates]),
            RateNodes = [.. rates],
            Jacobian = Routine.Of(graph, jacobian),
            TimeSlopes = Routine.Of(graph, slopes),
            Start = Routine.Of(start.Graph, startNodes),
            InputCount = scope.InputCount,
            StartCount = start.InputCount,
        };
    }

    // What only a report asks may look back too, and the places of delayed values are fixed from here on.
    static void MakeAll(RunningScope scope, Quantities quantities)
    {
        foreach (var quantity in quantities.All.Where(one => one.Standing == Standing.Computed))
        {
            try
            {
                scope.Value(quantity.Name);
            }
            catch (RefusalException)
            {
                // Nothing that is computed needs it; who asks to see it is told why it cannot be had.
            }
        }
    }

    static ImmutableArray<(int, int)> Meaning(Quantities quantities, bool keptAsAmount) =>
    [
        .. from quantity in quantities.States.Concat(quantities.Held)
           where quantity is { Species.HasOnlySubstanceUnits: false } && quantity.KeptAsAmount == keptAsAmount
           select (quantity.Place, quantity.Compartment),
    ];

    internal static EventProgram Program(Event happening, RunningScope scope, Quantities quantities)
    {
        var none = scope.Graph.Constant(double.NegativeInfinity);
        var sets = happening.Assignments.Where(set => set.Formula is not null).ToList();
        var delay = happening.Delay is null ? none : scope.Of(happening.Delay);
        var priority = happening.Priority is null ? none : scope.Of(happening.Priority);
        var values = sets.Select(set => scope.Of(set.Formula!)).ToImmutableArray();
        return new EventProgram(
            happening,
            Routine.Of(scope.Graph, [delay, priority]),
            Routine.Of(scope.Graph, values),
            [.. sets.Select(set => quantities[set.Target])],
            happening.Delay is null ? -1 : delay,
            values);
    }

    static (Pattern, ImmutableArray<int>) Jacobian(Graph graph, Derivatives derivatives, List<int> rates)
    {
        var starts = new List<int> { 0 };
        var columns = new List<int>();
        var nodes = new List<int>();
        foreach (var rate in rates)
        {
            foreach (var input in derivatives.InputsOf(rate).ToArray())
            {
                if (input < 1 || input > rates.Count)
                {
                    continue;
                }
                var slope = derivatives.Of(rate, input);
                if (slope != graph.Zero)
                {
                    columns.Add(input - 1);
                    nodes.Add(slope);
                }
            }
            starts.Add(columns.Count);
        }
        return (new Pattern(rates.Count, [.. starts], [.. columns]), [.. nodes]);
    }

    static FastRelaxation Relaxation(RunningScope scope, Quantities quantities, FastPart fast)
    {
        var rates = quantities.States.Select(state => fast.Species.Contains(state.Name)
            ? scope.Kept(state, reaction => reaction.Fast)
            : scope.Graph.Zero).ToList();
        var (pattern, jacobian) = Jacobian(scope.Graph, scope.Derivatives, rates);
        double[] mass = [.. Enumerable.Repeat(1.0, rates.Count)];
        return new FastRelaxation(
            Routine.Of(scope.Graph, [.. rates]), Routine.Of(scope.Graph, jacobian), pattern, [.. mass],
            new Lazy<Func<IFactors>>(() => Factors.For(pattern, mass)));
    }

    static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }
        return -1;
    }
}
