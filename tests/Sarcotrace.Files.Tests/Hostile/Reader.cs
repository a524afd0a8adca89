using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>What a reader made of a file.</summary>
/// <param name="Succeeded">Whether it gave a value.</param>
/// <param name="Problems">What it said of the file.</param>
sealed record Read(bool Succeeded, ImmutableArray<Problem> Problems)
{
    internal static Read Of<T>(Loaded<T> loaded) where T : class => new(loaded.Succeeded, loaded.Problems);

    /// <summary>What breaks the promise to a person: no value and no reason, a value despite errors, or a reason without a remedy.</summary>
    internal string? Fault =>
        Problems.IsDefault ? "no list of problems"
        : !Succeeded && Problems.All(problem => problem.Severity != Severity.Error) ? "no value, and no error says why"
        : Succeeded && Problems.Any(problem => problem.Severity == Severity.Error) ? "a value in spite of errors"
        : Problems.Any(problem => problem.File is null or "" || string.IsNullOrWhiteSpace(problem.What) || string.IsNullOrWhiteSpace(problem.Remedy))
            ? "a problem without file, fault or remedy"
            : null;
}

/// <summary>One way into the program for a file that a stranger made.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="File">Name of the file in its folder.</param>
/// <param name="Seeds">Good files, which mutants are made from.</param>
/// <param name="Words">What is put into them.</param>
/// <param name="Open">Reads the file at a path.</param>
sealed record Reader(string Name, string File, ImmutableArray<byte[]> Seeds, string[] Words, Func<string, Read> Open)
{
    /// <summary>Files that must lie beside it.</summary>
    internal ImmutableArray<(string Name, string Text)> Beside { get; init; } = [];
}
