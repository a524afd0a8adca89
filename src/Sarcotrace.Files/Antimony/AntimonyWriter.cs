using System.Collections.Immutable;
using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>Writes models in Antimony.</summary>
public static class AntimonyWriter
{
    /// <summary>Writes a model.</summary>
    /// <param name="network">The model.</param>
    /// <returns>Text that <see cref="AntimonyReader"/> reads to the same meaning, but for <see cref="Losses"/>.</returns>
    public static string Write(Network network)
    {
        var text = new StringBuilder();
        var spelling = new Spelling(network);
        foreach (var function in network.Functions.Where(function => function.Body is not null))
        {
            Add(text, $"function {spelling.Of(function.Id)}({string.Join(", ", function.Arguments.Select(Spelling.Argument))})\n");
            Add(text, $"  {spelling.Body(function)};\nend\n\n");
        }

        Add(text, $"model *{spelling.Of(network.Id)}()\n");
        foreach (var line in new ModelText(network, spelling).Lines()) Add(text, line.Length == 0 ? "\n" : $"  {line};\n");
        text.Append("end\n");
        if (network.Name is { Length: > 0 } name) Add(text, $"\n{spelling.Of(network.Id)} is {Spelling.Quoted(name)}\n");
        return text.ToString();
    }

    static void Add(StringBuilder text, string more) => text.Append(more);

    /// <summary>What of a model Antimony cannot say.</summary>
    /// <param name="network">The model.</param>
    /// <returns>Errors for what would change results, warnings for the rest; empty for most models.</returns>
    public static ImmutableArray<Problem> Losses(Network network)
    {
        List<Problem> losses = [];
        void Lost(string id, string what, Severity severity = Severity.Error) =>
            losses.Add(new(network.Id, null, id, $"Antimony cannot say {what}", "keep the model in SBML", severity));
        foreach (var compartment in network.Compartments.Where(compartment => compartment.Dimensions != 3))
        {
            Lost(compartment.Id, $"that a compartment has {FormulaWriter.Write(compartment.Dimensions)} dimensions",
                compartment.Dimensions == 0 ? Severity.Error : Severity.Warning);
        }
        foreach (var reaction in network.Reactions.Where(reaction => reaction.Fast)) Lost(reaction.Id, "that a reaction is fast");
        foreach (var species in network.Species.Where(species => species.ConversionFactor is not null))
            Lost(species.Id, "that a species has a conversion factor");
        if (network.ConversionFactor is not null) Lost(network.Id, "that a model has a conversion factor");
        foreach (var function in network.Functions.Where(function => function.Body is null)) Lost(function.Id, "that a function has no body", Severity.Warning);
        foreach (var reaction in network.Reactions)
        {
            foreach (var reference in reaction.Reactants.AddRange(reaction.Products))
            {
                if (reference is { Stoichiometry: null, Formula: null, Id: null })
                    Lost(reaction.Id, $"that the stoichiometry of {reference.Species} is not known");
            }
        }

        foreach (var constraint in network.Constraints.Where(constraint => constraint.Condition is null))
            Lost(network.Id, $"a constraint without condition ({constraint.Message})", Severity.Warning);
        if (network.Avogadro != new Network("").Avogadro) Lost(network.Id, "another number of Avogadro's", Severity.Warning);
        return [.. losses];
    }
}
