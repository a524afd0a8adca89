using Sarcotrace.Core.Networks;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>All quantities of a network, each with its standing and its place.</summary>
sealed class Quantities
{
    readonly Dictionary<string, Quantity> _byName = [];

    /// <summary>In the order of the document: compartments, species, parameters, stoichiometries, reactions.</summary>
    public IReadOnlyList<Quantity> All { get; }

    /// <summary>Names of states, in order; what is integrated first, then what is algebraic.</summary>
    public IReadOnlyList<Quantity> States { get; }

    /// <summary>Those kept but for events, in order.</summary>
    public IReadOnlyList<Quantity> Held { get; }

    /// <summary>Number of declared values.</summary>
    public int DeclaredCount { get; }

    public Quantity this[string name] => _byName.TryGetValue(name, out var quantity)
        ? quantity
        : throw RefusalException.Of("unknown name", $"nothing is named '{name}'");

    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>Sorts out the quantities of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="algebraic">Names that algebraic rules determine.</param>
    /// <param name="extra">States that the network does not name (totals of fast reactions).</param>
    public Quantities(Network network, IReadOnlySet<string> algebraic, IReadOnlyList<string> extra)
    {
        var assigned = Targets(network, RuleKind.Assignment);
        var rated = Targets(network, RuleKind.Rate);
        var reacting = Reacting(network);
        var all = Declared(network).ToList();
        var states = new List<Quantity>();
        var held = new List<Quantity>();
        var sorted = new List<Quantity>();
        foreach (var quantity in all)
        {
            var it = quantity;
            if (quantity.IsReaction || assigned.Contains(quantity.Name))
            {
                it = quantity with { Standing = Standing.Computed };
            }
            else if (rated.Contains(quantity.Name) || algebraic.Contains(quantity.Name))
            {
                it = quantity with { Standing = Standing.State };
                states.Add(it);
            }
            else if (reacting.Contains(quantity.Name))
            {
                it = quantity with { Standing = Standing.State, KeptAsAmount = MeansConcentration(quantity) };
                states.Add(it);
            }
            else
            {
                it = quantity with { Standing = Standing.Held, KeptAsAmount = MeansConcentration(quantity) };
                held.Add(it);
            }
            sorted.Add(it);
        }
        states.AddRange(extra.Select((name, index) => new Quantity(name) { Standing = Standing.State, Declared = 0, Total = index }));
        sorted.AddRange(states.TakeLast(extra.Count));

        var place = 1;
        var places = states.Concat(held).ToDictionary(quantity => quantity.Name, _ => place++);
        var declaredPlace = 0;
        All = [.. sorted.Select(quantity => quantity with
        {
            Place = places.GetValueOrDefault(quantity.Name, -1),
            DeclaredPlace = quantity.IsReaction ? -1 : declaredPlace++,
        })];
        foreach (var quantity in All)
        {
            _byName[quantity.Name] = quantity;
        }
        DeclaredCount = declaredPlace;
        States = [.. states.Select(state => _byName[state.Name])];
        Held = [.. held.Select(one => _byName[one.Name])];
    }

    /// <summary>Whether a species' name in a formula means its concentration.</summary>
    static bool MeansConcentration(Quantity quantity) => quantity.Species is { HasOnlySubstanceUnits: false };

    static HashSet<string> Targets(Network network, RuleKind kind) =>
    [
        .. from rule in network.Rules where rule.Kind == kind && rule.Formula is not null select rule.Target,
        .. from reaction in network.Reactions
           from reference in reaction.Reactants.Concat(reaction.Products)
           where kind == RuleKind.Assignment && reference is { Id: not null, Formula: not null }
           select reference.Id,
    ];

    static HashSet<string> Reacting(Network network)
    {
        var changeable = network.Species.Where(species => !species.BoundaryCondition && !species.Constant)
            .Select(species => species.Id).ToHashSet();
        return
        [
            .. from reaction in network.Reactions
               where reaction.Rate is not null
               from reference in reaction.Reactants.Concat(reaction.Products)
               where changeable.Contains(reference.Species)
               select reference.Species,
        ];
    }

    static IEnumerable<Quantity> Declared(Network network)
    {
        foreach (var compartment in network.Compartments)
        {
            yield return new Quantity(compartment.Id)
            {
                IsCompartment = true,
                Constant = compartment.Constant,
                Declared = compartment.Size ?? double.NaN,
            };
        }
        var flat = network.Compartments.Where(compartment => compartment.Dimensions == 0)
            .Select(compartment => compartment.Id).ToHashSet();
        var places = network.Compartments.Select((compartment, place) => (compartment.Id, place))
            .ToDictionary(pair => pair.Id, pair => pair.place);
        foreach (var species in network.Species)
        {
            yield return new Quantity(species.Id)
            {
                Compartment = places.GetValueOrDefault(species.Compartment, -1),
                // A compartment without dimensions has no size to divide by.
                Species = flat.Contains(species.Compartment) ? species with { HasOnlySubstanceUnits = true } : species,
                Constant = species.Constant,
                Declared = species.InitialAmount ?? species.InitialConcentration ?? double.NaN,
            };
        }
        foreach (var parameter in network.Parameters)
        {
            yield return new Quantity(parameter.Id)
            {
                Constant = parameter.Constant,
                Declared = parameter.Value ?? double.NaN,
            };
        }
        foreach (var reaction in network.Reactions)
        {
            foreach (var reference in reaction.Reactants.Concat(reaction.Products))
            {
                if (reference.Id is not null)
                {
                    yield return new Quantity(reference.Id)
                    {
                        Constant = reference.Constant,
                        Declared = reference.Stoichiometry ?? double.NaN,
                    };
                }
            }
            foreach (var local in reaction.LocalParameters)
            {
                yield return new Quantity(LocalName(reaction, local.Id))
                {
                    Constant = true,
                    Declared = local.Value ?? double.NaN,
                };
            }
            yield return new Quantity(reaction.Id) { IsReaction = true };
        }
    }

    /// <summary>Name under which a reaction's own parameter is known outside it.</summary>
    public static string LocalName(Reaction reaction, string parameter) => $"{reaction.Id}.{parameter}";
}
