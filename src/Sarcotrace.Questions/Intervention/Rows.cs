using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Groups;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Questions.Intervention;

/// <summary>Rows of a comparison: factors and numbers by name, and how many rows of the table stand behind each.</summary>
/// <param name="Numbers">Columns of numbers.</param>
/// <param name="Factors">Columns of texts; none is missing.</param>
/// <param name="Behind">Values of the outcome behind each row: itself, or those it is the mean of.</param>
sealed record Rows(
    ImmutableSortedDictionary<string, ImmutableArray<double>> Numbers,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Factors,
    ImmutableArray<ImmutableArray<double>> Behind)
{
    /// <summary>How many.</summary>
    internal int Count => Behind.Length;

    /// <summary>Rows of the table that have the outcome and every factor.</summary>
    internal static Rows Of(MeasuredColumn outcome, IEnumerable<MeasuredColumn> numbers, IEnumerable<MeasuredColumn> factors)
    {
        MeasuredColumn[] values = [outcome, .. numbers.DistinctBy(column => column.Name)];
        MeasuredColumn[] texts = [.. factors.DistinctBy(column => column.Name)];
        int[] kept = [.. Enumerable.Range(0, outcome.Numbers.Length).Where(row =>
            values.All(column => double.IsFinite(column.Numbers[row])) && texts.All(column => column.Texts[row] is not null))];
        return new(
            values.ToImmutableSortedDictionary(column => column.Name, column => kept.Select(row => column.Numbers[row]).ToImmutableArray(),
                StringComparer.Ordinal),
            texts.ToImmutableSortedDictionary(column => column.Name, column => kept.Select(row => column.Texts[row]!).ToImmutableArray(),
                StringComparer.Ordinal),
            [.. kept.Select(row => ImmutableArray.Create(outcome.Numbers[row]))]);
    }

    /// <summary>Some of the rows.</summary>
    internal Rows Where(Func<int, bool> kept)
    {
        int[] rows = [.. Enumerable.Range(0, Count).Where(kept)];
        return new(
            Numbers.ToImmutableSortedDictionary(pair => pair.Key, pair => rows.Select(row => pair.Value[row]).ToImmutableArray(), StringComparer.Ordinal),
            Factors.ToImmutableSortedDictionary(pair => pair.Key, pair => rows.Select(row => pair.Value[row]).ToImmutableArray(), StringComparer.Ordinal),
            [.. rows.Select(row => Behind[row])]);
    }

    /// <summary>One row for each combination of the keys: numbers are averaged, factors that vary within are dropped.</summary>
    internal Rows Averaged(params ReadOnlySpan<string> keys)
    {
        var names = keys.ToArray();
        var groups = Enumerable.Range(0, Count).GroupBy(row => string.Join('\u001f', names.Select(name => Factors[name][row])))
            .Select(group => group.ToArray()).ToArray();
        return new(
            Numbers.ToImmutableSortedDictionary(pair => pair.Key, pair => groups.Select(rows => rows.Average(row => pair.Value[row])).ToImmutableArray(),
                StringComparer.Ordinal),
            Factors.Where(pair => groups.All(rows => rows.All(row => pair.Value[row] == pair.Value[rows[0]])))
                .ToImmutableSortedDictionary(pair => pair.Key, pair => groups.Select(rows => pair.Value[rows[0]]).ToImmutableArray(), StringComparer.Ordinal),
            [.. groups.Select(rows => rows.SelectMany(row => Behind[row]).ToImmutableArray())]);
    }

    /// <summary>One row an animal: the area under its course over time, divided by the time it spans; animals seen once fall away.</summary>
    internal Rows Areas(string animal, string time, string outcome)
    {
        var courses = Enumerable.Range(0, Count).GroupBy(row => Factors[animal][row]).Select(group => group.OrderBy(row => Numbers[time][row]).ToArray())
            .Where(rows => rows.Length > 1).ToArray();
        double Mean(int[] rows)
        {
            double[] times = [.. rows.Select(row => Numbers[time][row])], values = [.. rows.Select(row => Numbers[outcome][row])];
            return CurveArea.Trapezoid(times, values) / (times[^1] - times[0]);
        }

        return new(
            Numbers.Remove(time).ToImmutableSortedDictionary(pair => pair.Key,
                pair => courses.Select(rows => pair.Key == outcome ? Mean(rows) : rows.Average(row => pair.Value[row])).ToImmutableArray(),
                StringComparer.Ordinal),
            Factors.Remove(time).Where(pair => courses.All(rows => rows.All(row => pair.Value[row] == pair.Value[rows[0]])))
                .ToImmutableSortedDictionary(pair => pair.Key, pair => courses.Select(rows => pair.Value[rows[0]]).ToImmutableArray(), StringComparer.Ordinal),
            [.. courses.Select(rows => rows.SelectMany(row => Behind[row]).ToImmutableArray())]);
    }

    /// <summary>Whether a factor is the same in all rows of each group.</summary>
    internal bool IsConstantWithin(string factor, string group) => Factors[group].Zip(Factors[factor]).Distinct().Count() == Factors[group].Distinct().Count();

    /// <summary>Different values of a factor, in order of appearance.</summary>
    internal ImmutableArray<string> Levels(string factor) => [.. Factors[factor].Distinct()];

    /// <summary>The numbers with a factor's levels replaced, for groups that share labels.</summary>
    internal Rows With(string factor, ImmutableArray<string> texts) => this with { Factors = Factors.SetItem(factor, texts) };

    /// <summary>The columns as a model takes them; levels in the order given, else of appearance.</summary>
    internal IReadOnlyList<ModelColumn> Columns(IReadOnlyDictionary<string, ImmutableArray<string>> levels) =>
    [
        .. Numbers.Select(pair => (ModelColumn)new NumericColumn(pair.Key, pair.Value)),
        .. Factors.Where(pair => !Numbers.ContainsKey(pair.Key)).Select(pair => FactorColumn.Of(
            pair.Key, [.. pair.Value], levels.TryGetValue(pair.Key, out var order) ? order : Levels(pair.Key))),
    ];
}
