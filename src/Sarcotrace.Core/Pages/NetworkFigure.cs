using System.Collections.Immutable;

namespace Sarcotrace.Core.Pages;

/// <summary>A network of quantities, coloured by how each responds.</summary>
/// <param name="Name"><inheritdoc cref="Figure" path="/param[@name='Name']"/></param>
/// <param name="Title"><inheritdoc cref="Figure" path="/param[@name='Title']"/></param>
/// <param name="Caption"><inheritdoc cref="Figure" path="/param[@name='Caption']"/></param>
/// <param name="Nodes">Quantities with their places.</param>
/// <param name="Links">Who acts on whom.</param>
/// <param name="Scale">What the colour means.</param>
/// <param name="Limit">Value at the end of the colours; below 0 they mirror it.</param>
public sealed record NetworkFigure(
    string Name, string Title, string Caption, ImmutableArray<NetworkNode> Nodes, ImmutableArray<NetworkLink> Links,
    Axis Scale, double Limit) : Figure(Name, Title, Caption);

/// <summary>A quantity of a network.</summary>
/// <param name="Id">Its name for the links.</param>
/// <param name="Label">What a reader sees.</param>
/// <param name="Column">Place from left to right, from 0.</param>
/// <param name="Row">Place from top to bottom, from 0.</param>
/// <param name="Value">Its response; NaN for none.</param>
/// <param name="Printed">The response in words, below the label.</param>
public sealed record NetworkNode(string Id, string Label, double Column, double Row, double Value, string Printed);

/// <summary>A link of a network.</summary>
/// <param name="From">Who acts.</param>
/// <param name="To">On whom.</param>
/// <param name="Raises">Whether it raises; else it lowers, and ends in a bar.</param>
/// <param name="Doubtful">Whether it is disputed; then it is dashed.</param>
public sealed record NetworkLink(string From, string To, bool Raises, bool Doubtful);
