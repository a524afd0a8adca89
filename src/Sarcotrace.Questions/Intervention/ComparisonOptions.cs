using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Means;

namespace Sarcotrace.Questions.Intervention;

/// <summary>On which scale an outcome is compared.</summary>
public enum OutcomeScale
{
    /// <summary>As it was measured: differences.</summary>
    AsMeasured,

    /// <summary>By its logarithm: differences become ratios.</summary>
    Ratio,
}

/// <summary>How time enters a model of repeated measurements.</summary>
public enum TimeAs
{
    /// <summary>A factor where there are up to six times, else a slope.</summary>
    Chosen,

    /// <summary>A mean of its own at each time.</summary>
    Factor,

    /// <summary>A straight line, its slope different for each animal.</summary>
    Slope,
}

/// <summary>An animal left out, with the reason from the list.</summary>
/// <param name="Animal">Its identifier.</param>
/// <param name="Reason">Why.</param>
public sealed record Exclude(string Animal, string Reason);

/// <summary>What may be chosen when groups are compared; names are those of the table's columns.</summary>
public sealed record ComparisonOptions
{
    /// <value>Outcomes, each compared by itself; the first is the primary one.</value>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <value>One to three factors whose levels are compared, the treatment first.</value>
    public ImmutableArray<string> By { get; init; } = [];

    /// <value>Level of the first factor that the others are compared with; null for all with all.</value>
    public string? Control { get; init; }

    /// <value>Columns that the comparison is adjusted for, such as a baseline: numbers as slopes, texts as factors.</value>
    public ImmutableArray<string> Covariates { get; init; } = [];

    /// <value>Column of the animal; null to find it by its name.</value>
    public string? Animal { get; init; }

    /// <value>Column of the litter; null to find it by its name.</value>
    public string? Litter { get; init; }

    /// <value>Column of the cage; null to find it by its name.</value>
    public string? Cage { get; init; }

    /// <value>Column of the batch, plate or gel; null to find it by its name.</value>
    public string? Batch { get; init; }

    /// <value>Column of time where animals are measured again; null to find it by its name.</value>
    public string? Time { get; init; }

    /// <value>What the treatment was given to, as a column: each of it counts once. Null for what the data say.</value>
    public string? TreatmentUnit { get; init; }

    /// <value>How time enters.</value>
    public TimeAs TimeAs { get; init; }

    /// <value>A model in the usual notation, instead of the plain choices; its response is the outcome.</value>
    public string? Formula { get; init; }

    /// <value>How tests of one family are adjusted; null for Dunnett against a control, else Tukey, Holm over times.</value>
    public Adjustment? Adjust { get; init; }

    /// <value>Whether independent groups are taken to have one variance; by default they need not.</value>
    public bool EqualVariances { get; init; }

    /// <value>Scale of the outcomes.</value>
    public OutcomeScale Scale { get; init; }

    /// <value>The smallest difference of the primary outcome that would matter, in the outcome's unit or as a ratio; null where none is declared.</value>
    public double? SmallestEffect { get; init; }

    /// <value>Animals left out, with reasons; the result is given without and with them.</value>
    public ImmutableArray<Exclude> Exclusions { get; init; } = [];

    /// <value>Confidence of intervals; strictly between 0 and 1; by default 0.95.</value>
    public double Confidence { get; init => field = Require.Between(0, 1, value); } = 0.95;
}
