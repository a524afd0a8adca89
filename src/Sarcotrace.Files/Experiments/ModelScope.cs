using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Experiments;

/// <summary>What the files beside a model may name in it.</summary>
sealed class ModelScope
{
    /// <summary>How names of genes begin in the model.</summary>
    internal const string Gene = "gene_";

    readonly ImmutableArray<PlausibleValue> _values;
    readonly HashSet<string> _computed;

    /// <summary>The names of a model.</summary>
    /// <param name="modelFile">Its file.</param>
    /// <param name="network">The model.</param>
    /// <param name="values">Its table of values.</param>
    internal ModelScope(string modelFile, Network network, ImmutableArray<PlausibleValue> values)
    {
        ModelFile = modelFile;
        _values = values;
        Names = [.. network.Parameters.Select(one => one.Id), .. network.Species.Select(one => one.Id)];
        _computed = [.. network.Rules.Select(rule => rule.Target)];
        Genes = [.. Names.Where(name => name.StartsWith(Gene, StringComparison.Ordinal)).Select(name => name[Gene.Length..])];
        Species = [.. values.Select(one => one.Species).Where(one => one != "any").Distinct()];
        Exposures = [.. network.Rules.Where(rule => rule is { Kind: RuleKind.Rate, Formula: Literal { Value: 0 } }).Select(rule => rule.Target)];
    }

    internal string ModelFile { get; }

    /// <summary>Everything that can be read out.</summary>
    internal ImmutableArray<string> Names { get; }

    internal ImmutableArray<string> Genes { get; }

    internal ImmutableArray<string> Species { get; }

    /// <summary>States that stay as they are unless something is given to them.</summary>
    internal ImmutableArray<string> Exposures { get; }

    /// <summary>The value that holds in a species.</summary>
    internal double Value(string species, string name) => Row(species, name)?.Value ?? 0;

    /// <summary>Its highest plausible value.</summary>
    internal double High(string species, string name) => Row(species, name)?.High ?? double.PositiveInfinity;

    /// <summary>A change from its text, 0.3 or x0.5; null where the name or the number is none.</summary>
    internal ValueChange? Change(string name, string text)
    {
        var factor = text.StartsWith('x');
        var number = factor ? text[1..] : text;
        return Settable(name) && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new ValueChange(name, value, factor)
            : null;
    }

    /// <summary>Why a change cannot be made.</summary>
    internal string Refusal(string name) => Settable(name) ? $"what {name} is set to is no number" : $"the model has no value named '{name}' to set";

    /// <summary>What to write instead.</summary>
    internal string Remedy(string name) => Settable(name) ? "write a number, or x and a factor" : Nearest.Remedy(name, [.. Names.Where(Settable)]);

    bool Settable(string name) => Names.Contains(name) && !_computed.Contains(name);

    PlausibleValue? Row(string species, string name) =>
        _values.FirstOrDefault(one => one.Name == name && (one.Species == species || one.Species == "any"));
}
