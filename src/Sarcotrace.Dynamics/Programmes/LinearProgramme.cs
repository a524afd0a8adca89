using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Dynamics.Programmes;

/// <summary>A linear programme: the least or largest c·x with A·x = b and every x within its bounds.</summary>
public sealed record LinearProgramme
{
    /// <value>Right sides b, one a row.</value>
    public required ImmutableArray<double> RightSides { get; init; }

    /// <value>One column a variable.</value>
    public required ImmutableArray<LinearColumn> Columns { get; init; }

    /// <value>Whether the largest value is sought; by default the least.</value>
    public bool Maximize { get; init; }

    /// <summary>Solves it.</summary>
    /// <param name="cancellation">Stops between two pivots.</param>
    /// <returns>The optimum, or why there is none.</returns>
    /// <exception cref="ArgumentException">An entry names no row, a bound or number is not a number, or bounds cross.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// Bounded revised simplex in two phases; Bland's rule takes over while pivots do not move the point, so it ends.
    /// Cost: rows² at most a pivot. Source: [bland1977]; [chvatal1983] §8
    /// </remarks>
    public LinearSolution Solve(CancellationToken cancellation = default)
    {
        Check();
        return new Simplex(this).Solve(cancellation);
    }

    void Check()
    {
        Require.Finite(RightSides.AsSpan());
        foreach (var column in Columns)
        {
            if (double.IsNaN(column.Low) || double.IsNaN(column.High) || !double.IsFinite(column.Cost)
                || double.IsPositiveInfinity(column.Low) || double.IsNegativeInfinity(column.High))
            {
                throw new ArgumentException("a bound or cost is not a number");
            }
            foreach (var (row, value) in column.Entries)
            {
                if ((uint)row >= (uint)RightSides.Length || !double.IsFinite(value))
                {
                    throw new ArgumentException($"an entry ({row}, {value}) lies outside the rows or is not finite");
                }
            }
        }
    }
}

/// <summary>A variable of a linear programme.</summary>
/// <param name="Cost">Its weight in the sum.</param>
/// <param name="Low">Least value; −∞ for none.</param>
/// <param name="High">Largest value; ∞ for none.</param>
/// <param name="Entries">Its coefficients: row and value; a row at most once.</param>
public sealed record LinearColumn(double Cost, double Low, double High, ImmutableArray<(int Row, double Value)> Entries);

/// <summary>What a linear programme came to.</summary>
/// <param name="Status">Whether an optimum was found.</param>
/// <param name="Objective">Value of the sum; meaningful only where optimal.</param>
/// <param name="Values">One a variable; empty unless optimal.</param>
/// <param name="Prices">Change of the sum by each right side; empty unless optimal.</param>
/// <param name="Pivots">Pivots made.</param>
public sealed record LinearSolution(
    Optimum Status, double Objective, ImmutableArray<double> Values, ImmutableArray<double> Prices, int Pivots);

/// <summary>How a linear programme ends.</summary>
public enum Optimum
{
    /// <summary>An optimum was found.</summary>
    Optimal,
    /// <summary>No values meet rows and bounds.</summary>
    Infeasible,
    /// <summary>The sum grows without bound.</summary>
    Unbounded,
    /// <summary>Rounding spoiled the basis, or the limit of pivots was reached.</summary>
    Unsettled,
}
