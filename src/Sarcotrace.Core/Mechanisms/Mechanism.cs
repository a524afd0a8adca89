using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Core.Mechanisms;

/// <summary>A mechanism to be examined: its model, what is known of its values, experiments, claims and contrary views.</summary>
public sealed record Mechanism
{
    /// <value>The equations.</value>
    public required Network Network { get; init; }

    /// <value>Values with their plausible ranges, by species.</value>
    public required ImmutableArray<PlausibleValue> Values { get; init; }

    /// <value>What can be done to the model.</value>
    public required ImmutableArray<VirtualExperiment> Experiments { get; init; }

    /// <value>What the mechanism is said to do.</value>
    public required ImmutableArray<Claim> Claims { get; init; }

    /// <value>What part of the field holds against it.</value>
    public ImmutableArray<ContraryView> Views { get; init; } = [];

    /// <value>Its read-outs, for drawing.</value>
    public ImmutableArray<AxisNode> Nodes { get; init; } = [];

    /// <value>Its links, for drawing; each between two of its nodes.</value>
    public ImmutableArray<AxisLink> Links { get; init; } = [];
}

/// <summary>A value of a model with the range that is plausible.</summary>
/// <param name="Name">Identifier in the model.</param>
/// <param name="Value">Point value.</param>
/// <param name="Low">Lowest plausible.</param>
/// <param name="High">Highest plausible.</param>
/// <param name="Unit">Unit, UCUM in ASCII.</param>
/// <param name="Origin">measured, published [key], fitted or assumed.</param>
/// <param name="Species">mouse, human, or any.</param>
/// <param name="Varies">Whether an ensemble draws it.</param>
/// <param name="Note">What it rests on.</param>
public sealed record PlausibleValue(
    string Name, double Value, double Low, double High, string Unit, string Origin, string Species, bool Varies, string Note);

/// <summary>A change of assumptions that part of the field would make.</summary>
/// <param name="Id">Short name.</param>
/// <param name="Title">What it holds.</param>
/// <param name="Changes">What it makes of the model's values.</param>
/// <param name="Source">Who holds it.</param>
/// <param name="Touches">Claims that it bears on.</param>
public sealed record ContraryView(
    string Id, string Title, ImmutableArray<ValueChange> Changes, string Source, ImmutableArray<string> Touches);

/// <summary>One value set, or multiplied.</summary>
/// <param name="Name">Identifier in the model.</param>
/// <param name="Value">Its value, or the factor.</param>
/// <param name="IsFactor">Whether it multiplies what would be there.</param>
public readonly record struct ValueChange(string Name, double Value, bool IsFactor);

/// <summary>A read-out's place in the drawing of the mechanism.</summary>
/// <param name="ReadOut">What is read.</param>
/// <param name="Label">What a reader sees.</param>
/// <param name="Column">Place from left to right, from 0.</param>
/// <param name="Row">Place from top to bottom, from 0.</param>
public sealed record AxisNode(string ReadOut, string Label, double Column, double Row);

/// <summary>A link of the mechanism between two read-outs.</summary>
/// <param name="From">Read-out that acts.</param>
/// <param name="To">Read-out acted upon.</param>
/// <param name="Raises">Whether more of the one makes more of the other.</param>
/// <param name="Contested">Who disputes it; empty where nobody is known to.</param>
public sealed record AxisLink(string From, string To, bool Raises, string Contested);
