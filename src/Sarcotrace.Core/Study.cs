using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>A study as read: people, their metabolome where there is one, and where everything came from.</summary>
/// <param name="Title">What the group calls it.</param>
/// <param name="Simulated">Whether the data were made by a program; then every page says so.</param>
/// <param name="People">The people.</param>
/// <param name="Metabolome">Their metabolome, or null.</param>
/// <param name="Inputs">The files it was read from.</param>
/// <param name="Exclusions">Rows and columns left out while reading.</param>
/// <param name="Notes">What was inferred or is doubtful about the files: warnings and notes.</param>
public sealed record Study(
    string Title,
    bool Simulated,
    People People,
    Metabolome? Metabolome,
    ImmutableArray<InputFile> Inputs,
    ImmutableArray<Exclusion> Exclusions,
    ImmutableArray<Problem> Notes);

/// <summary>A file that a run rests on.</summary>
/// <param name="Name">Path as the study gives it, with forward slashes.</param>
/// <param name="Sha256">Hash of its bytes, lower-case hex.</param>
/// <param name="Bytes">Its size.</param>
public sealed record InputFile(string Name, string Sha256, long Bytes);
