namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>How an individual's run ended.</summary>
public enum Outcome : byte
{
    /// <summary>All times are reported.</summary>
    Completed,
    /// <summary>An initial value, parameter or rate at the start is not finite.</summary>
    NoStart,
    /// <summary>No step is small enough: the solution grows without bound or its rates jump.</summary>
    StepTooSmall,
    /// <summary>More steps than allowed.</summary>
    TooManySteps,
}

/// <summary>What to do about an outcome.</summary>
public static class Outcomes
{
    /// <summary>Advice for the reader of a report.</summary>
    /// <param name="outcome">How a run ended.</param>
    /// <returns>One sentence; empty where nothing is wrong.</returns>
    /// <remarks>Source: [hairer1996]</remarks>
    public static string Advice(this Outcome outcome) => outcome switch
    {
        Outcome.NoStart => "a value or rate at the start is not finite; check the individual's parameters",
        Outcome.StepTooSmall => "the solution leaves all bounds or its rates jump; check unusual parameters",
        Outcome.TooManySteps => "the tolerances ask for more steps than allowed; loosen them or allow more",
        _ => "",
    };
}
