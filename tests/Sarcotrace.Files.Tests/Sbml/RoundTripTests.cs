using System.IO.Compression;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Files.Tests.Sbml;

/// <summary>What is written reads back as what it was.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Every_model_of_the_test_suite_survives_writing()
    {
        using var suite = SuiteModels.Semantic();
        Survive(suite, suite.Cases(), least: 1_823);
    }

    [Fact]
    public void Every_BioModel_survives_writing()
    {
        using var models = SuiteModels.BioModels();
        Survive(models, models.Files(), least: 269);
    }

    static void Survive(SuiteModels models, IEnumerable<ZipArchiveEntry> entries, int least)
    {
        List<string> changed = [];
        var count = 0;
        foreach (var entry in entries)
        {
            var network = models.Read(entry).Value!;
            count++;
            var again = SbmlReader.Read(SbmlWriter.Write(network).AsMemory(), entry.Name);
            if (again.Value is null) changed.Add($"{entry.Name}: {again.Problems[0]}");
            else if (FirstDifference(Plain(network), Plain(again.Value)) is { } where) changed.Add($"{entry.Name}: {where}");
        }

        Assert.True(changed.Count == 0, $"{changed.Count} of {count} changed:\n" + string.Join('\n', changed.Take(40)));
        Assert.True(count >= least, $"{count} were compared");
    }

    // Local parameters by number: one that hides a species of its reaction is renamed.
    static Reaction Numbered(Reaction reaction)
    {
        var text = Spelled.Out(reaction.Rate);
        for (var i = 0; i < reaction.LocalParameters.Length; i++)
            text = text.Replace($"Symbol(Name={reaction.LocalParameters[i].Id} )", $"local {i}", StringComparison.Ordinal);
        return reaction with
        {
            LocalParameters = [.. reaction.LocalParameters.Select((local, i) => local with { Id = $"local {i}" })],
            Rate = new Symbol(text),
        };
    }

    // Equal but for the format's name, for stoichiometries by formula, which Level 2 writes in place and Level 3 as a rule
    // for a named one, and for parameters that hold bounds of fluxes.
    static string Plain(Network network)
    {
        var rules = network.Rules.Where(rule => rule.Kind == RuleKind.Assignment).ToDictionary(rule => rule.Target, rule => rule.Formula);
        var named = network.Reactions.SelectMany(reaction => reaction.Reactants.Concat(reaction.Products))
            .Select(reference => reference.Id).OfType<string>().ToHashSet();
        return Spelled.Out(network with
        {
            Format = "",
            Rules = [.. network.Rules.Where(rule => rule.Kind != RuleKind.Assignment || !named.Contains(rule.Target))],
            Parameters = [.. network.Parameters.Where(parameter => !parameter.Id.StartsWith("flux_bound", StringComparison.Ordinal))],
            Reactions = [.. network.Reactions.Select(reaction => Numbered(reaction) with
            {
                Reactants = [.. reaction.Reactants.Select(InPlace)],
                Products = [.. reaction.Products.Select(InPlace)],
            })],
        });

        SpeciesReference InPlace(SpeciesReference reference) => reference.Formula is not null ? reference with { Id = null }
            : reference.Id is { } id && rules.TryGetValue(id, out var formula)
                ? new(reference.Species, reference.Stoichiometry) { Formula = formula, Constant = false }
                : reference;
    }

    static string? FirstDifference(string one, string other)
    {
        if (one == other) return null;

        var at = 0;
        while (at < Math.Min(one.Length, other.Length) && one[at] == other[at]) at++;
        var from = Math.Max(0, at - 60);
        return $"{one[from..Math.Min(one.Length, at + 60)]} | {other[from..Math.Min(other.Length, at + 60)]}".ReplaceLineEndings(" ");
    }
}
