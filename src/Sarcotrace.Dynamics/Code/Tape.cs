using System.Collections.Immutable;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Code;

/// <summary>
/// The steps that compute chosen nodes of a graph, in order; every route that runs them gives the same bits.
/// </summary>
/// <remarks>
/// Addresses: first the inputs, then the constants, then the results of the steps. Which products are fused into sums
/// is decided here, once, so that the interpreter, scalar code and code of any width round alike.
/// </remarks>
sealed class Tape
{
    Tape(int inputs, double[] constants, Step[] steps, int[] outputs) =>
        (Inputs, Constants, Steps, Outputs) = (inputs, constants, steps, outputs);

    /// <summary>Number of inputs, to the last one that is read.</summary>
    public int Inputs { get; }

    public double[] Constants { get; }

    public Step[] Steps { get; }

    /// <summary>Addresses of the outputs.</summary>
    public int[] Outputs { get; }

    /// <summary>Address of the first step's result.</summary>
    public int First => Inputs + Constants.Length;

    public static Tape Of(Graph graph, ImmutableArray<int> outputs)
    {
        var order = Order(graph, outputs);
        var uses = new Dictionary<int, int>(order.Count);
        foreach (var node in order.Select(node => graph[node]).Where(node => node.Act != Act.Input))
        {
            Count(node.A);
            Count(node.B);
            Count(node.C);
        }
        foreach (var output in outputs)
        {
            uses[output] = 2; // an output is needed as it is
        }
        return Place(graph, order, uses, outputs);

        void Count(int operand)
        {
            if (operand >= 0)
            {
                uses[operand] = uses.GetValueOrDefault(operand) + 1;
            }
        }
    }

    static Tape Place(Graph graph, List<int> order, Dictionary<int, int> uses, ImmutableArray<int> outputs)
    {
        var inputs = order.Where(node => graph[node].Act == Act.Input).Select(node => graph[node].A + 1)
            .DefaultIfEmpty(0).Max();
        var constants = order.Where(node => graph[node].Act == Act.Constant).ToList();
        var fused = new HashSet<int>();
        foreach (var node in order)
        {
            if (Product(graph, node, uses) is var product and >= 0)
            {
                fused.Add(product);
            }
        }
        var places = new Dictionary<int, int>(order.Count);
        for (var i = 0; i < constants.Count; i++)
        {
            places[constants[i]] = inputs + i;
        }
        var steps = new List<Step>(order.Count);
        foreach (var node in order)
        {
            var it = graph[node];
            if (it.Act == Act.Input)
            {
                places[node] = it.A;
            }
            else if (it.Act != Act.Constant && !fused.Contains(node))
            {
                places[node] = inputs + constants.Count + steps.Count;
                steps.Add(Made(graph, node, uses, places));
            }
        }
        return new Tape(
            inputs,
            [.. constants.Select(node => graph[node].Value)],
            [.. steps],
            [.. outputs.Select(node => places[node])]);
    }

    static Step Made(Graph graph, int node, Dictionary<int, int> uses, Dictionary<int, int> places)
    {
        var it = graph[node];
        var product = Product(graph, node, uses);
        if (product < 0)
        {
            return new Step(Op.Act, it.Act, At(it.A), At(it.B), At(it.C));
        }
        var op = (it.Act, product == it.A) switch
        {
            (Act.Add, _) => Op.MultiplyAdd,
            (_, true) => Op.MultiplySubtract,
            _ => Op.NegatedMultiplyAdd,
        };
        return new Step(op, default, At(graph[product].A), At(graph[product].B), At(product == it.A ? it.B : it.A));

        int At(int operand) => operand < 0 ? -1 : places[operand];
    }

    /// <summary>The product that a sum takes up, or −1: one that nothing else needs.</summary>
    static int Product(Graph graph, int node, Dictionary<int, int> uses)
    {
        var it = graph[node];
        if (it.Act is not (Act.Add or Act.Subtract))
        {
            return -1;
        }
        // The later of two products is taken, so that the earlier one is ready when it is added.
        return (Fits(it.A), Fits(it.B)) switch
        {
            (true, true) => Math.Max(it.A, it.B),
            (true, false) => it.A,
            (false, true) => it.B,
            _ => -1,
        };

        bool Fits(int operand) => graph[operand].Act == Act.Multiply && uses.GetValueOrDefault(operand) == 1;
    }

    /// <summary>Nodes that the outputs need, operands first, each as late as its first use allows.</summary>
    static List<int> Order(Graph graph, ImmutableArray<int> outputs)
    {
        var order = new List<int>();
        var placed = new bool[graph.Count];
        var open = new Stack<int>();
        foreach (var output in outputs)
        {
            open.Push(output);
            while (open.TryPeek(out var top))
            {
                var waiting = open.Count;
                if (!placed[top])
                {
                    Wait(graph[top].Act == Act.Input ? -1 : graph[top].C);
                    Wait(graph[top].Act == Act.Input ? -1 : graph[top].B);
                    Wait(graph[top].Act == Act.Input ? -1 : graph[top].A);
                }
                if (open.Count == waiting)
                {
                    open.Pop();
                    if (!placed[top])
                    {
                        placed[top] = true;
                        order.Add(top);
                    }
                }
            }
        }
        return order;

        void Wait(int operand)
        {
            if (operand >= 0 && !placed[operand])
            {
                open.Push(operand);
            }
        }
    }
}
