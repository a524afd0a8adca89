using System.Collections.Immutable;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Sparse;

/// <summary>
/// Routines that factor shift·M − J of one pattern, solve with the factors, and check a solution. Shared by threads.
/// </summary>
sealed class SolutionPlan
{
    // A solution whose residual exceeds this share of its own terms is not trusted.
    const double Trusted = 1e-9;

    /// <summary>From [shift, J] to the factors.</summary>
    public required Routine Factor { get; init; }

    /// <summary>From [shift, J, factors, b] to the solution.</summary>
    public required Routine Solve { get; init; }

    /// <summary>From [shift, J, factors, b, x] to the number of rows whose residual is small.</summary>
    public required Routine Check { get; init; }

    /// <summary>Places among the factors of multipliers, whose size tells how much rounding grows.</summary>
    public required ImmutableArray<int> Multipliers { get; init; }

    /// <summary>Number of the factors.</summary>
    public required int Factors { get; init; }

    public static SolutionPlan Of(Pattern pattern, ImmutableArray<bool> algebraic, Elimination elimination)
    {
        var graph = new Graph();
        var first = 1 + pattern.Count;
        var entries = Entries(graph, pattern, algebraic);
        var nodes = Triangles.Factor(
            graph, elimination, (row, column) => entries.GetValueOrDefault((row, column), graph.Zero));
        var carried = new Carried(graph, 0, first);
        List<int> factors = [.. nodes.Select(carried.Of)];
        var count = carried.Nodes.Count;
        List<int> right = [.. Enumerable.Range(first + count, pattern.Size).Select(graph.Input)];
        List<int> solution = [.. Enumerable.Range(first + count + pattern.Size, pattern.Size).Select(graph.Input)];
        return new SolutionPlan
        {
            Factor = Routine.Of(graph, [.. carried.Nodes]),
            Solve = Routine.Of(graph, Triangles.Solve(graph, elimination, factors, right)),
            Check = Routine.Of(graph, [Small(graph, pattern.Size, entries, right, solution)]),
            Multipliers = Lower(graph, elimination, factors, first),
            Factors = count,
        };
    }

    static Dictionary<(int, int), int> Entries(Graph graph, Pattern pattern, ImmutableArray<bool> algebraic)
    {
        var entries = new Dictionary<(int, int), int>();
        for (var row = 0; row < pattern.Size; row++)
        {
            for (var k = pattern.Starts[row]; k < pattern.Starts[row + 1]; k++)
            {
                entries[(row, pattern.Columns[k])] = graph.Add(Act.Negate, graph.Input(1 + k));
            }
            if (!algebraic[row])
            {
                var old = entries.GetValueOrDefault((row, row), graph.Zero);
                entries[(row, row)] = graph.Add(Act.Add, graph.Input(0), old);
            }
        }
        return entries;
    }

    static int Small(Graph graph, int n, Dictionary<(int Row, int), int> entries, List<int> right, List<int> solution)
    {
        var rest = right.ToArray();
        var size = right.Select(node => graph.Add(Act.Abs, node)).ToArray();
        foreach (var ((row, column), entry) in entries)
        {
            var term = graph.Add(Act.Multiply, entry, solution[column]);
            rest[row] = graph.Add(Act.Subtract, rest[row], term);
            size[row] = graph.Add(Act.Add, size[row], graph.Add(Act.Abs, term));
        }
        var small = graph.Zero;
        for (var row = 0; row < n; row++)
        {
            var allowed = graph.Add(Act.Multiply, graph.Constant(Trusted), size[row]);
            small = graph.Add(Act.Add, small, graph.Add(Act.LessOrEqual, graph.Add(Act.Abs, rest[row]), allowed));
        }
        return small;
    }

    static ImmutableArray<int> Lower(Graph graph, Elimination elimination, List<int> factors, int first)
    {
        var places = new SortedSet<int>();
        var seen = new HashSet<int>();
        var next = 0;
        for (var k = 0; k < elimination.Rows.Length; k++)
        {
            foreach (var column in elimination.Fill[k])
            {
                var node = graph[factors[next++]];
                node = node.Act == Act.Negate ? graph[node.A] : node;
                if (seen.Contains(column) && node.Act == Act.Input && node.A >= first)
                {
                    places.Add(node.A - first);
                }
            }
            seen.Add(elimination.Columns[k]);
        }
        return [.. places];
    }
}
