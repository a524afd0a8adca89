using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Code;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>An event, ready to be carried out.</summary>
/// <param name="Source">The event as the model has it.</param>
/// <param name="Timing">Delay, then priority; each −∞ where there is none.</param>
/// <param name="Values">What each target will mean afterwards, in the order of <paramref name="Targets"/>.</param>
/// <param name="Targets">What is set.</param>
/// <param name="DelayNode">Node of the delay; −1 where there is none.</param>
/// <param name="ValueNodes">Nodes of <paramref name="Values"/>.</param>
sealed record EventProgram(
    Event Source,
    Routine Timing,
    Routine Values,
    ImmutableArray<Quantity> Targets,
    int DelayNode,
    ImmutableArray<int> ValueNodes);
