using Sarcotrace.Core;

namespace Sarcotrace.Questions.Quantification;

/// <summary>Weights of the standards.</summary>
public enum LineWeight
{
    /// <summary>Whichever of the three has the least sum of relative errors of the standards read back.</summary>
    Automatic,

    /// <summary>1.</summary>
    One,

    /// <summary>1 / concentration.</summary>
    Inverse,

    /// <summary>1 / concentration².</summary>
    InverseSquare,
}

/// <summary>What may be chosen when concentrations are read from chromatography.</summary>
public sealed record QuantificationOptions
{
    /// <value>Weights of the standards.</value>
    public LineWeight Weight { get; init; } = LineWeight.Automatic;

    /// <value>By how many per cent a known concentration may miss, and replicates scatter; by default 15.</value>
    public double MostBias { get; init => field = Require.Between(0, 100, value); } = 15;

    /// <value>The same at the lower limit of quantification; by default 20.</value>
    public double MostBiasAtLimit { get; init => field = Require.Between(0, 100, value); } = 20;

    /// <value>Response of a blank after a high injection, of that at the lower limit, per cent; by default 20.</value>
    public double MostCarryOver { get; init => field = Require.Between(0, 1000, value); } = 20;

    /// <value>Whether the method separates isomers by time or transition, as sarcosine from both alanines; by default false.</value>
    public bool IsomersSeparated { get; init; }

    /// <value>What was analysed, such as plasma, serum, urine or muscle; by default plasma.</value>
    public string Matrix { get; init; } = "plasma";

    /// <value>Confidence of intervals; by default 0.95.</value>
    public double Confidence { get; init => field = Require.Between(0, 1, value); } = 0.95;
}
