using System.Collections.Immutable;

namespace Sarcotrace.Dynamics.Sparse;

/// <summary>Chooses how systems of a pattern are solved.</summary>
public static class Factors
{
    // Places of the factors up to which code is made for them; above, its making costs more than it saves.
    const int MostGenerated = 20_000;

    /// <summary>Makes ready to solve with shift·M − J.</summary>
    /// <param name="pattern">Places of J.</param>
    /// <param name="mass">Diagonal of M: 0 for an algebraic equation, else 1.</param>
    /// <returns>What makes the factors, one for each thread; all share the code that is made once.</returns>
    /// <remarks>
    /// Straight-line code with a watched static order where the factors are small; a general sparse route above, and
    /// where the pattern lets no order of pivots be found. Cost of choosing: about the places of the factors times
    /// the mean row. Source: [davis2006]
    /// </remarks>
    public static Func<IFactors> For(Pattern pattern, ReadOnlySpan<double> mass)
    {
        var algebraic = ImmutableArray.CreateBuilder<bool>(pattern.Size);
        foreach (var one in mass)
        {
            algebraic.Add(one == 0);
        }
        var fixedRows = algebraic.ToImmutable();
        if (Elimination.Of(pattern, fixedRows) is not { } elimination)
        {
            return () => new SparseFactors(pattern);
        }
        if (Work(elimination) > MostGenerated)
        {
            return () => new SparseFactors(pattern, elimination);
        }
        var plan = SolutionPlan.Of(pattern, fixedRows, elimination);
        return () => new GeneratedFactors(pattern, plan);
    }

    /// <summary>Multiplications that factoring takes.</summary>
    internal static long Work(Elimination elimination)
    {
        var turn = new int[elimination.Rows.Length];
        for (var k = 0; k < turn.Length; k++)
        {
            turn[elimination.Columns[k]] = k;
        }
        var right = elimination.Fill.Select((row, k) => row.Count(column => turn[column] > k)).ToArray();
        return elimination.Fill.Select((row, k) => row.Where(column => turn[column] < k)
            .Sum(column => 1L + right[turn[column]])).Sum();
    }
}
