using Sarcotrace.Core.Networks;

namespace Sarcotrace.Questions.Simulation;

/// <summary>Names of a model that have values.</summary>
public static class NetworkNames
{
    /// <summary>Compartments, species, parameters, reactions and named stoichiometries.</summary>
    /// <param name="network">The model.</param>
    /// <returns>Their identifiers, in that order; then reactions' own parameters as reaction.parameter.</returns>
    public static IReadOnlyList<string> Of(Network network) =>
    [
        .. network.Compartments.Select(one => one.Id), .. network.Species.Select(one => one.Id),
        .. network.Parameters.Select(one => one.Id), .. network.Reactions.Select(one => one.Id),
        .. from reaction in network.Reactions
           from reference in reaction.Reactants.Concat(reaction.Products)
           where reference.Id is not null
           select reference.Id,
        .. from reaction in network.Reactions
           from local in reaction.LocalParameters
           select $"{reaction.Id}.{local.Id}",
    ];

    /// <summary>What a person reads for an identifier.</summary>
    /// <param name="network">The model.</param>
    /// <param name="id">An identifier.</param>
    /// <returns>Its name where the model gives one, else the identifier.</returns>
    public static string Label(Network network, string id) =>
        network.Species.FirstOrDefault(one => one.Id == id)?.Name
        ?? network.Parameters.FirstOrDefault(one => one.Id == id)?.Name
        ?? network.Compartments.FirstOrDefault(one => one.Id == id)?.Name
        ?? network.Reactions.FirstOrDefault(one => one.Id == id)?.Name ?? id;
}
