using Sarcotrace.Core;
using Sarcotrace.Core.Assays;

namespace Sarcotrace.Questions.Blot;

/// <summary>On which scale ratios are compared.</summary>
public enum RatioScale
{
    /// <summary>log2: equal factors are equal distances.</summary>
    Log,

    /// <summary>As they are, in units of the control's mean.</summary>
    Linear,
}

/// <summary>What becomes of a saturated band.</summary>
public enum SaturatedBands
{
    /// <summary>It is left out, and listed.</summary>
    Exclude,

    /// <summary>It counts as it is.</summary>
    Keep,
}

/// <summary>How p is corrected for the number of comparisons.</summary>
public enum Correction
{
    /// <summary>Benjamini and Hochberg.</summary>
    Bh,

    /// <summary>Holm.</summary>
    Holm,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>What may be chosen when bands are compared.</summary>
public sealed record BlotOptions
{
    /// <value>The control group.</value>
    public string Control { get; init; } = "";

    /// <value>On which scale ratios are compared.</value>
    public RatioScale Scale { get; init; }

    /// <value>What becomes of a saturated band.</value>
    public SaturatedBands Saturated { get; init; }

    /// <value>Correction for the number of comparisons.</value>
    public Correction Correction { get; init; }

    /// <value>Confidence of the intervals, strictly between 0 and 1; by default 0.95.</value>
    public double Confidence { get; init => field = Require.Between(0, 1, value); } = 0.95;

    /// <summary>What of these options does not fit the bands.</summary>
    /// <param name="run">What they are to be used on.</param>
    public System.Collections.Immutable.ImmutableArray<Problem> Misfits(BlotRun run)
    {
        string[] groups = [.. run.Bands.Select(band => band.Group).Distinct()];
        if (groups.Length < 2) return [new(run.File, null, "group", "there is one group alone", "name at least two groups")];
        return groups.Contains(Control)
            ? []
            : [new("--control", null, Control.Length > 0 ? Control : null, "this names no group", $"choose one of {string.Join(", ", groups)}")];
    }
}
