using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>A module as the things it is made of, its submodules included.</summary>
/// <param name="name">Its name.</param>
/// <param name="ports">Names that its user gives.</param>
sealed class Draft(string name, ImmutableArray<string> ports)
{
    /// <summary>Most things a model may have, submodules' included.</summary>
    internal const int Most = 200_000;

    readonly Dictionary<string, string> _aliases = [];
    readonly Dictionary<string, (string Name, Expression Factor)> _scaled = [];
    readonly Dictionary<string, Item> _items = [];
    int _unnamed;

    internal string Name => name;
    internal ImmutableArray<string> Ports => ports;
    internal string? Display { get; set; }
    internal IReadOnlyCollection<Item> Items => _items.Values;
    internal Dictionary<string, UnitStatement> Units { get; } = [];
    internal List<(bool Maximize, Expression Sum, string? Label, Token At, string File)> Objectives { get; } = [];

    /// <summary>The name under which a thing is kept.</summary>
    internal string Own(string spoken)
    {
        while (_aliases.TryGetValue(spoken, out var next)) spoken = next;
        return spoken;
    }

    /// <summary>A formula in names under which things are kept.</summary>
    internal Expression Own(Expression formula) => _aliases.Count == 0 && _scaled.Count == 0 ? formula : Substitution.Replace(
        formula,
        symbol => Scaled(symbol.Name) is var (name, factor) ? Over(new Symbol(Own(name)), factor) : new Symbol(Own(symbol.Name)),
        operation => operation is { Operator: Operator.RateOf, Arguments: [Operation { Operator: Operator.Divide } part] }
            ? Over(operation with { Arguments = [part.Arguments[0]] }, part.Arguments[1])
            : operation);

    /// <summary>The thing of a name, or null.</summary>
    internal Item? Find(string spoken) => _items.GetValueOrDefault(Own(spoken));

    /// <summary>The thing of a name, made if it is new.</summary>
    internal Item Get(string spoken, Token at, string file)
    {
        var own = Own(spoken);
        if (!_items.TryGetValue(own, out var item)) _items.Add(own, item = new(own, at, file));
        return item;
    }

    /// <summary>What a submodule's name is a part of, and by which factor; null for most names.</summary>
    internal (string Name, Expression Factor)? Scaled(string spoken) => _scaled.TryGetValue(Own(spoken), out var scaled) ? scaled : null;

    /// <summary>A name that is not in use.</summary>
    internal string Fresh(string prefix)
    {
        string made;
        do made = $"{prefix}{_unnamed++}";
        while (_items.ContainsKey(made));
        return made;
    }

    /// <summary>Adds a thing from a submodule.</summary>
    internal void Add(Item item) => _items[item.Name] = item;

    /// <summary>Removes a thing.</summary>
    internal void Remove(string own) => _items.Remove(own);

    /// <summary>From now on the first name means the second, perhaps by a factor.</summary>
    internal void Join(string first, string second, Expression? factor)
    {
        _items.Remove(first);
        if (factor is null) _aliases[first] = second;
        else _scaled[first] = (second, factor);
    }

    /// <summary>Writes the names under which things are kept into all formulas.</summary>
    internal void Settle()
    {
        if (_aliases.Count == 0 && _scaled.Count == 0) return;
        foreach (var item in _items.Values.ToArray())
        {
            var settled = item.Outside(Own, Own, new(null, null));
            if (settled.Event is { } happening && item.Event is { } spoken)
                settled.Event = happening with { Assignments = [.. spoken.Assignments.Select(Own)] };
            _items[item.Name] = settled;
        }
    }

    EventAssignment Own(EventAssignment set)
    {
        var formula = set.Formula is null ? null : Own(set.Formula);
        return Scaled(set.Target) is var (name, factor)
            ? new(Own(name), formula is null ? null : Expression.Of(Operator.Times, formula, factor))
            : new(Own(set.Target), formula);
    }

    static Operation Over(Expression whole, Expression factor) => new(Operator.Divide, [whole, factor]);
}
