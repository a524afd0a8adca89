using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Core.Fitting;

/// <summary>Changes made to a model at one time.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Changes">What becomes what; no target twice.</param>
public sealed record Condition(string Id, ImmutableArray<Change> Changes)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }
}

/// <summary>One change.</summary>
/// <param name="Target">
/// Identifier of a parameter, species (its concentration or amount, as its name means in formulas) or compartment.
/// </param>
/// <param name="Value">Its new value; all values of a condition are computed before the first is assigned.</param>
public sealed record Change(string Target, Expression Value);

/// <summary>What was done: periods in the order of time.</summary>
/// <param name="Id">Identifier; empty where the model is used as it is.</param>
/// <param name="Periods">At least one, by rising start.</param>
public sealed record Experiment(string Id, ImmutableArray<Period> Periods)
{
    /// <summary>Whether a steady state is sought before anything is measured.</summary>
    public bool Preequilibrates => double.IsNegativeInfinity(Periods[0].Start);
}

/// <summary>A stretch of time that begins with changes.</summary>
/// <param name="Start">
/// Model time at which it begins; negative infinity for one that lasts until nothing changes any more. Measurements at this
/// time see the changes made.
/// </param>
/// <param name="Conditions">Identifiers of the conditions that act at its start, none twice, perhaps none at all.</param>
public sealed record Period(double Start, ImmutableArray<string> Conditions);
