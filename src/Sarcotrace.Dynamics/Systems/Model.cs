using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Sparse;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>
/// A network compiled to M·y' = F(t, y, held values) with what its events, delays and outputs need. Immutable to its
/// users and safe to share between threads.
/// </summary>
public sealed class Model
{
    readonly Lock _gate = new();

    internal Model(Network network, Quantities quantities, RunningScope scope, Workings workings)
    {
        Network = network;
        Quantities = quantities;
        Scope = scope;
        Workings = workings;
    }

    /// <summary>The network it was made from.</summary>
    public Network Network { get; }

    /// <summary>Names of the states, in order.</summary>
    public ImmutableArray<string> States => [.. Quantities.States.Select(state => state.Name)];

    /// <summary>Names of the values that only events and doses change, in order.</summary>
    public ImmutableArray<string> Held => [.. Quantities.Held.Select(held => held.Name)];

    /// <summary>Number of states.</summary>
    public int StateCount => Quantities.States.Count;

    /// <summary>1 for a state with a differential equation, 0 for an algebraic one.</summary>
    public required ImmutableArray<double> Mass { get; init; }

    /// <summary>Places of the Jacobian ∂F/∂y that may differ from zero.</summary>
    public required Pattern Pattern { get; init; }

    /// <summary>F: one value a state, from [time, states, held, delayed].</summary>
    public required Routine Rates { get; init; }

    /// <summary>∂F/∂y, in the order of <see cref="Pattern"/>.</summary>
    public required Routine Jacobian { get; init; }

    /// <summary>∂F/∂t at fixed states; delayed values apart.</summary>
    public required Routine TimeSlopes { get; init; }

    /// <summary>What is kept for states and held values at the start, from [time, declared values, marks].</summary>
    public required Routine Start { get; init; }

    /// <summary>Number of inputs of <see cref="Rates"/>: time, states, held values, delayed values.</summary>
    public required int InputCount { get; init; }

    /// <summary>Number of inputs of <see cref="Start"/>.</summary>
    public required int StartCount { get; init; }

    /// <summary>Whether some state is algebraic.</summary>
    public bool HasAlgebraic => Mass.Contains(0);

    /// <summary>Number of delayed values.</summary>
    public int DelayCount => Scope.Delays.Count;

    internal Quantities Quantities { get; }

    internal RunningScope Scope { get; }

    internal Workings Workings { get; }

    /// <summary>Nodes of F, in order.</summary>
    public required ImmutableArray<int> RateNodes { get; init; }

    /// <summary>The graph in which all nodes are. Add to it only under a lock; <see cref="Observe(IReadOnlyList{Expression})"/> does.</summary>
    public Graph Graph => Scope.Graph;

    /// <summary>Whether something is so named and has a value.</summary>
    /// <param name="name">Identifier.</param>
    /// <returns>True where it has.</returns>
    /// <remarks>Source: [hucka2019] §3</remarks>
    public bool Has(string name) => Quantities.Has(name);

    /// <summary>A routine that computes quantities from the inputs of <see cref="Rates"/>.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <returns>The routine, one output for each.</returns>
    /// <exception cref="ArgumentException">Nothing is so named.</exception>
    /// <remarks>Source: [hucka2019] §4.6</remarks>
    public Routine Observe(IReadOnlyList<Wanted> wanted)
    {
        lock (_gate)
        {
            return Routine.Of(Graph, [.. wanted.Select(Node)]);
        }
    }

    /// <summary>A routine that computes formulas from the inputs of <see cref="Rates"/>.</summary>
    /// <param name="formulas">The formulas.</param>
    /// <returns>The routine, one output for each.</returns>
    /// <exception cref="ArgumentException">A name is unknown, or a delayed value is asked that the model lacks.</exception>
    /// <remarks>Source: [hucka2019] §3.4</remarks>
    public Routine Observe(IReadOnlyList<Expression> formulas)
    {
        lock (_gate)
        {
            return Routine.Of(Graph, [.. Nodes(formulas)]);
        }
    }

