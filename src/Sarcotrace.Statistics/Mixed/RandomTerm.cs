using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>A column of numbers with its name.</summary>
/// <param name="Name">As tables and messages show it.</param>
/// <param name="Values">n finite values.</param>
public sealed record NamedColumn(string Name, ImmutableArray<double> Values);

/// <summary>Effects that vary at random between groups: of an animal, a litter, a plate.</summary>
/// <remarks>
/// Nested terms are terms whose groups lie within those of another, crossed terms those whose do not: both follow from
/// the groups and need no word of their own.
/// </remarks>
public sealed record RandomTerm
{
    RandomTerm(string name, ImmutableArray<int> groups, ImmutableArray<string> levels, ImmutableArray<NamedColumn> columns, bool correlated) =>
        (Name, Groups, Levels, Columns, Correlated) = (name, groups, levels, columns, correlated);

    /// <summary>What the groups are: animal, litter.</summary>
    public string Name { get; }

    /// <summary>The group of each row: an index into <see cref="Levels"/>.</summary>
    public ImmutableArray<int> Groups { get; }

    /// <summary>Names of the groups.</summary>
    public ImmutableArray<string> Levels { get; }

    /// <summary>What each group has its own coefficient of: an intercept of ones, a time.</summary>
    public ImmutableArray<NamedColumn> Columns { get; }

    /// <summary>Whether the coefficients of a group may be correlated.</summary>
    public bool Correlated { get; }

    /// <summary>A term of groups, each with coefficients of its own.</summary>
    /// <param name="name">What the groups are.</param>
    /// <param name="labels">n names of groups.</param>
    /// <param name="columns">At least one column of n finite values.</param>
    /// <param name="correlated">Whether the coefficients of a group may be correlated; of one column it says nothing.</param>
    /// <returns>The term, its levels in the order in which they first appear.</returns>
    /// <exception cref="ArgumentException">There is no column, or one has not n finite values.</exception>
    /// <remarks>Source: [laird1982] §2.</remarks>
    public static RandomTerm Of(string name, IReadOnlyList<string> labels, ImmutableArray<NamedColumn> columns, bool correlated = true)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (columns.IsDefaultOrEmpty) throw new ArgumentException($"{name} has no column", nameof(columns));
        foreach (var column in columns)
        {
            if (column.Values.Length != labels.Count)
                throw new ArgumentException($"{column.Name} has {column.Values.Length} values for {labels.Count} rows", nameof(columns));
            Require.Finite(column.Values.AsSpan(), column.Name);
        }

        Dictionary<string, int> seen = [];
        var groups = ImmutableArray.CreateBuilder<int>(labels.Count);
        foreach (var label in labels)
        {
            if (!seen.TryGetValue(label, out var index)) seen.Add(label, index = seen.Count);
            groups.Add(index);
        }

        return new(name, groups.MoveToImmutable(), [.. seen.Keys], columns, correlated || columns.Length == 1);
    }

    /// <summary>A term of groups that differ in level only.</summary>
    /// <param name="name">What the groups are.</param>
    /// <param name="labels">n names of groups.</param>
    /// <remarks>Source: [laird1982] §2.</remarks>
    public static RandomTerm Intercept(string name, IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Of(name, labels, [Ones(labels.Count)]);
    }

    /// <summary>The column of ones that an intercept is.</summary>
    /// <param name="rows">n.</param>
    /// <remarks>Source: definition.</remarks>
    public static NamedColumn Ones(int rows) => new("intercept", [.. Enumerable.Repeat(1.0, rows)]);

    /// <summary>The term of some of the rows; groups without a row fall away.</summary>
    internal RandomTerm OfRows(int[] rows) => Of(
        Name, [.. rows.Select(row => Levels[Groups[row]])],
        [.. Columns.Select(column => new NamedColumn(column.Name, [.. rows.Select(row => column.Values[row])]))], Correlated);
}
