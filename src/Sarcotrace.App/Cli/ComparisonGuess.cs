using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Comparisons;
using Sarcotrace.Questions.Intervention;
using Adjusted = Sarcotrace.Statistics.Means.Adjustment;

namespace Sarcotrace.App.Cli;

/// <summary>From a comparison file, or from the table alone, to the options of the question; guesses are told as notes.</summary>
static class ComparisonGuess
{
    /// <summary>Column of time in a table brought to long form.</summary>
    internal const string TimeColumn = "Time";

    static readonly string[] GroupWords = ["group", "arm", "treatment", "condition", "diet", "genotype", "组", "组别", "分组", "处理"];

    /// <summary>The last column of numbers.</summary>
    internal static ImmutableArray<string> Outcome(Measurements data, List<Problem> notes)
    {
        if (data.Columns.LastOrDefault(column => column.IsNumeric) is not { } last) return [];
        notes.Add(new("--outcome", null, last.Name, $"{last.Name} is taken as the outcome", "name another with --outcome", Severity.Note));
        return [last.Name];
    }

    /// <summary>The column named as groups usually are.</summary>
    internal static ImmutableArray<string> Groups(Measurements data, List<Problem> notes)
    {
        if (data.Columns.FirstOrDefault(column => GroupWords.Contains(column.Name.ToLowerInvariant())) is not { } found) return [];
        notes.Add(new("--by", null, found.Name, $"the groups are taken from {found.Name}", "name others with --by", Severity.Note));
        return [found.Name];
    }

    /// <summary>Brings a measurement of several columns to long form; its name, or null where there is none such.</summary>
    internal static string? Long(ref Measurements data, string stem, List<Problem> notes)
    {
        var sets = RepeatedMeasure.In(data);
        if (sets.FirstOrDefault(set => set.Name.Equals(stem, StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            notes.Add(new("--repeated", null, stem, "no measurement of that name stands in several columns",
                sets.IsEmpty ? "name columns as Weight week 0, Weight week 4" : NearestName.Remedy(stem, [.. sets.Select(set => set.Name)])));
            return null;
        }

        data = RepeatedMeasure.InLongForm(data, [found], TimeColumn);
        return found.Name;
    }

    /// <summary>Options of a comparison file.</summary>
    internal static ComparisonOptions Options(Comparison written) => new()
    {
        Outcomes = written.Primary is { } primary ? [primary, .. written.Outcomes.Where(name => name != primary)] : written.Outcomes,
        By = written.By,
        Control = written.Control,
        Covariates = written.Covariates,
        Animal = written.Animal ?? written.Paired,
        Litter = written.Litter,
        Cage = written.Cage,
        Batch = written.Batch,
        Time = written.Time,
        TreatmentUnit = written.TreatmentUnit,
        Formula = written.Formula,
        Adjust = written.Adjust is { } adjust ? Enum.Parse<Adjusted>(adjust.ToString()) : null,
        Scale = written.Transform == Transform.None ? OutcomeScale.AsMeasured : OutcomeScale.Ratio,
        SmallestEffect = written.SmallestEffect,
        Exclusions = [.. written.Exclusions.Select(one => new Exclude(one.Animal, one.Words.Length > 0 ? $"{one.Reason}: {one.Words}" : $"{one.Reason}"))],
    };

    /// <summary>What kind of outcome a comparison file speaks of.</summary>
    internal static OutcomeKind Kind(Comparison written) => written switch
    {
        { SurvivalTime: not null } => OutcomeKind.Survival,
        { Dose: not null } => OutcomeKind.DoseResponse,
        { Family: Family.Poisson or Family.NegativeBinomial } => OutcomeKind.Counted,
        { Family: Family.Binomial } => OutcomeKind.Share,
        _ => OutcomeKind.Measured,
    };
}
