using System.Collections.Immutable;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Sparse;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>What carrying a model through time needs beside its rates. All from the inputs of the rates.</summary>
sealed record Workings
{
    /// <summary>Values that are delayed, then what they were before the start, then by how much.</summary>
    public required Routine Delays { get; init; }

    /// <summary>Whether some delayed value is computed from another.</summary>
    public required bool DelaysNest { get; init; }

    /// <summary>Events, in document order.</summary>
    public required ImmutableArray<EventProgram> Events { get; init; }

    /// <summary>Truth of each event's trigger, then of each constraint.</summary>
    public required Routine Triggers { get; init; }

    /// <summary>Each switch's difference, then each one's slope in time, or 0.</summary>
    public required Routine Switches { get; init; }

    /// <summary>Comparisons on which the course depends.</summary>
    public required ImmutableArray<Switch> SwitchList { get; init; }

    /// <summary>Sizes of all compartments, in document order.</summary>
    public required Routine Sizes { get; init; }

    /// <summary>Nodes of <see cref="Sizes"/>.</summary>
    public required ImmutableArray<int> SizeNodes { get; init; }

    /// <summary>The graph of <see cref="StartNodes"/>.</summary>
    public required Graph StartGraph { get; init; }

    /// <summary>Nodes of what is kept for states and held values at the start.</summary>
    public required ImmutableArray<int> StartNodes { get; init; }

    /// <summary>Places of species kept as concentrations, each with its compartment's index among the sizes.</summary>
    public required ImmutableArray<(int Place, int Compartment)> Concentrations { get; init; }

    /// <summary>What makes the factors of the model's matrix; the code they share is made at the first need.</summary>
    public required Lazy<Func<IFactors>> Factors { get; init; }

    /// <summary>Places of species kept as amounts whose name means a concentration, likewise.</summary>
    public required ImmutableArray<(int Place, int Compartment)> Amounts { get; init; }

    /// <summary>What fast reactions conserve.</summary>
    public required FastPart Fast { get; init; }

    /// <summary>The fast reactions alone, or null where there are none.</summary>
    public required FastRelaxation? Relaxation { get; init; }

    /// <summary>The model whose fast reactions run very fast instead of resting, or null where that is no other model.</summary>
    public required Lazy<Model>? Hurried { get; init; }
}

/// <summary>The fast reactions alone, as a system of differential equations over all states.</summary>
/// <param name="Rates">dy/dt by fast reactions; 0 for states they leave alone.</param>
/// <param name="Jacobian">Its derivatives by the states.</param>
/// <param name="Pattern">Places of the Jacobian.</param>
/// <param name="Mass">1 everywhere.</param>
/// <param name="Factors">What makes the factors of its matrix; their code is made once, at the first need.</param>
sealed record FastRelaxation(
    Routine Rates, Routine Jacobian, Pattern Pattern, ImmutableArray<double> Mass, Lazy<Func<IFactors>> Factors);
