namespace Sarcotrace.Core.Comparisons;

/// <summary>An animal left out.</summary>
/// <param name="Animal">Its name in the table.</param>
/// <param name="Reason">Why.</param>
/// <param name="Words">What was written beside the reason; empty for none.</param>
public sealed record ExcludedAnimal(string Animal, ExclusionReason Reason, string Words);

/// <summary>Why an animal may be left out.</summary>
public enum ExclusionReason
{
    /// <summary>It died.</summary>
    Died,

    /// <summary>It reached an end point at which it had to be killed.</summary>
    HumaneEndpoint,

    /// <summary>The measurement failed.</summary>
    TechnicalFailure,

    /// <summary>Its genotype was not the one intended.</summary>
    WrongGenotype,

    /// <summary>It was not treated as planned.</summary>
    ProtocolViolation,

    /// <summary>It lay beyond a limit that was set before anybody looked.</summary>
    OutlierPredefined,

    /// <summary>Something else, in words.</summary>
    Other,
}
