namespace Sarcotrace.Conformance;

/// <summary>What came of one case.</summary>
public enum Outcome
{
    /// <summary>Every value within the case's own tolerance.</summary>
    Passed,
    /// <summary>Refused by name before anything was computed, or stopped with a status.</summary>
    Refused,
    /// <summary>Some value is off.</summary>
    Wrong,
}

/// <summary>Outcome of one case, and why it did not pass.</summary>
public sealed record Verdict(string Case, Outcome Outcome, string Why);
