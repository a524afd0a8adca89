namespace Sarcotrace.Core.Mechanisms;

/// <summary>Something that the mechanism is said to do, and how an experiment would show it.</summary>
public sealed record Claim
{
    /// <value>Short name.</value>
    public required string Id { get; init; }

    /// <value>The claim in words.</value>
    public required string Statement { get; init; }

    /// <value>Who says so.</value>
    public required string Source { get; init; }

    /// <value>Experiment that shows it.</value>
    public required string Experiment { get; init; }

    /// <value>What is read.</value>
    public required string ReadOut { get; init; }

    /// <value>What is made of it.</value>
    public required Contrast Contrast { get; init; }

    /// <value>When it is read, in the model's time; NaN for the last time reported.</value>
    public double At { get; init; } = double.NaN;

    /// <value>A second experiment that the measure needs; empty for none.</value>
    public string Against { get; init; } = "";

    /// <value>Lowest value that agrees.</value>
    public required double Low { get; init; }

    /// <value>Highest value that agrees.</value>
    public required double High { get; init; }

    /// <value>Whether the equations make it so whatever their values.</value>
    public bool ByConstruction { get; init; }

    /// <value>Whether values were fitted to it, so that agreement is no prediction.</value>
    public bool Fitted { get; init; }

    /// <value>Who disputes it; empty where nobody is known to.</value>
    public string Contested { get; init; } = "";
}

/// <summary>What is made of a read-out.</summary>
public enum Contrast
{
    /// <summary>Its value.</summary>
    Value,
    /// <summary>Change against the comparison, %.</summary>
    Change,
    /// <summary>Change of the mean over the times reported up to then, %.</summary>
    MeanChange,
    /// <summary>Change of the highest value reported, %.</summary>
    PeakChange,
    /// <summary>When it is highest, h.</summary>
    PeakTime,
    /// <summary>Its highest value over its first.</summary>
    PeakRatio,
    /// <summary>Its value over its first.</summary>
    Ratio,
    /// <summary>Time from half to a quarter of its peak above the comparison, h.</summary>
    HalfLife,
    /// <summary>Area above the comparison by dose, over the same of the second experiment.</summary>
    AreaRatio,
    /// <summary>By how much sooner than in the comparison it passes 1, d.</summary>
    Advance,
    /// <summary>Time after which half its difference from the comparison at that time is gone, d.</summary>
    HalfReturn,
    /// <summary>Change against the comparison, over the same of the second experiment.</summary>
    EffectRatio,
    /// <summary>Largest change from its first value, % a day.</summary>
    Drift,
    /// <summary>Lowest value reported.</summary>
    Lowest,
    /// <summary>Largest distance from 0 reported.</summary>
    Largest,
}
