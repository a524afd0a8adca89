using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>What is simulated: from when, with which values and doses, and what is reported at which times.</summary>
public sealed record Scenario
{
    /// <value>Time at which the model's initial values hold; by default 0.</value>
    public double Start { get; init; }

    /// <value>Times to report, ascending, none before the start.</value>
    public required ImmutableArray<double> Times { get; init; }

    /// <value>Initial values of the caller's own, by name; a species' is what its name means in a formula.</value>
    public IReadOnlyDictionary<string, double> Values { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <value>Doses; by default none.</value>
    public ImmutableArray<Dose> Doses { get; init; } = [];

    /// <value>What is reported.</value>
    public required ImmutableArray<Wanted> Wanted { get; init; }

    /// <value>Error allowed.</value>
    public Tolerances Tolerances { get; init; } = new();

    /// <value>Method; by default chosen by the model.</value>
    public Method Method { get; init; }

    /// <value>Steps after which it gives up; at least 1; by default 1,000,000.</value>
    public int StepLimit { get; init => field = Require.AtLeast(1, value); } = 1_000_000;

    /// <value>Seed of the order in which events of one priority at one time are carried out; by default 1.</value>
    public ulong Seed { get; init; } = 1;
}

/// <summary>How time is stepped through.</summary>
public enum Method
{
    /// <summary>Explicit where the model proves not stiff, else stiff.</summary>
    Automatic,
    /// <summary>Rosenbrock method Rodas5P.</summary>
    Stiff,
    /// <summary>Explicit Runge-Kutta pair of Tsitouras.</summary>
    Explicit,
}
