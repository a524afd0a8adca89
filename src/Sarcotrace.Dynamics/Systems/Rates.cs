using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>Rates of reactions and of all that changes, in one scope. Built once a name, in whatever order they are asked.</summary>
sealed class Rates(Scope scope, Quantities quantities)
{
    readonly Dictionary<string, int> _reactions = [];
    readonly Dictionary<string, Reaction> _byId = scope.Network.Reactions.ToDictionary(reaction => reaction.Id);
    readonly ILookup<string, (Reaction Reaction, SpeciesReference Reference, int Sign)> _changes =
    (
        from reaction in scope.Network.Reactions
        where reaction.Rate is not null
        from part in reaction.Reactants.Select(reference => (reference, Sign: -1))
            .Concat(reaction.Products.Select(reference => (reference, Sign: 1)))
        select (reaction, part.reference, part.Sign)
    ).ToLookup(part => part.reference.Species, part => (part.reaction, part.reference, part.Sign));
    readonly Dictionary<string, Expression> _rules = scope.Network.Rules
        .Where(rule => rule.Kind == RuleKind.Rate && rule.Formula is not null)
        .ToDictionary(rule => rule.Target, rule => rule.Formula!);

    Graph Graph => scope.Graph;

    /// <summary>Rate of a reaction, extent per time.</summary>
    public int OfReaction(string id)
    {
        if (!_reactions.TryGetValue(id, out var rate))
        {
            var reaction = _byId[id];
            var locals = reaction.LocalParameters.ToDictionary(
                local => local.Id, local => scope.Value(Quantities.LocalName(reaction, local.Id)));
            rate = reaction.Rate is null ? Graph.Constant(double.NaN) : scope.Of(reaction.Rate, locals);
            _reactions[id] = rate;
        }
        return rate;
    }

    /// <summary>Whether a rate rule sets how fast a name changes.</summary>
    public bool HasRule(string name) => _rules.ContainsKey(name);

    /// <summary>Formula of the rate rule of a name.</summary>
    public int OfRule(string name) => scope.Of(_rules[name]);

    /// <summary>Rate at which reactions change a species' amount.</summary>
    /// <param name="species">The species.</param>
    /// <param name="counts">Which reactions count.</param>
    public int OfAmount(Species species, Func<Reaction, bool> counts)
    {
        var sum = Graph.Zero;
        foreach (var (reaction, reference, sign) in _changes[species.Id])
        {
            if (counts(reaction))
            {
                var change = Graph.Product(Stoichiometry(reference), OfReaction(reaction.Id));
                sum = sign > 0 ? Graph.Sum(sum, change) : Graph.Difference(sum, change);
            }
        }
        var factor = species.ConversionFactor ?? scope.Network.ConversionFactor;
        return factor is null ? sum : Graph.Product(scope.Value(factor), sum);
    }

    /// <summary>Node of a stoichiometry.</summary>
    public int Stoichiometry(SpeciesReference reference) => reference switch
    {
        { Id: { } id } when quantities.Has(id) => scope.Value(id),
        { Formula: { } formula } => scope.Of(formula),
        _ => Graph.Constant(reference.Stoichiometry ?? double.NaN),
    };

    /// <summary>Rate at which the meaning of a name changes.</summary>
    /// <param name="name">A quantity.</param>
    /// <param name="computed">Rate of a value that is computed.</param>
    public int Of(string name, Func<string, int> computed)
    {
        var quantity = quantities[name];
        if (HasRule(name))
        {
            return OfRule(name);
        }
        if (quantity.Standing == Standing.Computed)
        {
            return computed(name);
        }
        if (quantity.Species is not { } species)
        {
            return quantity.Standing == Standing.State
                ? throw RefusalException.Of("rateOf of an algebraic variable", $"the rate of '{name}' has no formula")
                : Graph.Zero;
        }
        if (quantity.Standing == Standing.State && !_changes.Contains(name))
        {
            throw RefusalException.Of("rateOf of an algebraic variable", $"the rate of '{name}' has no formula");
        }
        var amount = quantity.Standing == Standing.State ? OfAmount(species, _ => true) : Graph.Zero;
        if (species.HasOnlySubstanceUnits)
        {
            return amount;
        }
        var growth = Of(species.Compartment, computed);
        return Graph.Ratio(
            Graph.Difference(amount, Graph.Product(scope.Value(name), growth)), scope.Value(species.Compartment));
    }
}
