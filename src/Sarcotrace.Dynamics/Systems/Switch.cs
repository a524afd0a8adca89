using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>A comparison on which the model's course depends.</summary>
/// <param name="Difference">Node of its left side less its right side.</param>
/// <param name="Slope">Node of the difference's rate where it is linear in time and nothing else changes it, or −1.</param>
readonly record struct Switch(int Difference, int Slope)
{
    /// <summary>All comparisons that given nodes depend on.</summary>
    public static List<Switch> Within(Graph graph, Derivatives derivatives, IEnumerable<int> roots, int states, int firstDelay)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>(roots);
        var pairs = new SortedSet<(int, int)>();
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node) || graph[node].Act is Act.Constant or Act.Input)
            {
                continue;
            }
            var it = graph[node];
            if (it.Act is Act.Less or Act.LessOrEqual or Act.Equal or Act.NotEqual)
            {
                pairs.Add((Math.Min(it.A, it.B), Math.Max(it.A, it.B)));
            }
            open.Push(it.A);
            if (it.B >= 0)
            {
                open.Push(it.B);
            }
            if (it.C >= 0)
            {
                open.Push(it.C);
            }
        }
        var all = new List<Switch>();
        foreach (var (a, b) in pairs)
        {
            var difference = graph.Difference(a, b);
            var inputs = derivatives.InputsOf(difference).ToArray();
            if (inputs.Length == 0 || inputs.All(input => input > states && input < firstDelay))
            {
                continue;
            }
            var slope = -1;
            if (inputs.All(input => input == 0 || (input > states && input < firstDelay)))
            {
                var rate = derivatives.Of(difference, 0);
                slope = derivatives.InputsOf(rate).BinarySearch(0) < 0 ? rate : -1;
            }
            all.Add(new Switch(difference, slope));
        }
        return all;
    }
}
