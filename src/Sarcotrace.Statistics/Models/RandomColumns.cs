using System.Collections.Immutable;
using Sarcotrace.Statistics.Formulas;

namespace Sarcotrace.Statistics.Models;

/// <summary>A random term on the rows of a model: each row's group, and the columns whose coefficients differ by group.</summary>
/// <param name="Term">As the formula gives it.</param>
/// <param name="Group">n groups, from 0.</param>
/// <param name="Levels">Names of the groups, such as <c>L01:m2</c>; every one has a row.</param>
/// <param name="Columns">Columns of n values.</param>
/// <param name="Names">Names of the columns.</param>
public sealed record RandomColumns(
    RandomTerm Term, ImmutableArray<int> Group, ImmutableArray<string> Levels,
    ImmutableArray<ImmutableArray<double>> Columns, ImmutableArray<string> Names)
{
    /// <summary>As in <c>1 + time | litter:animal</c>.</summary>
    public string Name => Term.Name;

    /// <summary>Whether the coefficients of one group may be correlated.</summary>
    public bool Correlated => Term.Correlated;

    /// <summary>Makes groups and columns of a random term.</summary>
    internal static RandomColumns Of(ModelFrame frame, RandomTerm term, FactorCoding coding)
    {
        FactorColumn[] factors = [.. term.Groups.Select(name => AsFactor(frame.Column(name)))];
        var keys = Enumerable.Range(0, frame.Rows.Length)
            .Select(row => factors.Aggregate(0L, (key, factor) => key * factor.Levels.Length + factor.Codes[row])).ToArray();
        var order = keys.Distinct().Order().Select((key, place) => (key, place)).ToDictionary(pair => pair.key, pair => pair.place);
        var names = new string[order.Count];
        for (var row = 0; row < keys.Length; row++)
            names[order[keys[row]]] ??= string.Join(':', factors.Select(factor => factor.Levels[factor.Codes[row]]));

        var columns = new TermColumns(term.Intercept, term.Terms, coding, frame.Variable).Of(frame.Variable, frame.Rows.Length).ToArray();
        return new(
            term, [.. keys.Select(key => order[key])], [.. names],
            [.. columns.Select(column => column.Values.ToImmutableArray())], [.. columns.Select(column => column.Name)]);
    }

    static FactorColumn AsFactor(ModelColumn column) => column as FactorColumn ?? FactorColumn.Of((NumericColumn)column);
}
