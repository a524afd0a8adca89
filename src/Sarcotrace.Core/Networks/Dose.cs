namespace Sarcotrace.Core.Networks;

/// <summary>A dose, in the terms of pharmacometric dosing tables.</summary>
/// <param name="Time">When, in the model's time.</param>
/// <param name="Target">Identifier of what is given to: a species (its amount grows) or another state.</param>
/// <param name="Amount">How much, in the target's unit of amount.</param>
public sealed record Dose(double Time, string Target, double Amount)
{
    /// <summary>How long it is infused at a constant rate; 0 for at once.</summary>
    public double Duration { get; init; }

    /// <summary>Further doses of the same kind after this one (ADDL).</summary>
    public int Additional { get; init; }

    /// <summary>Time between them (II); also the cycle of a steady state.</summary>
    public double Interval { get; init; }

    /// <summary>Whether it has been given every <see cref="Interval"/> for ever before (SS = 1).</summary>
    public bool SteadyState { get; init; }

    /// <summary>Time by which what is given arrives later (ALAG).</summary>
    public double Lag { get; init; }

    /// <summary>Share of the amount that arrives (F).</summary>
    public double Bioavailability { get; init; } = 1;

    /// <summary>Whether all states are set back to their start first (EVID 3 and 4).</summary>
    public bool Reset { get; init; }
}
