using System.Collections.Immutable;

namespace Sarcotrace.Core.Effects;

/// <summary>What kind of number an effect is.</summary>
public enum EffectMeasure
{
    /// <summary>Not said; a plain difference or slope in the given unit.</summary>
    Difference,

    /// <summary>Standard deviations per standard deviation, as <c>discover</c> reports.</summary>
    SdPerSd,

    /// <summary>Difference of means in standard deviations (Cohen's d, Hedges' g).</summary>
    Standardised,

    /// <summary>A correlation.</summary>
    Correlation,

    /// <summary>A ratio of means, not its logarithm.</summary>
    Ratio,

    /// <summary>Natural logarithm of a ratio of means.</summary>
    LogRatio,

    /// <summary>An odds ratio, not its logarithm.</summary>
    OddsRatio,

    /// <summary>A risk ratio, not its logarithm.</summary>
    RiskRatio,
}

/// <summary>Whose claim is examined, and by whom.</summary>
public enum EffectRole
{
    /// <summary>The table does not say.</summary>
    Unsaid,

    /// <summary>The study that made the claim.</summary>
    Original,

    /// <summary>A study that examines it.</summary>
    Replication,
}

/// <summary>One arm as reported.</summary>
/// <param name="Count">Independent units: people or animals.</param>
/// <param name="Mean">Mean; NaN where only events are known.</param>
/// <param name="Sd">Standard deviation; NaN where only events are known.</param>
/// <param name="Events">Units with the event; NaN where only a mean is known.</param>
public readonly record struct ReportedArm(double Count, double Mean, double Sd, double Events);

/// <summary>One effect of one study as reported: an estimate with its uncertainty, or the arms behind it.</summary>
/// <param name="Place">File and row, for a reader who wants to look.</param>
/// <param name="Study">The study or cohort.</param>
/// <param name="Molecule">Metabolite, gene or measure, as this study names it.</param>
/// <param name="Outcome">The trait or contrast.</param>
public sealed record ReportedEffect(string Place, string Study, string Molecule, string Outcome)
{
    /// <value>Species, lower case: human, macaque, mouse, rat; empty where not said.</value>
    public string Species { get; init; } = "";

    /// <value>Litter, cohort or laboratory whose effects depend on each other; empty where each study is its own.</value>
    public string Cluster { get; init; } = "";

    /// <value>Whether the study made the claim or examines it.</value>
    public EffectRole Role { get; init; }

    /// <value>What kind of number it is.</value>
    public EffectMeasure Measure { get; init; }

    /// <value>Unit of a plain difference; empty where not said.</value>
    public string Unit { get; init; } = "";

    /// <value>The effect; NaN where only arms are given.</value>
    public double Value { get; init; } = double.NaN;

    /// <value>Standard error of the effect, of the logarithm for ratios; NaN where not given.</value>
    public double StandardError { get; init; } = double.NaN;

    /// <value>Lower end of its interval; NaN where not given.</value>
    public double Low { get; init; } = double.NaN;

    /// <value>Upper end of its interval; NaN where not given.</value>
    public double High { get; init; } = double.NaN;

    /// <value>Degrees of freedom of its t; NaN where not given.</value>
    public double Df { get; init; } = double.NaN;

    /// <value>Independent units; NaN where not given.</value>
    public double Count { get; init; } = double.NaN;

    /// <value>First arm, null where arms are not given.</value>
    public ReportedArm? First { get; init; }

    /// <value>Second arm, which is subtracted; null where arms are not given.</value>
    public ReportedArm? Second { get; init; }
}

/// <summary>Effects of several studies, and how their names are joined.</summary>
/// <param name="Effects">In the order of the files.</param>
/// <param name="Names">Names of one molecule; null where names are compared as they are.</param>
/// <param name="Orthologues">Genes of one kind in several species; null where no gene crosses species.</param>
public sealed record ReportedEffects(ImmutableArray<ReportedEffect> Effects, NameTable? Names, OrthologueTable? Orthologues);
