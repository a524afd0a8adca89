using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>How far a problem reaches.</summary>
public enum Severity
{
    /// <summary>Nothing can run until it is mended.</summary>
    Error,

    /// <summary>The run goes on, and the report says so.</summary>
    Warning,

    /// <summary>Something was inferred; shown so that it can be corrected.</summary>
    Note,
}

/// <summary>What is wrong with a researcher's file, where, and what to do.</summary>
/// <param name="File">File name as the study gives it.</param>
/// <param name="Row">Line (yaml) or row (tables, header = 1), where one is known.</param>
/// <param name="Column">Column or key, where one is known.</param>
/// <param name="What">What is wrong, naming the value.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Severity">How far it reaches.</param>
public sealed record Problem(
    string File, int? Row, string? Column, string What, string Remedy, Severity Severity = Severity.Error)
{
    /// <summary>One line for a person.</summary>
    public override string ToString()
    {
        var place = (Row, Column) switch
        {
            ({ } row, { } column) => $"{File}, row {row}, {column}",
            ({ } row, null) => $"{File}, row {row}",
            (null, { } column) => $"{File}, {column}",
            _ => File,
        };
        return $"{place}: {What}; {Remedy}";
    }
}

/// <summary>A value read from files, or all the problems that stopped it; warnings and notes travel with a value.</summary>
/// <typeparam name="T">What was read.</typeparam>
/// <param name="Value">The value, or null where any problem is an error.</param>
/// <param name="Problems">All of them, never the first only.</param>
public sealed record Loaded<T>(T? Value, ImmutableArray<Problem> Problems) where T : class
{
    /// <summary>Whether a value is there.</summary>
    public bool Succeeded => Value is not null;
}
