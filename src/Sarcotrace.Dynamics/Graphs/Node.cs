namespace Sarcotrace.Dynamics.Graphs;

/// <summary>One computed value of a <see cref="Graph"/>.</summary>
/// <param name="Act">How it is computed.</param>
/// <param name="A">First operand's node, or the place of an input; −1 where there is none.</param>
/// <param name="B">Second operand's node, or −1.</param>
/// <param name="C">Third operand's node, or −1.</param>
/// <param name="Bits">Bits of a constant: equal constants are one node, and 0 and −0 are two.</param>
public readonly record struct Node(Act Act, int A = -1, int B = -1, int C = -1, long Bits = 0)
{
    /// <summary>The number of a constant.</summary>
    public double Value => BitConverter.Int64BitsToDouble(Bits);
}
