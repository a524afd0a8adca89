using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Core.Fitting;

/// <summary>
/// A problem of estimation as data: a model, what was done to it, what was measured, and what is sought; whichever format
/// it was written in.
/// </summary>
/// <param name="Id">Identifier; "problem" where none was given.</param>
/// <param name="Network">The model.</param>
/// <remarks>
/// Every name in a measurement, experiment or formula is known here: its reader has checked that. Parameters of
/// <see cref="Parameters"/> that are also the model's replace its values; the others are known to formulas alone.
/// </remarks>
public sealed record FitProblem(string Id, Network Network)
{
    /// <summary>Format it was read from, such as "PEtab 2.0.0"; empty where it was built in memory.</summary>
    public string Format { get; init; } = "";

    /// <summary>When the first period's conditions act.</summary>
    public ConditionTiming Timing { get; init; } = ConditionTiming.AfterInitialValues;

    /// <summary>What may be changed in the model.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>What was done, each as a sequence of conditions.</summary>
    public ImmutableArray<Experiment> Experiments { get; init; } = [];

    /// <summary>What can be measured.</summary>
    public ImmutableArray<Observable> Observables { get; init; } = [];

    /// <summary>What was measured, in the order of the file.</summary>
    public ImmutableArray<Measurement> Measurements { get; init; } = [];

    /// <summary>Parameters, estimated or given.</summary>
    public ImmutableArray<FitParameter> Parameters { get; init; } = [];
}

/// <summary>When the conditions of an experiment's first period act.</summary>
public enum ConditionTiming
{
    /// <summary>
    /// Once the model's values at the start are computed (PEtab 2): a changed parameter does not move the initial values
    /// that depend on it.
    /// </summary>
    AfterInitialValues,

    /// <summary>
    /// Before the model's values at the start are computed (PEtab 1): a changed parameter moves all initial values that
    /// depend on it. A changed species or compartment size takes the place of its own initial value. Later periods change
    /// nothing but what their conditions name.
    /// </summary>
    BeforeInitialValues,
}
