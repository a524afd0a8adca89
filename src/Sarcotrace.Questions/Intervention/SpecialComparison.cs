using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Intervention;

/// <summary>Kinds of outcome that need a model of their own.</summary>
public enum OutcomeKind
{
    /// <summary>A measurement.</summary>
    Measured,

    /// <summary>A number of events, cells or fibres.</summary>
    Counted,

    /// <summary>A share, or yes and no as 1 and 0.</summary>
    Share,

    /// <summary>A time to an event that may not have been seen yet.</summary>
    Survival,

    /// <summary>A measurement over doses.</summary>
    DoseResponse,
}

/// <summary>What such an outcome needs beside the options of any comparison.</summary>
public sealed record SpecialOptions
{
    /// <value>Which kind.</value>
    public OutcomeKind Kind { get; init; }

    /// <value>Column that says whether the event was seen, as 1 and 0: for survival.</value>
    public string? Event { get; init; }

    /// <value>Column of doses: for dose-response.</value>
    public string? Dose { get; init; }

    /// <value>Column of what was looked at, such as area or fields, by which counts are divided; null for none.</value>
    public string? Exposure { get; init; }
}

/// <summary>Rows of independent units for outcomes with a model of their own.</summary>
static class Units
{
    /// <summary>Rows with every column, one a unit; what varies within a unit is summed or averaged by the caller.</summary>
    internal static (int[][] Groups, ImmutableArray<string> Levels, ExperimentalUnit Unit, Func<int, string> Level) Of(
        Measurements data, ComparisonOptions options, params MeasuredColumn?[] needed)
    {
        var cast = Cast.Of(data, options);
        var treatment = data.Find(options.By[0])!;
        int[] rows = [.. Enumerable.Range(0, data.Rows.Length)
            .Where(row => treatment.Texts[row] is not null && needed.OfType<MeasuredColumn>().All(column => double.IsFinite(column.Numbers[row])))];
        MeasuredColumn? Declared() => options.TreatmentUnit is { } name ? data.Find(name) : null;
        bool Whole(MeasuredColumn column) => rows.All(row => column.Texts[row] is not null)
            && rows.GroupBy(row => column.Texts[row]).All(group => group.Select(row => treatment.Texts[row]).Distinct().Count() == 1);
        var unit = Declared() ?? new[] { cast.Litter, cast.Cage }.OfType<MeasuredColumn>().Where(Whole)
            .Where(column => rows.Select(row => column.Texts[row]).Distinct().Count() < rows.Length)
                .OrderBy(column => rows.Select(row => column.Texts[row]).Distinct().Count()).FirstOrDefault()
            ?? (cast.Animal is { } animal && Whole(animal) ? animal : null);
        var groups = unit is null ? [.. rows.Select(row => new[] { row })] : rows.GroupBy(row => unit.Texts[row]).Select(group => group.ToArray()).ToArray();
        ImmutableArray<string> levels = [.. rows.Select(row => treatment.Texts[row]!).Distinct()];
        if (options.Control is { } control && levels.Contains(control)) levels = [control, .. levels.Where(level => level != control)];
        var why = unit is null ? "each row is taken as one animal" : $"{treatment.Name} never differs within a {unit.Name}";
        return (groups, levels, new(unit?.Name ?? "", why, []), row => treatment.Texts[row]!);
    }

    /// <summary>Columns of 1 and 0 for every level but the first.</summary>
    internal static Statistics.Term Term(string name, ImmutableArray<string> levels, IReadOnlyList<string> own) => new(
        name, [.. levels.Skip(1).Select(level => own.Select(one => one == level ? 1.0 : 0).ToImmutableArray())], [.. levels.Skip(1)], []);
}
