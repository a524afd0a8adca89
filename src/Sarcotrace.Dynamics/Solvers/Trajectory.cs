using System.Collections.Immutable;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>The course of a model through time, as far as it could be followed.</summary>
/// <param name="Times">Times reported; fewer than asked where it stopped early.</param>
/// <param name="Wanted">What is reported.</param>
/// <param name="Values">Times × wanted, time by time.</param>
/// <param name="Ending">Whether it came to the end, and why not.</param>
/// <param name="Advice">What to do where it did not; empty where it did.</param>
/// <param name="Effort">What it took.</param>
/// <param name="Fired">Events that were carried out, in order.</param>
/// <param name="Broken">Constraints that did not hold at some time, with the first such time.</param>
public sealed record Trajectory(
    ImmutableArray<double> Times,
    ImmutableArray<Wanted> Wanted,
    ImmutableArray<double> Values,
    Ending Ending,
    string Advice,
    Effort Effort,
    ImmutableArray<Firing> Fired,
    ImmutableArray<Firing> Broken)
{
    /// <summary>One value.</summary>
    /// <param name="time">Index of the time.</param>
    /// <param name="column">Index of what is wanted.</param>
    public double this[int time, int column] => Values[time * Wanted.Length + column];
}

/// <summary>How a simulation ended.</summary>
public enum Ending
{
    /// <summary>At the last time asked.</summary>
    Completed,
    /// <summary>At the limit of steps.</summary>
    StepLimit,
    /// <summary>Where no step, however short, meets the tolerance.</summary>
    StepTooShort,
    /// <summary>At the start: a state has no initial value, or is not finite.</summary>
    NoStart,
    /// <summary>Where the algebraic rules have no solution near, or their matrix is singular.</summary>
    AlgebraicRules,
    /// <summary>Where events set each other off without end.</summary>
    EventLoop,
    /// <summary>Where a steady state was asked and none is reached.</summary>
    NoRest,
    /// <summary>Where a dose that is to have been given for ever comes to no steady state.</summary>
    NoSteadyDosing,
}

/// <summary>What a simulation took.</summary>
/// <param name="Steps">Steps that stood.</param>
/// <param name="Rejected">Steps that did not.</param>
/// <param name="Method">Method of the last step.</param>
public readonly record struct Effort(int Steps, int Rejected, Method Method);

/// <summary>An event carried out, or a constraint broken.</summary>
/// <param name="Time">When.</param>
/// <param name="Name">Identifier of the event, or message of the constraint.</param>
public readonly record struct Firing(double Time, string Name);