    /// <summary>Nodes of formulas, for derivatives of observables.</summary>
    /// <param name="formulas">The formulas.</param>
    /// <returns>One node each.</returns>
    /// <exception cref="ArgumentException">A name is unknown, or a delayed value is asked that the model lacks.</exception>
    /// <remarks>Source: [hucka2019] §3.4</remarks>
    public ImmutableArray<int> Nodes(IReadOnlyList<Expression> formulas)
    {
        lock (_gate)
        {
            try
            {
                var nodes = formulas.Select(Scope.Of).ToImmutableArray();
                return Scope.InputCount == InputCount
                    ? nodes
                    : throw new ArgumentException("a formula asks a delayed value that the model lacks", nameof(formulas));
            }
            catch (RefusalException refused)
            {
                throw new ArgumentException(refused.Message, nameof(formulas));
            }
        }
    }

    /// <summary>Changes that a caller makes at a time of its own, as an event makes them.</summary>
    /// <param name="changes">What becomes what.</param>
    internal EventProgram Program(IReadOnlyList<EventAssignment> changes) => Alone(() =>
    {
        foreach (var change in changes)
        {
            Find(change.Target);
        }
        return Compiler.Program(new Event("", Expression.Time) { Assignments = [.. changes] }, Scope, Quantities);
    });

    /// <summary>Does what may add to the graph, alone.</summary>
    internal T Alone<T>(Func<T> work)
    {
        lock (_gate)
        {
            return work();
        }
    }

    /// <summary>Place of a quantity among the inputs of <see cref="Rates"/>, and whether its amount is kept there.</summary>
    /// <param name="name">Identifier.</param>
    /// <returns>The place (−1 for what is computed), and true where a species' amount is kept while its name means a concentration.</returns>
    /// <exception cref="ArgumentException">Nothing is so named.</exception>
    /// <remarks>Source: [hucka2019] §4.6</remarks>
    public (int Place, bool AsAmount) Place(string name)
    {
        var quantity = Find(name);
        return (quantity.Place, quantity.KeptAsAmount);
    }

    /// <summary>Inputs of <see cref="Start"/> as the document declares them, with values of the caller's own.</summary>
    /// <param name="time">The start.</param>
    /// <param name="values">Values by name; a species' is what its name means in a formula.</param>
    /// <returns>Time, declared values, marks.</returns>
    /// <exception cref="ArgumentException">Nothing is so named, or it has no initial value.</exception>
    /// <remarks>Source: [hucka2019] §4.8</remarks>
    public double[] StartInputs(double time, IReadOnlyDictionary<string, double> values)
    {
        var inputs = new double[StartCount];
        inputs[0] = time;
        foreach (var quantity in Quantities.All)
        {
            if (quantity.DeclaredPlace >= 0)
            {
                inputs[1 + quantity.DeclaredPlace] = quantity.Declared;
            }
        }
        foreach (var (name, value) in values)
        {
            var place = Find(name).DeclaredPlace;
            if (place < 0)
            {
                throw new ArgumentException($"'{name}' is computed and takes no initial value", nameof(values));
            }
            inputs[1 + place] = value;
            inputs[1 + Quantities.DeclaredCount + place] = 1;
        }
        return inputs;
    }

    Quantity Find(string name) => Quantities.Has(name)
        ? Quantities[name]
        : throw new ArgumentException($"nothing in the model is named '{name}'", nameof(name));

    internal int Node(Wanted wanted)
    {
        Find(wanted.Name);
        var quantity = Quantities[wanted.Name];
        return (wanted.As, quantity.Species) switch
        {
            (Meaning.Amount, not null) => Scope.Amount(wanted.Name),
            (Meaning.Concentration, { } species) => quantity is { KeptAsAmount: false } && !species.HasOnlySubstanceUnits
                ? Scope.Value(wanted.Name)
                : Graph.Ratio(Scope.Amount(wanted.Name), Scope.Value(species.Compartment)),
            _ => Scope.Value(wanted.Name),
        };
    }
}

/// <summary>A quantity to report.</summary>
/// <param name="Name">Identifier.</param>
/// <param name="As">What of a species is meant.</param>
public readonly record struct Wanted(string Name, Meaning As = Meaning.AsWritten);

/// <summary>What of a species is reported.</summary>
public enum Meaning
{
    /// <summary>What its name means in the model's formulas.</summary>
    AsWritten,
    /// <summary>Its amount.</summary>
    Amount,
    /// <summary>Its amount by the size of its compartment.</summary>
    Concentration,
}
