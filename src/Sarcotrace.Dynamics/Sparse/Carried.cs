using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Sparse;

/// <summary>
/// Values that one routine hands to another: each once, without its sign, and none that the other has anyway.
/// </summary>
/// <param name="graph">Where the nodes are.</param>
/// <param name="kept">First of the inputs that are the same for both routines.</param>
/// <param name="first">Input place of the first value handed over, just after them.</param>
sealed class Carried(Graph graph, int kept, int first)
{
    readonly Dictionary<int, int> _places = [];

    /// <summary>Nodes to compute, in order of their places.</summary>
    public List<int> Nodes { get; } = [];

    /// <summary>The node by which the second routine reads a value.</summary>
    public int Of(int node)
    {
        if (graph[node].Act == Act.Negate)
        {
            return graph.Add(Act.Negate, Of(graph[node].A));
        }
        var isKept = graph[node].Act is Act.Input && graph[node].A >= kept && graph[node].A < first;
        if (isKept || graph[node].Act is Act.Constant)
        {
            return node;
        }
        if (!_places.TryGetValue(node, out var place))
        {
            place = first + Nodes.Count;
            _places.Add(node, place);
            Nodes.Add(node);
        }
        return graph.Input(place);
    }
}
