using System.Collections.Immutable;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Sparse;

/// <summary>Formulas of the factors of a sparse matrix and of the solution with them, as nodes of a graph.</summary>
/// <remarks>
/// One reciprocal for each pivot, by true division; structural zeros cost nothing. Source: [davis2006] §6
/// </remarks>
static class Triangles
{
    /// <summary>Nodes of the factors: row by row of the elimination, the pivots as their reciprocals.</summary>
    /// <param name="graph">Where nodes are added.</param>
    /// <param name="elimination">The order.</param>
    /// <param name="matrix">
    /// Node of a place of the matrix, by row and column; the graph's zero where it has none.
    /// </param>
    public static List<int> Factor(Graph graph, Elimination elimination, Func<int, int, int> matrix)
    {
        var n = elimination.Rows.Length;
        var turn = Turns(elimination);
        var upper = new (int Column, int Node)[n][];
        var reciprocals = new int[n];
        var factors = new List<int>();
        for (var k = 0; k < n; k++)
        {
            var row = elimination.Fill[k].ToDictionary(column => column, column => matrix(elimination.Rows[k], column));
            foreach (var column in elimination.Fill[k])
            {
                var earlier = turn[column];
                if (earlier >= k)
                {
                    break;
                }
                var multiplier = graph.Add(Act.Multiply, row[column], reciprocals[earlier]);
                row[column] = multiplier;
                foreach (var (other, node) in upper[earlier])
                {
                    row[other] = graph.Add(Act.Subtract, row[other], graph.Add(Act.Multiply, multiplier, node));
                }
            }
            reciprocals[k] = graph.Add(Act.Divide, graph.One, row[elimination.Columns[k]]);
            row[elimination.Columns[k]] = reciprocals[k];
            var right = elimination.Fill[k].Where(column => turn[column] > k);
            upper[k] = [.. right.Select(column => (column, row[column]))];
            factors.AddRange(elimination.Fill[k].Select(column => row[column]));
        }
        return factors;
    }

    /// <summary>Nodes of the solution, one a column of the matrix.</summary>
    /// <param name="graph">Where nodes are added.</param>
    /// <param name="elimination">The order.</param>
    /// <param name="factors">Nodes of the factors, in the order that <see cref="Factor"/> gives.</param>
    /// <param name="right">Node of the right-hand side of each row.</param>
    public static ImmutableArray<int> Solve(
        Graph graph, Elimination elimination, IReadOnlyList<int> factors, IReadOnlyList<int> right)
    {
        var n = elimination.Rows.Length;
        var turn = Turns(elimination);
        var starts = new int[n + 1];
        var forward = new int[n];
        for (var k = 0; k < n; k++)
        {
            var row = elimination.Fill[k];
            starts[k + 1] = starts[k] + row.Length;
            var sum = right[elimination.Rows[k]];
            for (var j = 0; j < row.Length && turn[row[j]] < k; j++)
            {
                sum = graph.Add(
                    Act.Subtract, sum, graph.Add(Act.Multiply, factors[starts[k] + j], forward[turn[row[j]]]));
            }
            forward[k] = sum;
        }
        var solution = new int[n];
        for (var k = n - 1; k >= 0; k--)
        {
            var row = elimination.Fill[k];
            var sum = forward[k];
            var reciprocal = -1;
            for (var j = row.Length - 1; j >= 0 && turn[row[j]] >= k; j--)
            {
                if (turn[row[j]] == k)
                {
                    reciprocal = factors[starts[k] + j];
                    continue;
                }
                sum = graph.Add(Act.Subtract, sum, graph.Add(Act.Multiply, factors[starts[k] + j], solution[row[j]]));
            }
            solution[elimination.Columns[k]] = graph.Add(Act.Multiply, sum, reciprocal);
        }
        return [.. solution];
    }

    static int[] Turns(Elimination elimination)
    {
        var turn = new int[elimination.Rows.Length];
        for (var k = 0; k < turn.Length; k++)
        {
            turn[elimination.Columns[k]] = k;
        }
        return turn;
    }
}
