using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>What names and the special symbols of formulas mean in one place: at the start, or while time runs.</summary>
abstract class Scope(Graph graph, Network network)
{
    readonly Dictionary<string, Function> _functions = network.Functions.ToDictionary(function => function.Id);

    public Graph Graph { get; } = graph;

    public Network Network { get; } = network;

    public abstract int Time { get; }

    public abstract int Value(string name);

    public abstract int RateOf(string name);

    /// <summary>A value of the past.</summary>
    /// <param name="value">What is looked back at.</param>
    /// <param name="before">What it was before the start, when nothing changed.</param>
    /// <param name="delay">How far back.</param>
    public abstract int Delayed(int value, int before, int delay);

    /// <summary>The same place in a time when nothing changes.</summary>
    public virtual Scope AtRest => this;

    public int Avogadro => Graph.Constant(Network.Avogadro);

    public Function Function(string id) => _functions.TryGetValue(id, out var function) && function.Body is not null
        ? function
        : throw RefusalException.Of("function without a body", $"function '{id}' has no formula, yet it is called");

    /// <summary>The node of a formula.</summary>
    public int Of(Expression formula) => new Lowering(this, null).Of(formula);

    /// <summary>The node of a formula in which some names are bound nearer.</summary>
    public int Of(Expression formula, IReadOnlyDictionary<string, int> bound) => new Lowering(this, bound).Of(formula);
}
