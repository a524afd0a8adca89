using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Petab;

/// <summary>Names that a problem gives to parts of its model.</summary>
static class Mappings
{
    /// <summary>Reads them; a reaction's own parameter that is named becomes one of the whole model by that name.</summary>
    internal static (Network Network, Dictionary<string, string> Aliases) Read(PetabReading reading, Network network)
    {
        Dictionary<string, string> aliases = [];
        foreach (var row in reading.Rows(reading.Files.Mappings, "petabEntityId", "modelEntityId"))
        {
            var (alias, own) = (row.Id("petabEntityId"), row.Text("modelEntityId"));
            if (alias.Length == 0 || own.Length == 0 || alias == own) continue;
            if (reading.Names.All.Contains(alias)) row.Complain("petabEntityId", $"the model has a {alias} of its own", "choose another name");
            else if (reading.Names.All.Contains(own)) aliases[alias] = own;
            else if (Lifted(network, own, alias) is { } lifted) network = lifted;
            else row.Unknown("modelEntityId", "part of the model", own, reading.Names.All);
        }

        return (network, aliases);
    }

    static Network? Lifted(Network network, string own, string alias)
    {
        if (own.Split('.') is not [var reactionId, var localId]) return null;
        if (network.Reactions.FirstOrDefault(reaction => reaction.Id == reactionId) is not { } reaction) return null;
        if (reaction.LocalParameters.FirstOrDefault(local => local.Id == localId) is not { } parameter) return null;
        return network with
        {
            Parameters = network.Parameters.Add(parameter with { Id = alias }),
            Reactions = network.Reactions.Replace(reaction, reaction with
            {
                LocalParameters = reaction.LocalParameters.Remove(parameter),
                Rate = reaction.Rate is { } rate ? Substitution.Rename(rate, name => name == localId ? alias : name) : null,
            }),
        };
    }
}
