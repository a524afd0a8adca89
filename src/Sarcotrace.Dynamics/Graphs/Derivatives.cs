namespace Sarcotrace.Dynamics.Graphs;

/// <summary>Derivatives of a graph's nodes by its inputs, added to the same graph.</summary>
/// <remarks>
/// Forward, one input at a time and only through nodes that depend on it, so that structural zeros stay zeros.
/// Steps (floor, comparisons) have derivative 0; a choice is differentiated branch by branch.
/// </remarks>
public sealed class Derivatives(Graph graph)
{
    readonly Dictionary<(int Node, int Input), int> _known = [];
    readonly List<int[]> _reach = [];

    /// <summary>Inputs that a node depends on.</summary>
    /// <param name="node">A node.</param>
    /// <returns>Places of inputs, ascending.</returns>
    /// <remarks>Cost: the union of its operands' sets, once a node. Source: [griewank2008] §7</remarks>
    public ReadOnlySpan<int> InputsOf(int node)
    {
        for (var next = _reach.Count; next <= node; next++)
        {
            var it = graph[next];
            _reach.Add(it.Act switch
            {
                Act.Constant => [],
                Act.Input => [it.A],
                _ => Union(Union(_reach[it.A], it.B < 0 ? [] : _reach[it.B]), it.C < 0 ? [] : _reach[it.C]),
            });
        }
        return _reach[node];
    }

    /// <summary>Derivative of a node by an input.</summary>
    /// <param name="node">What is differentiated.</param>
    /// <param name="input">Place of the input.</param>
    /// <returns>The node of the derivative; the graph's zero where there is no dependence.</returns>
    /// <remarks>
    /// a^b at a = 0 is taken as differentiable by b with derivative 0, so that Hill terms stay finite at zero.
    /// Source: [griewank2008] §3
    /// </remarks>
    public int Of(int node, int input)
    {
        // Operands come before their users, so one ascending pass over the nodes reached replaces a recursion that a
        // long sum would drive too deep.
        if (InputsOf(node).BinarySearch(input) < 0)
        {
            return graph.Zero;
        }
        if (_known.TryGetValue((node, input), out var done))
        {
            return done;
        }
        var open = new Stack<int>([node]);
        while (open.TryPeek(out var top))
        {
            if (_known.ContainsKey((top, input)))
            {
                open.Pop();
                continue;
            }
            var it = graph[top];
            var waiting = open.Count;
            if (it.Act is not Act.Input)
            {
                Wait(it.A);
                Wait(it.B);
                Wait(it.C);
            }
            if (open.Count == waiting)
            {
                _known[(top, input)] = Rule(top, it, input);
                open.Pop();
            }
        }
        return _known[(node, input)];

        void Wait(int operand)
        {
            if (operand >= 0 && InputsOf(operand).BinarySearch(input) >= 0 && !_known.ContainsKey((operand, input)))
            {
                open.Push(operand);
            }
        }
    }

    int Known(int node, int input) =>
        node >= 0 && _known.TryGetValue((node, input), out var derivative) ? derivative : graph.Zero;

    int Rule(int node, Node it, int input)
    {
        if (it.Act == Act.Input)
        {
            return it.A == input ? graph.One : graph.Zero;
        }
        var (a, b) = (it.A, it.B);
        var da = Known(a, input);
        var db = Known(b, input);
        return it.Act switch
        {
            Act.Add => graph.Sum(da, db),
            Act.Subtract => graph.Difference(da, db),
            Act.Multiply => graph.Sum(graph.Product(da, b), graph.Product(a, db)),
            Act.Divide => graph.Ratio(graph.Difference(da, graph.Product(node, db)), b),
            Act.Negate => graph.Add(Act.Negate, da),
            Act.Power => graph.Sum(ByBase(a, b, da), ByExponent(node, a, db)),
            Act.Min => graph.Choose(graph.Add(Act.Less, a, b), da, db),
            Act.Max => graph.Choose(graph.Add(Act.Less, b, a), da, db),
            Act.Select => graph.Choose(a, db, Known(it.C, input)),
            _ => da == graph.Zero ? graph.Zero : graph.Product(Slope(node, it.Act, a), da),
        };
    }

    int ByBase(int a, int b, int da) => da == graph.Zero
        ? graph.Zero
        : graph.Product(graph.Product(b, graph.Add(Act.Power, a, graph.Difference(b, graph.One))), da);

    int ByExponent(int node, int a, int db)
    {
        if (db == graph.Zero)
        {
            return graph.Zero;
        }
        var slope = graph.Product(node, graph.Add(Act.Log, a));
        return graph.Product(graph.Choose(graph.Add(Act.Less, graph.Zero, a), slope, graph.Zero), db);
    }

    int Slope(int node, Act act, int a)
    {
        int One() => graph.One;
        int Square(int x) => graph.Product(x, x);
        int Inverse(int x) => graph.Ratio(One(), x);
        int Root(int x) => graph.Add(Act.SquareRoot, x);
        return act switch
        {
            Act.Exp => node,
            Act.Log => Inverse(a),
            Act.SquareRoot => Inverse(graph.Sum(node, node)),
            Act.Sin => graph.Add(Act.Cos, a),
            Act.Cos => graph.Add(Act.Negate, graph.Add(Act.Sin, a)),
            Act.Tan => graph.Sum(One(), Square(node)),
            Act.Asin => Inverse(Root(graph.Difference(One(), Square(a)))),
            Act.Acos => graph.Add(Act.Negate, Inverse(Root(graph.Difference(One(), Square(a))))),
            Act.Atan => Inverse(graph.Sum(One(), Square(a))),
            Act.Sinh => graph.Add(Act.Cosh, a),
            Act.Cosh => graph.Add(Act.Sinh, a),
            Act.Tanh => graph.Difference(One(), Square(node)),
            Act.Asinh => Inverse(Root(graph.Sum(Square(a), One()))),
            Act.Acosh => Inverse(Root(graph.Difference(Square(a), One()))),
            Act.Atanh => Inverse(graph.Difference(One(), Square(a))),
            Act.Abs => graph.Choose(graph.Add(Act.Less, a, graph.Zero), graph.Constant(-1), One()),
            _ => graph.Zero,
        };
    }

    static int[] Union(int[] left, int[] right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == 0 ? right : left;
        }
        return left.AsSpan().SequenceEqual(right) ? left : [.. left.Union(right).Order()];
    }
}
