using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Solvers;

namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>
/// What is the same for all individuals of an ensemble: equations, what is reported and when, tolerances.
/// </summary>
public sealed record EnsembleProblem
{
    /// <value>Where the nodes are; inputs are [time, states, parameters].</value>
    public required Graph Graph { get; init; }

    /// <value>Nodes of dy/dt, one a state.</value>
    public required ImmutableArray<int> Rates { get; init; }

    /// <value>Number of parameters.</value>
    public required int Parameters { get; init => field = Require.AtLeast(0, value); }

    /// <value>Nodes of what is reported.</value>
    public required ImmutableArray<int> Observables { get; init; }

    /// <value>When it is reported, at least once, ascending, none before <see cref="Start"/>.</value>
    public required ImmutableArray<double> Times { get; init => field = Ascending(value); }

    /// <value>States to which individuals may have infusions.</value>
    public ImmutableArray<int> Infused { get; init; } = [];

    /// <value>Time at the start.</value>
    public double Start { get; init; }

    /// <value>Error allowed in a step.</value>
    public Tolerances Tolerances { get; init; } = new();

    /// <value>Steps, tried ones too, after which an individual is given up; at least 1; by default 1,000,000.</value>
    public int MostSteps { get; init => field = Require.AtLeast(1, value); } = 1_000_000;

    static ImmutableArray<double> Ascending(ImmutableArray<double> times)
    {
        Require.AtLeast(1, times.Length, nameof(Times));
        Require.Finite(times.AsSpan(), nameof(Times));
        for (var i = 1; i < times.Length; i++)
        {
            if (times[i] < times[i - 1])
            {
                throw new ArgumentException($"time {times[i]} comes after {times[i - 1]}; sort them", nameof(times));
            }
        }
        return times;
    }
}
