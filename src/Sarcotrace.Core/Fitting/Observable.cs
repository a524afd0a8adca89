using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Core.Fitting;

/// <summary>Something that can be measured.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Formula">Its value from the model's, in the units of its measurements.</param>
/// <param name="NoiseFormula">Standard deviation (scale for Laplace) of its noise, on the scale of <paramref name="Noise"/>.</param>
/// <param name="Noise">How measurements scatter around it.</param>
/// <remarks>Formulas may name other observables, which then stand for their formulas; never in a circle.</remarks>
public sealed record Observable(string Id, Expression Formula, Expression NoiseFormula, NoiseDistribution Noise)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Names in the formulas for which each measurement puts its own <see cref="Measurement.ObservableParameters"/>.</summary>
    public ImmutableArray<string> Placeholders { get; init; } = [];

    /// <summary>Names in the formulas for which each measurement puts its own <see cref="Measurement.NoiseParameters"/>.</summary>
    public ImmutableArray<string> NoisePlaceholders { get; init; } = [];
}

/// <summary>How measurements m scatter around a value y with scale s.</summary>
public enum NoiseDistribution
{
    /// <summary>m is normal with mean y and standard deviation s.</summary>
    Normal,
    /// <summary>ln m is normal with mean ln y and standard deviation s.</summary>
    LogNormal,
    /// <summary>log10 m is normal with mean log10 y and standard deviation s.</summary>
    Log10Normal,
    /// <summary>m is Laplace with location y and scale s.</summary>
    Laplace,
    /// <summary>ln m is Laplace with location ln y and scale s.</summary>
    LogLaplace,
    /// <summary>log10 m is Laplace with location log10 y and scale s.</summary>
    Log10Laplace,
}

/// <summary>One measured value.</summary>
/// <param name="Observable">Identifier of what was measured.</param>
/// <param name="Experiment">Identifier of what was done; empty where the model is used as it is.</param>
/// <param name="Time">When, in model time; positive infinity for a steady state.</param>
/// <param name="Value">The value, in the observable's units, never on a logarithmic scale.</param>
public sealed record Measurement(string Observable, string Experiment, double Time, double Value)
{
    /// <summary>A <see cref="Literal"/> or a <see cref="Symbol"/> for each of the observable's placeholders, in order.</summary>
    public ImmutableArray<Expression> ObservableParameters { get; init; } = [];

    /// <summary>A <see cref="Literal"/> or a <see cref="Symbol"/> for each of the observable's noise placeholders, in order.</summary>
    public ImmutableArray<Expression> NoiseParameters { get; init; } = [];

    /// <summary>Set of measurements drawn together, or null.</summary>
    public string? Dataset { get; init; }

    /// <summary>Which of several replicates, or null.</summary>
    public string? Replicate { get; init; }
}
