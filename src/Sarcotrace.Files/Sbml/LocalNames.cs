using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Renames local parameters that hide a species of their own reaction, which Level 2 allows and Level 3 does not.</summary>
static class LocalNames
{
    public static Network Free(Network network)
    {
        if (!network.Reactions.Any(reaction => Hiding(reaction).Any())) return network;

        var taken = StoichiometryNames.Taken(network);
        return network with { Reactions = [.. network.Reactions.Select(reaction => Free(reaction, taken))] };
    }

    static IEnumerable<string> Hiding(Reaction reaction) => reaction.LocalParameters.Select(local => local.Id)
        .Intersect(reaction.Reactants.Concat(reaction.Products).Select(reference => reference.Species).Concat(reaction.Modifiers));

    static Reaction Free(Reaction reaction, HashSet<string> taken)
    {
        var names = Hiding(reaction).ToDictionary(id => id, id => StoichiometryNames.Fresh(id + "_local", taken));
        return names.Count == 0 ? reaction : reaction with
        {
            LocalParameters = [.. reaction.LocalParameters.Select(local => local with { Id = names.GetValueOrDefault(local.Id, local.Id) })],
            Rate = reaction.Rate is { } rate ? Renamed(rate, names) : null,
        };
    }

    static Expression Renamed(Expression formula, Dictionary<string, string> names) => formula switch
    {
        Symbol symbol => new Symbol(names.GetValueOrDefault(symbol.Name, symbol.Name)),
        Operation operation => operation with { Arguments = Renamed(operation.Arguments, names) },
        Invocation call => call with { Arguments = Renamed(call.Arguments, names) },
        _ => formula,
    };

    static ImmutableArray<Expression> Renamed(ImmutableArray<Expression> formulas, Dictionary<string, string> names) =>
        [.. formulas.Select(formula => Renamed(formula, names))];
}
