using System.Collections.Immutable;

namespace Sarcotrace.Dynamics.Sparse;

/// <summary>Places of a square matrix that may differ from zero, row by row.</summary>
/// <param name="Size">Rows and columns.</param>
/// <param name="Starts">Size + 1 places in <paramref name="Columns"/>: where each row starts, and the end.</param>
/// <param name="Columns">Columns, ascending within a row.</param>
public sealed record Pattern(int Size, ImmutableArray<int> Starts, ImmutableArray<int> Columns)
{
    /// <summary>Number of places.</summary>
    public int Count => Columns.Length;
}
