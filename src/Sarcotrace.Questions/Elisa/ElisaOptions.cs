using Sarcotrace.Core;

namespace Sarcotrace.Questions.Elisa;

/// <summary>Which curve goes through the standards.</summary>
public enum StandardCurve
{
    /// <summary>The four-parameter logistic, unless the five-parameter one is clearly better by corrected AIC.</summary>
    Automatic,

    /// <summary>The four-parameter logistic.</summary>
    Four,

    /// <summary>The five-parameter logistic.</summary>
    Five,
}

/// <summary>How the scatter of readings grows with the signal.</summary>
public enum SignalWeight
{
    /// <summary>Whichever of the three has the least corrected AIC.</summary>
    Automatic,

    /// <summary>Not at all: weight 1.</summary>
    One,

    /// <summary>Variance grows as the signal: weight 1 / signal.</summary>
    Inverse,

    /// <summary>Standard deviation grows as the signal: weight 1 / signal².</summary>
    InverseSquare,
}

/// <summary>What becomes of the blanks.</summary>
public enum BlankUse
{
    /// <summary>They are standards of concentration 0: their scatter counts in the curve.</summary>
    Standard,

    /// <summary>Their mean is taken from every reading of the plate.</summary>
    Subtract,

    /// <summary>They are shown, and otherwise left out.</summary>
    Ignore,
}

/// <summary>What may be chosen when concentrations are read from an immunoassay.</summary>
public sealed record ElisaOptions
{
    /// <value>The curve.</value>
    public StandardCurve Curve { get; init; } = StandardCurve.Automatic;

    /// <value>The weights.</value>
    public SignalWeight Weight { get; init; } = SignalWeight.Automatic;

    /// <value>The blanks.</value>
    public BlankUse Blanks { get; init; } = BlankUse.Standard;

    /// <value>By how many per cent a standard's back-calculated concentration may miss; by default 20, that is 80 to 120 %.</value>
    public double MostBias { get; init => field = Require.Between(0, 100, value); } = 20;

    /// <value>Largest coefficient of variation of replicates, per cent; by default 20.</value>
    public double MostCv { get; init => field = Require.Between(0, 200, value); } = 20;

    /// <value>Confidence of intervals; by default 0.95.</value>
    public double Confidence { get; init => field = Require.Between(0, 1, value); } = 0.95;
}
