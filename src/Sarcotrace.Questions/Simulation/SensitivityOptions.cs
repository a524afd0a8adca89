using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Dynamics.Sampling;

namespace Sarcotrace.Questions.Simulation;

/// <summary>How it is found out which values of a model matter.</summary>
public enum Analysis
{
    /// <summary>Derivatives along the course at the values the model has.</summary>
    Local,

    /// <summary>Elementary effects over the ranges: cheap screening.</summary>
    Morris,

    /// <summary>Shares of the variance over the distributions, alone and with interactions.</summary>
    Sobol,
}

/// <summary>What is taken from a course.</summary>
public enum Readout
{
    /// <summary>The value at the last time.</summary>
    End,

    /// <summary>The largest reported value.</summary>
    Largest,

    /// <summary>The least reported value.</summary>
    Least,

    /// <summary>The area under the reported values, by trapezoids.</summary>
    Area,
}

/// <summary>What may be chosen when it is asked which values of a model matter.</summary>
public sealed record SensitivityOptions
{
    /// <value>Kind of analysis; by default Morris.</value>
    public Analysis Analysis { get; init; } = Analysis.Morris;

    /// <value>What is taken from the course of the observed quantity; by default its end. Not used by a local analysis.</value>
    public Readout Readout { get; init; }

    /// <value>What differs, and how it is distributed; a local analysis takes the names, and all parameters where there are none.</value>
    public ImmutableArray<(string Name, Marginal Distribution)> Varied { get; init; } = [];

    /// <value>Trajectories of Morris or points of Sobol; 0 for 30 and 1,024.</value>
    public int Points { get; init => field = Require.Within(0, 1 << 24, value); }

    /// <value>Seed; by default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <value>Threads that may work; results do not depend on it; by default 1.</value>
    public int Threads { get; init => field = Require.AtLeast(1, value); } = 1;
}
