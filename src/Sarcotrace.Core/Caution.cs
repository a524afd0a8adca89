using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>A mistake that reviewers reject, detected in these data and said beside the number it touches.</summary>
/// <param name="Code">Short stable name, such as <c>aliased-design</c>.</param>
/// <param name="What">What was found, with the numbers that show it.</param>
/// <param name="Why">Why it matters for the conclusion.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Where">The columns, rows, people or metabolites it concerns, in the order of the data.</param>
/// <param name="Sources">Where the pitfall is described.</param>
public sealed record Caution(
    string Code, string What, string Why, string Remedy, ImmutableArray<string> Where, ImmutableArray<Citation> Sources);

/// <summary>Rows or columns that were left out at one stage for one reason.</summary>
/// <param name="Stage">Where in the path: <c>reading</c>, <c>people</c>, <c>metabolites</c>, a question's name …</param>
/// <param name="Reason">Why, as a clause: "more than 20 % of cells missing".</param>
/// <param name="Kind">What was left out, plural: people, samples, metabolites.</param>
/// <param name="Names">Their identifiers, in the order of the data; the count is the length.</param>
public sealed record Exclusion(string Stage, string Reason, string Kind, ImmutableArray<string> Names);
