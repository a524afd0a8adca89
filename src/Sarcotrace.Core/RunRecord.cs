using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>Everything one run found and rests on: what answers.json holds, and what a report is drawn from.</summary>
/// <param name="Version">Version of Sarcotrace.</param>
/// <param name="Title">The study's title.</param>
/// <param name="Simulated">Whether the data were made by a program.</param>
/// <param name="Inputs">The files it rests on, with their hashes.</param>
/// <param name="Notes">What was inferred or is doubtful about the files.</param>
/// <param name="Exclusions">Rows and columns left out while reading.</param>
/// <param name="People">Rows of the people table that were read.</param>
/// <param name="Questions">What was asked, in order.</param>
public sealed record RunRecord(
    string Version,
    string Title,
    bool Simulated,
    ImmutableArray<InputFile> Inputs,
    ImmutableArray<Problem> Notes,
    ImmutableArray<Exclusion> Exclusions,
    int People,
    ImmutableArray<Asked> Questions);

/// <summary>One question with its options in full and its answers.</summary>
/// <param name="Key">Hash of the inputs, the options and the version: the answers hold for it alone.</param>
/// <param name="Options">Every option, its key and value as text, defaults included.</param>
/// <param name="Answers">What came back.</param>
public sealed record Asked(string Key, ImmutableArray<(string Key, string Value)> Options, Answers Answers);
