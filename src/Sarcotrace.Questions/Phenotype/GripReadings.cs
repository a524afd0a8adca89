using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>The grip readings of a table, and the one number that stands for a person's.</summary>
/// <remarks>Source: [roberts2011] for the protocol: the best of both hands.</remarks>
sealed class GripReadings
{
    readonly GripSummary _summary;
    readonly ImmutableArray<Measure> _trials;
    readonly ImmutableArray<Measure> _left;
    readonly ImmutableArray<Measure> _right;
    readonly Measure? _best;
    readonly Measure? _combined;

    internal GripReadings(People people, GripSummary summary)
    {
        _summary = summary;
        _trials = [.. people.Measures.Where(measure => IsTrial(measure.Role))];
        (_left, _right) = (Hand("left"), Hand("right"));
        (_best, _combined) = (people.Measure("grip-max"), people.Measure("grip-combined"));
        Half = Column.HalfStep(summary == GripSummary.Sum && !HasHands ? _combined : _trials.FirstOrDefault() ?? _best);
    }

    /// <summary>Half of the step in which readings were written down, kg.</summary>
    internal decimal Half { get; }

    /// <summary>What the summary was made of, for the methods; null where the table cannot give it.</summary>
    internal string? Basis => _summary switch
    {
        GripSummary.Max when !_trials.IsEmpty => $"the best of {_trials.Length} readings ({Columns(_trials)})",
        GripSummary.Max when _best is not null => $"the recorded best reading ({_best.Column})",
        GripSummary.Mean when !_trials.IsEmpty => $"the mean of up to {_trials.Length} readings ({Columns(_trials)})",
        GripSummary.First when !_trials.IsEmpty => $"the first reading ({_trials[0].Column})",
        GripSummary.Sum when HasHands => "half the sum of the best reading of each hand",
        GripSummary.Sum when _combined is not null => $"half the recorded sum of both hands ({_combined.Column})",
        _ => null,
    };

    /// <summary>Whether the table has readings at all.</summary>
    internal bool Any => !_trials.IsEmpty || _best is not null || _combined is not null;

    bool HasHands => !_left.IsEmpty && !_right.IsEmpty;

    /// <summary>The number that stands for a person's grip, kg.</summary>
    internal Quantity Of(int row) => _summary switch
    {
        GripSummary.Max => Best(_trials, row) is { } best ? Kg(best) : Kg(Value(_best, row)),
        GripSummary.Mean => MeanOf(row),
        GripSummary.First => _trials.IsEmpty ? Quantity.Missing : Kg(Value(_trials[0], row)),
        _ => Sum(row) is { } sum ? Quantity.Of(sum, 2) with { OverHalf = Half } : Quantity.Missing,
    };

    decimal? Sum(int row) => HasHands ? Best(_left, row) + Best(_right, row) : Value(_combined, row);

    Quantity MeanOf(int row)
    {
        decimal sum = 0, count = 0;
        foreach (var trial in _trials)
        {
            if (Value(trial, row) is not { } reading) continue;
            sum += reading;
            count++;
        }

        return count == 0 ? Quantity.Missing : Quantity.Of(sum, count) with { OverHalf = Half };
    }

    Quantity Kg(decimal? kg) => kg is { } known ? Quantity.Of(known) with { OverHalf = Half } : Quantity.Missing;

    static decimal? Best(ImmutableArray<Measure> trials, int row)
    {
        decimal? best = null;
        foreach (var trial in trials)
        {
            if (Value(trial, row) is { } reading && !(best >= reading)) best = reading;
        }

        return best;
    }

    // No reading is zero: a person who cannot grip has none, and a zero in a table stands for "not done".
    static decimal? Value(Measure? trial, int row) =>
        trial is not null && trial.Values[row] > 0 ? Quantity.Typed(trial.Values[row]) : null;

    ImmutableArray<Measure> Hand(string hand) =>
        [.. _trials.Where(trial => trial.Role.StartsWith($"grip-{hand}-", StringComparison.Ordinal))];

    static bool IsTrial(string role) => role.StartsWith("grip-", StringComparison.Ordinal) && role is not ("grip-max" or "grip-combined");

    static string Columns(ImmutableArray<Measure> trials) => string.Join(", ", trials.Select(trial => trial.Column));
}
