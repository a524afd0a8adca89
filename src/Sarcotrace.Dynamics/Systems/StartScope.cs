using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>
/// Meaning of names at the start. Inputs: time; the declared values; then, for each, 1 where the caller set it, so that
/// what the document computes for it no longer counts.
/// </summary>
sealed class StartScope : Scope
{
    readonly Quantities _quantities;
    readonly Dictionary<string, int> _values = [];
    readonly HashSet<string> _open = [];
    readonly Dictionary<string, Expression> _assignments;
    readonly Dictionary<string, Expression> _initial;
    readonly Rates _rates;

    public StartScope(Graph graph, Network network, Quantities quantities) : base(graph, network)
    {
        _quantities = quantities;
        _assignments = RunningScope.Assignments(network);
        _initial = network.InitialAssignments.Where(start => start.Formula is not null)
            .ToDictionary(start => start.Target, start => start.Formula!);
        _rates = new Rates(this, quantities);
    }

    public override int Time => Graph.Input(0);

    /// <summary>Place of a declared value.</summary>
    public static int DeclaredInput(Quantity quantity) => 1 + quantity.DeclaredPlace;

    /// <summary>Place of the mark that the caller set it.</summary>
    public int MarkInput(Quantity quantity) => 1 + _quantities.DeclaredCount + quantity.DeclaredPlace;

    public int InputCount => 1 + 2 * _quantities.DeclaredCount;

    public override int Value(string name)
    {
        if (_values.TryGetValue(name, out var node))
        {
            return node;
        }
        if (!_open.Add(name))
        {
            throw RefusalException.Of("loop of initial values", $"the initial value of '{name}' is computed from itself");
        }
        node = At(_quantities[name]);
        _open.Remove(name);
        _values[name] = node;
        return node;
    }

    /// <summary>What is kept for a quantity at the start: its amount or its value.</summary>
    public int Kept(Quantity quantity)
    {
        if (!quantity.KeptAsAmount)
        {
            return Value(quantity.Name);
        }
        var size = Value(quantity.Species!.Compartment);
        if (quantity.Species.InitialAmount is null || _initial.ContainsKey(quantity.Name))
        {
            return Graph.Product(Value(quantity.Name), size);
        }
        // A declared amount needs no size, which a model may leave out.
        var declared = Graph.Input(DeclaredInput(quantity));
        return Graph.Choose(Graph.Input(MarkInput(quantity)), Graph.Product(declared, size), declared);
    }

    public override int RateOf(string name)
    {
        if (!_open.Add("rateOf " + name))
        {
            throw RefusalException.Of("rate that depends on itself", $"the rate of '{name}' is computed from itself");
        }
        var rate = _rates.Of(name, computed => throw RefusalException.Of(
            "rateOf of an assigned value at the start", $"an initial assignment asks the rate of '{computed}'"));
        _open.Remove("rateOf " + name);
        return rate;
    }

    // Before the start everything had its value of the start.
    public override int Delayed(int value, int before, int delay) => value;

    int At(Quantity quantity)
    {
        if (quantity.IsReaction)
        {
            return _rates.OfReaction(quantity.Name);
        }
        var declared = Graph.Input(DeclaredInput(quantity));
        var set = Declared(quantity, declared);
        if (_initial.TryGetValue(quantity.Name, out var formula) || _assignments.TryGetValue(quantity.Name, out formula))
        {
            return Graph.Choose(Graph.Input(MarkInput(quantity)), declared, Of(formula));
        }
        return set;
    }

    int Declared(Quantity quantity, int declared)
    {
        if (quantity.Species is not { } species)
        {
            return declared;
        }
        var size = () => Value(species.Compartment);
        return (species.HasOnlySubstanceUnits, species.InitialAmount is null && species.InitialConcentration is not null) switch
        {
            (true, true) => Graph.Choose(
                Graph.Input(MarkInput(quantity)), declared, Graph.Product(declared, size())),
            (false, false) => Graph.Choose(
                Graph.Input(MarkInput(quantity)), declared, Graph.Ratio(declared, size())),
            _ => declared,
        };
    }
}
