using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Sarcotrace.Statistics;

/// <summary>A part of a model's right-hand side: one column or several that belong together.</summary>
/// <param name="Name">As a report names it.</param>
/// <param name="Columns">Columns of equal length, finite.</param>
/// <param name="Labels">One a column.</param>
/// <param name="Lonely">Levels of a factor that a single row has.</param>
public sealed record Term(
    string Name,
    ImmutableArray<ImmutableArray<double>> Columns,
    ImmutableArray<string> Labels,
    ImmutableArray<string> Lonely)
{
    /// <summary>A numeric predictor.</summary>
    /// <param name="name">As a report names it.</param>
    /// <param name="values">n finite values in any unit.</param>
    /// <remarks>Source: [draper1998] §1.</remarks>
    public static Term Number(string name, ImmutableArray<double> values) => new(name, [values], [name], []);

    /// <summary>Several columns that stand for one predictor, such as a spline.</summary>
    /// <param name="name">As a report names it.</param>
    /// <param name="columns">Columns of n finite values.</param>
    /// <remarks>Source: [draper1998] §1.</remarks>
    public static Term Block(string name, ImmutableArray<ImmutableArray<double>> columns) =>
        new(name, columns, [.. columns.Select((_, index) => $"{name} {index + 1}")], []);

    /// <summary>A factor in treatment coding: each level but the first against the first.</summary>
    /// <param name="name">As a report names it.</param>
    /// <param name="levels">n levels; the first in ordinal order is the reference.</param>
    /// <returns>A term with one column fewer than there are levels; none where all rows are alike.</returns>
    /// <remarks>Source: [draper1998] §14.</remarks>
    public static Term Factor(string name, ImmutableArray<string> levels)
    {
        var rows = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var row = 0; row < levels.Length; row++)
        {
            if (!rows.TryGetValue(levels[row], out var own)) rows.Add(levels[row], own = []);
            own.Add(row);
        }

        var others = rows.Keys.Order(StringComparer.Ordinal).Skip(1).ToArray();
        return new(
            name,
            [.. others.Select(other => Marked(rows[other], levels.Length))],
            [.. others.Select(other => $"{name}={other}")],
            [.. rows.Where(level => level.Value.Count == 1).Select(level => $"{name}={level.Key}").Order(StringComparer.Ordinal)]);
    }

    static ImmutableArray<double> Marked(List<int> rows, int count)
    {
        var column = new double[count];
        foreach (var row in rows) column[row] = 1;
        return ImmutableCollectionsMarshal.AsImmutableArray(column);
    }
}
