using Sarcotrace.Core;
using Sarcotrace.Statistics.Meta;

namespace Sarcotrace.Questions.Replication;

/// <summary>On which scale effects are compared.</summary>
public enum ScaleChoice
{
    /// <summary>The first of those below that every study can be put on; which and why is said.</summary>
    Auto,

    /// <summary>Differences in the unit of the table.</summary>
    Difference,

    /// <summary>Logarithm of the ratio of means: proportional change, which animals of any size share.</summary>
    LogRatio,

    /// <summary>Standard deviations (Hedges' g).</summary>
    Standardised,
}

/// <summary>What may be chosen about <see cref="ReplicationOfEffects"/>. Every default is what we would choose.</summary>
public sealed record ReplicationOptions
{
    /// <summary>The study whose claims are examined.</summary>
    /// <value>Its name; empty for the one the table calls original, or else the first in the input.</value>
    public string Original { get; init; } = "";

    /// <summary>On which scale effects are compared.</summary>
    /// <value>auto, difference, log-ratio or standardised; the default is auto.</value>
    public ScaleChoice Scale { get; init; } = ScaleChoice.Auto;

    /// <summary>How often intervals built like these would hold the true effect.</summary>
    /// <value>A fraction strictly between 0.5 and 1; the default is 0.95. Intervals in the input are read as of this confidence.</value>
    public double Confidence { get; init => field = Require.Between(0.5, 1, value); } = 0.95;

    /// <summary>The smallest effect that would matter, on the common scale.</summary>
    /// <value>0 takes the size for which the original study had 33 % power; the default is 0.</value>
    public double SmallestEffect { get; init => field = Require.Within(0, double.MaxValue, value); }

    /// <summary>How the variance between studies is estimated from three studies on.</summary>
    /// <value>reml, ml, der-simonian-laird, paule-mandel or equal; the default is reml.</value>
    public Heterogeneity Heterogeneity { get; init; } = Heterogeneity.Reml;

    /// <summary>How the uncertainty of an overall effect of three studies and more is judged.</summary>
    /// <value>knapp-hartung, knapp-hartung-ad-hoc (never narrower than sampling alone) or normal; the default is knapp-hartung.</value>
    public MetaTest Test { get; init; } = MetaTest.KnappHartung;

    /// <summary>The species whose names the others are translated into.</summary>
    /// <value>A column of the table of orthologues; the default is human.</value>
    public string ReferenceSpecies { get; init; } = "human";

    /// <summary>Share of a species' molecules that must be found in the table of orthologues.</summary>
    /// <value>0 to 1; the default is 0.5. Below it, nothing is said about that species.</value>
    public double LeastCoverage { get; init => field = Require.Within(0, 1, value); } = 0.5;
}
