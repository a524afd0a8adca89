using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Solvers;

namespace Sarcotrace.Questions.Simulation;

/// <summary>What may be chosen when a model is followed through time.</summary>
public sealed record TimeCourseOptions
{
    /// <value>Time at which the model's initial values hold; by default 0.</value>
    public double Start { get; init; }

    /// <value>Last time reported; after the start; by default 100.</value>
    public double End { get; init; } = 100;

    /// <value>Number of equal intervals between the times reported; 1 to 1,000,000; by default 200.</value>
    public int Intervals { get; init => field = Require.Within(1, 1_000_000, value); } = 200;

    /// <value>Names of what is reported; none means every species, or every variable of a model without species.</value>
    public ImmutableArray<string> Observe { get; init; } = [];

    /// <value>Initial values of the caller's own, by name.</value>
    public ImmutableArray<(string Name, double Value)> Values { get; init; } = [];

    /// <value>Doses.</value>
    public ImmutableArray<Dose> Doses { get; init; } = [];

    /// <value>Name of what a scan changes; empty for no scan.</value>
    public string Scan { get; init; } = "";

    /// <value>Values of the scan, in order.</value>
    public ImmutableArray<double> ScanValues { get; init; } = [];

    /// <value>Error allowed.</value>
    public Tolerances Tolerances { get; init; } = new();

    /// <value>Method; by default chosen by the model.</value>
    public Method Method { get; init; }
}
