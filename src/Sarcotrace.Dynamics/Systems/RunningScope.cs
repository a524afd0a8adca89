using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>
/// Meaning of names while time runs. Inputs: time, states, held values, then one place for each delayed value.
/// </summary>
class RunningScope : Scope
{
    readonly Quantities _quantities;
    readonly Dictionary<string, int> _computed = [];
    readonly HashSet<string> _open = [];
    readonly Dictionary<string, Expression> _assignments;
    readonly List<(int Value, int Before, int Delay)> _delays = [];
    readonly Derivatives _derivatives;
    readonly int _firstDelay;
    RestingScope? _atRest;

    public RunningScope(Graph graph, Network network, Quantities quantities) : base(graph, network)
    {
        _quantities = quantities;
        _assignments = Assignments(network);
        _firstDelay = 1 + quantities.States.Count + quantities.Held.Count;
        _derivatives = new Derivatives(graph);
        Rates = new Rates(this, quantities);
    }

    public Rates Rates { get; }

    public Derivatives Derivatives => _derivatives;

    public IReadOnlyList<(int Value, int Before, int Delay)> Delays => _delays;

    public override Scope AtRest => _atRest ??= new RestingScope(Graph, Network, _quantities);

    public int InputCount => _firstDelay + _delays.Count;

    public override int Time => Graph.Input(0);

    public static Dictionary<string, Expression> Assignments(Network network)
    {
        var all = network.Rules.Where(rule => rule.Kind == RuleKind.Assignment && rule.Formula is not null)
            .ToDictionary(rule => rule.Target, rule => rule.Formula!);
        foreach (var reference in network.Reactions
            .SelectMany(reaction => reaction.Reactants.Concat(reaction.Products)))
        {
            if (reference is { Id: { } id, Formula: { } formula })
            {
                all.TryAdd(id, formula);
            }
        }
        return all;
    }

    public override int Value(string name)
    {
        var quantity = _quantities[name];
        if (quantity.Standing == Standing.Computed)
        {
            return Computed(quantity);
        }
        return quantity.KeptAsAmount
            ? Graph.Ratio(Graph.Input(quantity.Place), Value(quantity.Species!.Compartment))
            : Graph.Input(quantity.Place);
    }

    /// <summary>Amount of a species.</summary>
    public int Amount(string name)
    {
        var quantity = _quantities[name];
        if (quantity.KeptAsAmount)
        {
            return Graph.Input(quantity.Place);
        }
        return quantity.Species is { HasOnlySubstanceUnits: false } species
            ? Graph.Product(Value(name), Value(species.Compartment))
            : Value(name);
    }

    public override int RateOf(string name)
    {
        if (!_open.Add("rateOf " + name))
        {
            throw RefusalException.Of("rate that depends on itself", $"the rate of '{name}' is computed from itself");
        }
        var rate = Rates.Of(name, Slope);
        _open.Remove("rateOf " + name);
        return rate;
    }

    public override int Delayed(int value, int before, int delay)
    {
        if (Graph.IsConstant(value, out _) || (Graph.IsConstant(delay, out var none) && none == 0))
        {
            return value;
        }
        var place = _delays.IndexOf((value, before, delay));
        if (place < 0)
        {
            place = _delays.Count;
            _delays.Add((value, before, delay));
        }
        return Graph.Input(_firstDelay + place);
    }

    /// <summary>Rate at which what is kept at a state's place changes by reactions that count.</summary>
    public int Kept(Quantity state, Func<Reaction, bool> counts) => Rates.HasRule(state.Name)
        ? Rates.OfRule(state.Name)
        : Rates.OfAmount(state.Species!, counts);

    int Computed(Quantity quantity)
    {
        if (_computed.TryGetValue(quantity.Name, out var node))
        {
            return node;
        }
        if (!_open.Add(quantity.Name))
        {
            throw RefusalException.Of("loop of assignments", $"'{quantity.Name}' is computed from itself");
        }
        node = quantity.IsReaction ? Rates.OfReaction(quantity.Name) : Of(_assignments[quantity.Name]);
        _open.Remove(quantity.Name);
        _computed[quantity.Name] = node;
        return node;
    }

    int Slope(string name)
    {
        var node = Value(name);
        var slope = Graph.Zero;
        foreach (var input in _derivatives.InputsOf(node).ToArray())
        {
            var rate = input == 0 ? Graph.One : InputRate(input, name);
            slope = Graph.Sum(slope, Graph.Product(_derivatives.Of(node, input), rate));
        }
        return slope;
    }

    int InputRate(int input, string name)
    {
        if (input >= _firstDelay)
        {
            throw RefusalException.Of("rateOf of a delayed value", $"the rate of '{name}' needs that of a delayed value");
        }
        if (input > _quantities.States.Count)
        {
            return Graph.Zero;
        }
        var state = _quantities.States[input - 1];
        return state.KeptAsAmount ? Kept(state, _ => true) : RateOf(state.Name);
    }

    /// <summary>The same names before the start, when nothing changed.</summary>
    sealed class RestingScope(Graph graph, Network network, Quantities quantities) : RunningScope(graph, network, quantities)
    {
        public override Scope AtRest => this;

        public override int RateOf(string name) => Graph.Zero;

        public override int Delayed(int value, int before, int delay) => before;
    }
}
