using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>A column of the people table that may be absent, read as decimals.</summary>
readonly struct Column
{
    const int Looked = 4096;

    readonly ImmutableArray<double> _values;

    internal Column(People people, string role)
    {
        var measure = people.Measures.FirstOrDefault(candidate => candidate.Role == role);
        _values = measure?.Values ?? default;
        Half = HalfStep(measure);
    }

    /// <summary>Whether the table has it.</summary>
    internal bool Exists => !_values.IsDefault;

    /// <summary>Half of the step in which its values were written down.</summary>
    internal decimal Half { get; }

    /// <summary>The number as it stands; NaN where the column is absent.</summary>
    internal double Raw(int row) => Exists ? _values[row] : double.NaN;

    /// <summary>A positive number as typed, or null: a zero length, mass or time was never measured.</summary>
    internal decimal? Positive(int row) => Raw(row) > 0 ? Quantity.Typed(_values[row]) : null;

    /// <summary>Whether a value stands there that no measurement gives.</summary>
    internal bool Implausible(int row) => Raw(row) <= 0;

    /// <summary>A positive quantity; infinity is "tried and not able".</summary>
    internal Quantity Timed(int row) => double.IsPositiveInfinity(Raw(row)) ? Quantity.Unable : Plain(row);

    /// <summary>A positive quantity.</summary>
    internal Quantity Plain(int row) =>
        Positive(row) is { } value ? Quantity.Of(value) with { OverHalf = Half } : Quantity.Missing;

    /// <summary>Half of the finest step among the first values of a column, at most three decimals.</summary>
    internal static decimal HalfStep(Measure? measure)
    {
        var step = 1m;
        foreach (var value in measure?.Values.Take(Looked) ?? [])
        {
            if (!double.IsFinite(value) || Quantity.Typed(value) is not { } typed) continue;
            while (step > 0.001m && typed % step != 0) step /= 10;
        }

        return step / 2;
    }
}
