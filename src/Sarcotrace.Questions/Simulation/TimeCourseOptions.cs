using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;

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

    /// <summary>Times reported.</summary>
    public ImmutableArray<double> Times =>
        [.. Enumerable.Range(0, Intervals + 1).Select(i => Start + (End - Start) * i / Intervals)];

    /// <summary>What is reported of a model.</summary>
    /// <param name="network">The model.</param>
    /// <returns>Names, in order.</returns>
    public ImmutableArray<string> ObservedIn(Network network)
    {
        if (Observe.Length > 0)
        {
            return Observe;
        }
        var ruled = network.Rules.Select(rule => rule.Target).ToHashSet();
        ImmutableArray<string> species = [.. network.Species.Where(one => !one.Constant).Select(one => one.Id)];
        return species.Length > 0
            ? species
            : [.. network.Parameters.Where(one => !one.Constant || ruled.Contains(one.Id)).Select(one => one.Id)];
    }

    /// <summary>The scenario of one run.</summary>
    /// <param name="observed">What is reported.</param>
    /// <param name="scanned">Value of the scan; not used where nothing is scanned.</param>
    /// <returns>The scenario.</returns>
    internal Scenario Scenario(ImmutableArray<string> observed, double scanned)
    {
        var values = Values.ToDictionary(value => value.Name, value => value.Value);
        if (Scan.Length > 0)
        {
            values[Scan] = scanned;
        }
        return new Scenario
        {
            Start = Start,
            Times = Times,
            Wanted = [.. observed.Select(name => new Wanted(name))],
            Values = values,
            Doses = Doses,
            Tolerances = Tolerances,
            Method = Method,
        };
    }
}
