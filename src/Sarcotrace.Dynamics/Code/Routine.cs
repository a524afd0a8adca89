using System.Collections.Immutable;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Code;

/// <summary>Chosen nodes of a graph, made ready to be computed many times from vectors of inputs.</summary>
/// <remarks>Immutable once made; each thread brings its own scratch through <see cref="Scratch"/>.</remarks>
public sealed class Routine
{
    readonly Node[] _nodes;
    readonly int[] _results;

    Routine(Node[] nodes, int[] results) => (_nodes, _results) = (nodes, results);

    /// <summary>Number of values it computes.</summary>
    public int Outputs => _results.Length;

    /// <summary>Doubles of working memory a call needs.</summary>
    public int Scratch => _nodes.Length;

    /// <summary>Makes a routine.</summary>
    /// <param name="graph">where the nodes are; later additions to it do not matter.</param>
    /// <param name="outputs">Nodes to compute, in the order wanted; a node may come twice.</param>
    /// <returns>The routine.</returns>
    /// <remarks>Keeps only what the outputs need. Source: [griewank2008] §4</remarks>
    public static Routine Of(Graph graph, ImmutableArray<int> outputs)
    {
        var needed = new bool[graph.Count];
        foreach (var output in outputs)
        {
            needed[output] = true;
        }
        for (var i = graph.Count - 1; i >= 0; i--)
        {
            var node = graph[i];
            if (!needed[i] || node.Act is Act.Constant or Act.Input)
            {
                continue;
            }
            needed[node.A] = true;
            if (node.B >= 0)
            {
                needed[node.B] = true;
            }
            if (node.C >= 0)
            {
                needed[node.C] = true;
            }
        }
        var place = new int[graph.Count];
        var kept = new List<Node>();
        for (var i = 0; i < graph.Count; i++)
        {
            if (needed[i])
            {
                place[i] = kept.Count;
                var node = graph[i];
                kept.Add(node.Act is Act.Constant or Act.Input
                    ? node
                    : node with { A = place[node.A], B = Place(node.B), C = Place(node.C) });
            }
        }
        return new Routine([.. kept], [.. outputs.Select(output => place[output])]);

        int Place(int operand) => operand < 0 ? -1 : place[operand];
    }

    /// <summary>Computes the outputs.</summary>
    /// <param name="inputs">The inputs, by place.</param>
    /// <param name="outputs">Where the outputs go, in order; may be the same memory as nothing else.</param>
    /// <param name="scratch">At least <see cref="Scratch"/> doubles, overwritten.</param>
    /// <remarks>Source: [griewank2008] §4</remarks>
    public void Run(ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> scratch)
    {
        for (var i = 0; i < _nodes.Length; i++)
        {
            ref readonly var node = ref _nodes[i];
            scratch[i] = node.Act switch
            {
                Act.Constant => node.Value,
                Act.Input => inputs[node.A],
                _ => Arithmetic.Of(
                    node.Act,
                    scratch[node.A],
                    node.B < 0 ? 0 : scratch[node.B],
                    node.C < 0 ? 0 : scratch[node.C]),
            };
        }
        for (var k = 0; k < _results.Length; k++)
        {
            outputs[k] = scratch[_results[k]];
        }
    }
}
