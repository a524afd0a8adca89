using System.Collections.Frozen;
using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>One number that the virtual people rest on.</summary>
/// <param name="Name">Dotted name: <c>grip.men.per-year</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">UCUM in ASCII.</param>
/// <param name="Origin">Published as it stands, derived from published numbers, or assumed.</param>
/// <param name="Source">Where from, or what it means; empty where the name says it all.</param>
public sealed record Anchor(string Name, double Value, string Unit, Origin Origin, string Source);

/// <summary>The numbers of <c>anchors.csv</c>, by name.</summary>
sealed class Anchors
{
    readonly FrozenDictionary<string, double> _values;

    Anchors(ImmutableArray<Anchor> all)
    {
        All = all;
        _values = all.ToFrozenDictionary(anchor => anchor.Name, anchor => anchor.Value);
    }

    internal ImmutableArray<Anchor> All { get; }

    /// <exception cref="KeyNotFoundException">anchors.csv has no such line.</exception>
    internal double this[string name] =>
        _values.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException($"no anchor {name}");

    internal double this[string name, Sex sex] => this[$"{name}.{(sex == Sex.Male ? "men" : "women")}"];

    internal double this[string name, Sex sex, string detail] =>
        this[$"{name}.{(sex == Sex.Male ? "men" : "women")}.{detail}"];

    internal static Anchors Shipped() => new(CompiledTable.Read(typeof(Anchors), "anchors.csv", row => new Anchor(
        row["name"], row.Needed<double>("value"), row["unit"], row.Choice<Origin>("origin"), row.Text("source") ?? "")));
}
