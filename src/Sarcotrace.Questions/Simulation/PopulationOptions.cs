using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Sampling;

namespace Sarcotrace.Questions.Simulation;

/// <summary>Who is in a simulated population.</summary>
public sealed record PopulationOptions
{
    /// <value>Number of individuals; 1 to 100,000,000; by default 1,000.</value>
    public long Individuals { get; init => field = Require.Within(1L, 100_000_000L, value); } = 1000;

    /// <value>What differs between individuals, and how it is distributed.</value>
    public ImmutableArray<(string Name, Marginal Distribution)> Varied { get; init; } = [];

    /// <value>Correlations of the underlying normal scores, varied × varied with ones on the diagonal; empty for none.</value>
    public ImmutableArray<double> Correlations { get; init; } = [];

    /// <summary>The joint distribution of what differs; null where nothing does.</summary>
    /// <exception cref="ArgumentException">The correlations are not symmetric and positive definite.</exception>
    internal Population? Joint()
    {
        if (Varied.IsEmpty) return null;
        var (size, matrix) = (Varied.Length, Correlations.IsEmpty ? null : new double[Varied.Length, Varied.Length]);
        for (var i = 0; i < Correlations.Length; i++) matrix![i / size, i % size] = Correlations[i];
        return new Population([.. Varied.Select(one => one.Distribution)], matrix);
    }

    /// <summary>Why the correlations cannot be had together, or null where they can.</summary>
    public string? Impossible()
    {
        try
        {
            _ = Joint();
            return null;
        }
        catch (ArgumentException trouble)
        {
            return trouble.Message.Split(" (Param")[0];
        }
    }

    /// <value>How points are drawn; by default a Sobol sequence.</value>
    public Drawing Drawing { get; init; }

    /// <value>Individuals with doses or values of their own, dealt in turn where there are more individuals; null for none.</value>
    public Cohort? Cohort { get; init; }

    /// <value>Seed of the draws; by default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <value>Threads that may work; results do not depend on it; by default 1.</value>
    public int Threads { get; init => field = Require.AtLeast(1, value); } = 1;
}

/// <summary>How the points of a population are drawn.</summary>
public enum Drawing
{
    /// <summary>A scrambled Sobol sequence: even at any number of individuals.</summary>
    Sobol,

    /// <summary>A Latin hypercube: each value's range in as many layers as individuals; at most 16 million numbers.</summary>
    LatinHypercube,
}
