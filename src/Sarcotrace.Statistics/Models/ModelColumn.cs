using System.Collections.Immutable;
using System.Globalization;

namespace Sarcotrace.Statistics.Models;

/// <summary>A column that a formula may name.</summary>
/// <param name="Name">As formulas name it.</param>
public abstract record ModelColumn(string Name)
{
    /// <summary>Rows.</summary>
    public abstract int Rows { get; }

    /// <summary>Whether a row has no value.</summary>
    /// <param name="row">From 0.</param>
    /// <remarks>Source: definition.</remarks>
    public abstract bool IsMissing(int row);

    /// <summary>Some of the rows.</summary>
    internal abstract ModelColumn OfRows(ImmutableArray<int> rows);
}

/// <summary>Numbers.</summary>
/// <param name="Name">As formulas name it.</param>
/// <param name="Values">n values in any unit; NaN is missing.</param>
public sealed record NumericColumn(string Name, ImmutableArray<double> Values) : ModelColumn(Name)
{
    /// <inheritdoc/>
    public override int Rows => Values.Length;

    /// <inheritdoc/>
    /// <remarks>Source: definition.</remarks>
    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    internal override ModelColumn OfRows(ImmutableArray<int> rows) => new NumericColumn(Name, [.. rows.Select(row => Values[row])]);
}

/// <summary>A factor: each row has one of a few levels.</summary>
/// <param name="Name">As formulas name it.</param>
/// <param name="Codes">n places in <paramref name="Levels"/>; −1 is missing.</param>
/// <param name="Levels">The first is the reference of treatment coding.</param>
public sealed record FactorColumn(string Name, ImmutableArray<int> Codes, ImmutableArray<string> Levels) : ModelColumn(Name)
{
    /// <inheritdoc/>
    public override int Rows => Codes.Length;

    /// <summary>Makes a factor of texts.</summary>
    /// <param name="name">As formulas name it.</param>
    /// <param name="texts">n texts; null is missing.</param>
    /// <param name="levels">Levels in the order wanted; empty to sort them, by number where all are numbers.</param>
    /// <exception cref="ArgumentException">A text is none of the levels given.</exception>
    /// <remarks>Source: definition.</remarks>
    public static FactorColumn Of(string name, IReadOnlyList<string?> texts, ImmutableArray<string> levels = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var order = levels.IsDefaultOrEmpty ? Sorted(texts.OfType<string>().Distinct()) : levels;
        var places = order.Select((level, index) => (level, index)).ToDictionary(pair => pair.level, pair => pair.index);
        int Place(string? text) => text is null ? -1
            : places.TryGetValue(text, out var place) ? place
            : throw new ArgumentException($"{text} is no level of {name}", nameof(texts));
        return new(name, [.. texts.Select(Place)], order);
    }

    /// <inheritdoc/>
    /// <remarks>Source: definition.</remarks>
    public override bool IsMissing(int row) => Codes[row] < 0;

    internal override ModelColumn OfRows(ImmutableArray<int> rows) => this with { Codes = [.. rows.Select(row => Codes[row])] };

    /// <summary>The factor without levels that no row has.</summary>
    internal FactorColumn Used()
    {
        int[] used = [.. Codes.Where(code => code >= 0).Distinct().Order()];
        return used.Length == Levels.Length ? this : new(
            Name, [.. Codes.Select(code => Array.IndexOf(used, code))], [.. used.Select(code => Levels[code])]);
    }

    /// <summary>The factor whose levels are the different numbers of a column, ascending.</summary>
    /// <remarks>Source: definition.</remarks>
    internal static FactorColumn Of(NumericColumn column) => Of(
        column.Name, [.. column.Values.Select(value => double.IsNaN(value) ? null : value.ToString("R", CultureInfo.InvariantCulture))]);

    static ImmutableArray<string> Sorted(IEnumerable<string> texts)
    {
        string[] all = [.. texts.Order(StringComparer.Ordinal)];
        static double? Number(string text) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
        return all.All(text => Number(text) is not null) ? [.. all.OrderBy(text => Number(text))] : [.. all];
    }
}
