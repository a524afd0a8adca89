using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Code;

/// <summary>What a step of a <see cref="Tape"/> does: an act, or a product and a sum rounded once.</summary>
enum Op : byte
{
    /// <summary>The act named by the step.</summary>
    Act,
    /// <summary>a·b + c, rounded once.</summary>
    MultiplyAdd,
    /// <summary>a·b − c, rounded once.</summary>
    MultiplySubtract,
    /// <summary>c − a·b, rounded once.</summary>
    NegatedMultiplyAdd,
}

/// <summary>One step of a tape.</summary>
/// <param name="Op">What it does.</param>
/// <param name="Act">The act, where it is one.</param>
/// <param name="A">First operand: an address on the tape.</param>
/// <param name="B">Second operand, or −1.</param>
/// <param name="C">Third operand, or −1.</param>
readonly record struct Step(Op Op, Act Act, int A, int B, int C);
