using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Core.Mechanisms;

/// <summary>An experiment on the model; time 0 is the start of treatment, in the model's time.</summary>
public sealed record VirtualExperiment
{
    /// <value>Name of its file, without the ending.</value>
    public required string Id { get; init; }

    /// <value>Title for people.</value>
    public required string Title { get; init; }

    /// <value>Species whose values hold.</value>
    public required string Species { get; init; }

    /// <value>Values of its own: knock-outs, age, changes.</value>
    public required ImmutableArray<ValueChange> Changes { get; init; }

    /// <value>Doses, injuries and exposures.</value>
    public required ImmutableArray<Dose> Doses { get; init; }

    /// <value>When the individual starts, young and at rest; not after 0.</value>
    public required double Start { get; init; }

    /// <value>Times reported, ascending.</value>
    public required ImmutableArray<double> Times { get; init; }

    /// <value>What is reported beside what claims ask.</value>
    public ImmutableArray<string> ReadOuts { get; init; } = [];

    /// <value>Experiment it is compared to; empty for none.</value>
    public string CompareTo { get; init; } = "";

    /// <value>Sarcosine given in a day, µmol/kg; of a single dose the dose.</value>
    public double DailyDose { get; init; }

    /// <value>Multiple of the written dose, where it is one of a series; else NaN.</value>
    public double Multiple { get; init; } = double.NaN;
}
