using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Turns stoichiometries by formula, which Level 2 has, into named ones with a rule, which Level 3 has.</summary>
static class StoichiometryNames
{
    public static Network Give(Network network)
    {
        if (!network.Reactions.SelectMany(reaction => reaction.Reactants.Concat(reaction.Products)).Any(reference => reference.Formula is not null))
            return network;

        HashSet<string> taken = Taken(network);
        var rules = network.Rules.ToBuilder();
        var reactions = network.Reactions.Select(reaction => reaction with
        {
            Reactants = [.. reaction.Reactants.Select(reference => Named(reference, taken, rules))],
            Products = [.. reaction.Products.Select(reference => Named(reference, taken, rules))],
        }).ToImmutableArray();
        return network with { Reactions = reactions, Rules = rules.ToImmutable() };
    }

    /// <summary>All identifiers of a network.</summary>
    public static HashSet<string> Taken(Network network) =>
    [
        .. network.Functions.Select(function => function.Id), .. network.Compartments.Select(compartment => compartment.Id),
        .. network.Species.Select(species => species.Id), .. network.Parameters.Select(parameter => parameter.Id),
        .. network.Reactions.Select(reaction => reaction.Id), .. network.Events.Select(happening => happening.Id),
        .. network.Reactions.SelectMany(reaction => reaction.LocalParameters).Select(local => local.Id),
        .. network.Reactions.SelectMany(reaction => reaction.Reactants.Concat(reaction.Products)).Select(reference => reference.Id).OfType<string>(),
    ];

    static SpeciesReference Named(SpeciesReference reference, HashSet<string> taken, ImmutableArray<Rule>.Builder rules)
    {
        if (reference.Formula is not { } formula) return reference;

        var id = reference.Id ?? Fresh("stoichiometry_" + reference.Species, taken);
        rules.Add(new(RuleKind.Assignment, id, formula));
        return new(reference.Species, null) { Id = id, Constant = false };
    }

    /// <summary>An identifier that is not taken yet; now it is.</summary>
    public static string Fresh(string wanted, HashSet<string> taken)
    {
        var id = wanted;
        for (var i = 2; !taken.Add(id); i++) id = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{i}");
        return id;
    }
}
