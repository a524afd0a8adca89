using System.Collections.Immutable;

namespace Sarcotrace.Core.Comparisons;

/// <summary>What is to be compared, as a person says it: columns of a table by their part in the design, and choices.</summary>
/// <remarks>Columns are named as in the table; nothing here says that they are there.</remarks>
public sealed record Comparison
{
    /// <summary>What the group calls it.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether the data were made by a program.</summary>
    public bool Simulated { get; init; }

    /// <summary>The table, as a path from the folder of the file.</summary>
    public string Table { get; init; } = "";

    /// <summary>Sheet of a workbook; null for the first with a table.</summary>
    public string? Sheet { get; init; }

    /// <summary>Columns of outcomes.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>Columns whose groups are compared.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>The group that others are held against, or null.</summary>
    public string? Control { get; init; }

    /// <summary>Columns to adjust for.</summary>
    public ImmutableArray<string> Covariates { get; init; } = [];

    /// <summary>Column of times, or null.</summary>
    public string? Time { get; init; }

    /// <summary>Column that names the animal, or null.</summary>
    public string? Animal { get; init; }

    /// <summary>Column of litters, or null.</summary>
    public string? Litter { get; init; }

    /// <summary>Column of cages, or null.</summary>
    public string? Cage { get; init; }

    /// <summary>Column of batches, days or plates, or null.</summary>
    public string? Batch { get; init; }

    /// <summary>Column of sex, or null.</summary>
    public string? Sex { get; init; }

    /// <summary>Column of age, or null.</summary>
    public string? Age { get; init; }

    /// <summary>Column that names what the treatment was given to, or null.</summary>
    public string? TreatmentUnit { get; init; }

    /// <summary>Column that names cells, fields, wells or trials within an animal, or null.</summary>
    public string? Subsample { get; init; }

    /// <summary>Column that pairs rows, or null.</summary>
    public string? Paired { get; init; }

    /// <summary>The model in the usual notation, or null.</summary>
    public string? Formula { get; init; }

    /// <summary>How outcomes scatter.</summary>
    public Family Family { get; init; }

    /// <summary>Column of times to the event, or null.</summary>
    public string? SurvivalTime { get; init; }

    /// <summary>Column that says whether the event was seen, or null.</summary>
    public string? SurvivalEvent { get; init; }

    /// <summary>Column of doses, or null.</summary>
    public string? Dose { get; init; }

    /// <summary>How contrasts are adjusted for their number; null where the design decides.</summary>
    public Adjustment? Adjust { get; init; }

    /// <summary>Scale on which outcomes are compared.</summary>
    public Transform Transform { get; init; }

    /// <summary>The primary outcome, or null.</summary>
    public string? Primary { get; init; }

    /// <summary>Smallest difference that matters, in units of the outcome, above 0; null where none is said.</summary>
    public double? SmallestEffect { get; init; }

    /// <summary>Animals left out, with reasons.</summary>
    public ImmutableArray<ExcludedAnimal> Exclusions { get; init; } = [];

    /// <summary>What was written for the checklist, by item.</summary>
    public ImmutableArray<ArriveText> Arrive { get; init; } = [];
}

/// <summary>How an outcome scatters about its mean.</summary>
public enum Family
{
    /// <summary>Normally.</summary>
    Gaussian,

    /// <summary>As counts, with the variance their mean.</summary>
    Poisson,

    /// <summary>As counts that vary more than that.</summary>
    NegativeBinomial,

    /// <summary>As shares of a number of trials, or yes and no.</summary>
    Binomial,
}

/// <summary>How several contrasts share one error rate.</summary>
public enum Adjustment
{
    /// <summary>All pairs.</summary>
    Tukey,

    /// <summary>Each against one control.</summary>
    Dunnett,

    /// <summary>Step down.</summary>
    Holm,

    /// <summary>By the product of levels.</summary>
    Sidak,

    /// <summary>By the sum of levels.</summary>
    Bonferroni,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>Scale on which an outcome is compared.</summary>
public enum Transform
{
    /// <summary>As measured.</summary>
    None,

    /// <summary>Logarithm to base 2.</summary>
    Log2,

    /// <summary>Natural logarithm.</summary>
    Log,
}
