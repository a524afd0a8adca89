using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>What a question returns: a finding, or the reason why these data cannot give one.</summary>
/// <param name="Sources">Every work the answer rests on, whether or not an answer could be given.</param>
public abstract record Answer(ImmutableArray<Citation> Sources);

/// <summary>One sentence that a reader can act on, with its number and the number's uncertainty.</summary>
/// <param name="Sources">Every work the finding rests on.</param>
/// <param name="Sentence">The finding in words; the number is not repeated in it.</param>
/// <param name="Estimate">The number, its interval and its unit.</param>
/// <param name="Replicates">How many independent units (people, animals) it rests on; 0 where it is computed and rests on none.</param>
public sealed record Finding(
    ImmutableArray<Citation> Sources, string Sentence, Estimate Estimate, int Replicates) : Answer(Sources);

/// <summary>The data do not allow an answer; not an error, and never a NaN.</summary>
/// <param name="Sources">Every work the refusal rests on.</param>
/// <param name="Why">What the data lack, with the numbers that show it.</param>
/// <param name="Remedy">What the researcher can do about it.</param>
public sealed record NoFinding(ImmutableArray<Citation> Sources, string Why, string Remedy) : Answer(Sources);
