using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Petab;

/// <summary>Which names a problem's model has, and of what kind.</summary>
sealed class PetabNames
{
    readonly Dictionary<string, string> _aliases;

    /// <summary>Gathers the names of a model.</summary>
    /// <param name="network">The model.</param>
    /// <param name="aliases">Names that the problem uses in place of the model's own.</param>
    internal PetabNames(Network network, Dictionary<string, string> aliases)
    {
        _aliases = aliases;
        Assigned = [.. network.Rules.Where(rule => rule.Kind == RuleKind.Assignment).Select(rule => rule.Target)];
        Changeable = [.. network.Parameters.Select(parameter => parameter.Id), .. network.Species.Select(species => species.Id),
            .. network.Compartments.Select(compartment => compartment.Id)];
        Parameters = [.. network.Parameters.Select(parameter => parameter.Id)];
        All = [.. Changeable, .. network.Reactions.Select(reaction => reaction.Id), .. Stoichiometries(network)];
    }

    /// <summary>Everything that has a value.</summary>
    internal HashSet<string> All { get; }

    /// <summary>Parameters, species and compartments.</summary>
    internal HashSet<string> Changeable { get; }

    /// <summary>Parameters.</summary>
    internal HashSet<string> Parameters { get; }

    /// <summary>What assignment rules give.</summary>
    internal HashSet<string> Assigned { get; }

    /// <summary>The model's name of what the problem names.</summary>
    internal string Own(string name) => _aliases.GetValueOrDefault(name, name);

    /// <summary>A formula with the model's names.</summary>
    internal Expression Own(Expression formula) => _aliases.Count == 0 ? formula : Substitution.Rename(formula, Own);

    /// <summary>Whether a text is an identifier.</summary>
    internal static bool IsId(string text) => text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_')
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    /// <summary>The names in a formula.</summary>
    internal static IEnumerable<string> Of(Expression formula) => Substitution.Names(formula);

    static IEnumerable<string> Stoichiometries(Network network) =>
        from reaction in network.Reactions
        from reference in (ImmutableArray<SpeciesReference>)[.. reaction.Reactants, .. reaction.Products]
        where reference.Id is not null
        select reference.Id;
}
