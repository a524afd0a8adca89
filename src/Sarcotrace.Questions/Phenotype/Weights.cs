using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Survey weights with the design they belong to, where the table has them.</summary>
sealed class Weights
{
    readonly ImmutableArray<double> _values;
    readonly ImmutableArray<string> _stratum, _unit;

    Weights(string column, ImmutableArray<double> values, ImmutableArray<string> stratum, ImmutableArray<string> unit) =>
        (Name, _values, _stratum, _unit) = (column, values, stratum, unit);

    /// <summary>The column.</summary>
    internal string Name { get; }

    /// <summary>Whether the table names strata and sampling units, without which the interval is too narrow.</summary>
    internal bool HasDesign => !_stratum.IsEmpty && !_unit.IsEmpty;

    internal static Weights? Of(People people, string? name)
    {
        if (name is null || people.Measure(name) is not { } measure) return null;
        return new(measure.Column, measure.Values, Texts(people.Category("survey-stratum")), Texts(people.Category("survey-unit")));
    }

    /// <summary>The weight of a row; NaN where it has none.</summary>
    internal double Of(int row) => _values[row] >= 0 ? _values[row] : double.NaN;

    /// <summary>The weighted share of those who have it among those of whom it is known.</summary>
    /// <param name="has">1, 0, or NaN where it is not known.</param>
    /// <param name="confidence">Of the interval.</param>
    internal Share Share(double[] has, double confidence)
    {
        double[] weight = [.. _values.Select(value => value >= 0 ? value : double.NaN)];
        return Statistics.Share.Weighted(has, weight, _stratum, _unit, confidence);
    }

    static ImmutableArray<string> Texts(Category? category) =>
        category is null ? [] : [.. category.Values.Select(value => value ?? "")];
}
