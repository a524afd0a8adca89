using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>All that one question gives back: answers with their cautions, exclusions, tables and methods.</summary>
/// <param name="Question">The question's name in study.yaml and in the catalogue, such as <c>discovery</c>.</param>
/// <param name="Items">Findings, or the reasons why there is none, in the order a reader wants them.</param>
/// <param name="Cautions">What a reviewer would object to, found in these data.</param>
/// <param name="Exclusions">Everything left out, counted and listed.</param>
/// <param name="Tables">The numbers behind the sentences; every figure is drawn from these alone.</param>
/// <param name="Methods">What was done, in sentences written from what ran.</param>
/// <param name="Sources">Every work that what ran rests on.</param>
public sealed record Answers(
    string Question,
    ImmutableArray<Answer> Items,
    ImmutableArray<Caution> Cautions,
    ImmutableArray<Exclusion> Exclusions,
    ImmutableArray<Table> Tables,
    ImmutableArray<string> Methods,
    ImmutableArray<Citation> Sources)
{
    /// <summary>The table of that name, or null where this run made none.</summary>
    public Table? Find(string table) => Tables.FirstOrDefault(candidate => candidate.Name == table);
}
