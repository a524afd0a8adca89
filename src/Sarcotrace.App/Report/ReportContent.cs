using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App.Report;

/// <summary>All that a report says: the same content gives the same bytes.</summary>
/// <param name="Title">Main heading.</param>
/// <param name="Subtitle">One line below it: the study, its size.</param>
/// <param name="Simulated">Whether the data were made by a program; then every page and figure says so.</param>
/// <param name="Pages">The questions in reading order.</param>
/// <param name="Methods">What was done, one entry a question; <c>[key]</c> in a sentence becomes a citation.</param>
/// <param name="Sources">Works that what ran rests on, beside those that pages and methods cite themselves.</param>
/// <param name="Provenance">Versions, inputs with hashes, options, seed: printed as tables under "What ran".</param>
sealed record ReportContent(
    string Title,
    string Subtitle,
    bool Simulated,
    ImmutableArray<Page> Pages,
    ImmutableArray<MethodText> Methods,
    ImmutableArray<Citation> Sources,
    ImmutableArray<Table> Provenance)
{
    /// <summary>How much of a long table or list is shown.</summary>
    public LengthLimits Limits { get; init; } = new();
}

/// <summary>The methods of one question.</summary>
/// <param name="Title">The question, as its page is titled.</param>
/// <param name="Sentences">Written from what ran.</param>
sealed record MethodText(string Title, ImmutableArray<string> Sentences);
