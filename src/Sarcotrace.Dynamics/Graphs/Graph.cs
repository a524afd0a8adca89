using System.Runtime.InteropServices;

namespace Sarcotrace.Dynamics.Graphs;

/// <summary>
/// Formulas as a graph in which equal values are one node. Nodes are numbered so that operands come before what uses them;
/// what is simple to simplify is simplified as it is added.
/// </summary>
/// <remarks>
/// Grows only; not safe to add from several threads at once. Cost: constant time a node.
/// </remarks>
public sealed class Graph
{
    readonly List<Node> _nodes = [];
    readonly Dictionary<Node, int> _places = [];

    /// <summary>The number 0.</summary>
    public int Zero { get; }

    /// <summary>The number 1.</summary>
    public int One { get; }

    /// <summary>Number of _nodes.</summary>
    public int Count => _nodes.Count;

    /// <summary>A node by its number.</summary>
    /// <param name="node">Number, 0 to Count − 1.</param>
    public Node this[int node] => _nodes[node];

    /// <summary>An empty graph.</summary>
    public Graph()
    {
        Zero = Constant(0);
        One = Constant(1);
    }

    /// <summary>All nodes in order; valid until the next is added.</summary>
    /// <returns>Count _nodes.</returns>
    /// <remarks>Source: [griewank2008] §3</remarks>
    public ReadOnlySpan<Node> All() => CollectionsMarshal.AsSpan(_nodes);

    /// <summary>A number.</summary>
    /// <param name="value">Any, infinities and not-a-number too.</param>
    /// <returns>Its node.</returns>
    /// <remarks>Source: [griewank2008] §2</remarks>
    public int Constant(double value) => Place(new Node(Act.Constant, Bits: BitConverter.DoubleToInt64Bits(value)));

    /// <summary>An input.</summary>
    /// <param name="place">Its place in the vector of inputs, from 0.</param>
    /// <returns>Its node.</returns>
    /// <remarks>Source: [griewank2008] §2</remarks>
    public int Input(int place) => Place(new Node(Act.Input, place));

    /// <summary>Whether a node is a number, and which.</summary>
    /// <param name="node">A node.</param>
    /// <param name="value">The number, where it is one.</param>
    /// <returns>True for constants.</returns>
    /// <remarks>Source: [griewank2008] §2</remarks>
    public bool IsConstant(int node, out double value)
    {
        value = _nodes[node].Value;
        return _nodes[node].Act == Act.Constant;
    }

    /// <summary>An act on one node.</summary>
    /// <param name="act">An act of one operand.</param>
    /// <param name="a">Operand.</param>
    /// <returns>The node of its value.</returns>
    /// <remarks>Source: [griewank2008] §2</remarks>
    public int Add(Act act, int a)
    {
        if (IsConstant(a, out var value))
        {
            return Constant(Arithmetic.Of(act, value));
        }
        if (act is Act.Negate && _nodes[a].Act is Act.Negate)
        {
            return _nodes[a].A;
        }
        if (act is Act.Negate && _nodes[a].Act is Act.Subtract)
        {
            return Add(Act.Subtract, _nodes[a].B, _nodes[a].A);
        }
        return Place(new Node(act, a));
    }

    /// <summary>An act on two _nodes.</summary>
    /// <param name="act">An act of two operands.</param>
    /// <param name="a">First operand.</param>
    /// <param name="b">Second operand.</param>
    /// <returns>The node of its value.</returns>
    /// <remarks>
    /// 0·x becomes 0, as structure needs it, although 0·∞ is not a number. Source: [griewank2008] §2
    /// </remarks>
    public int Add(Act act, int a, int b)
    {
        var fixedA = IsConstant(a, out var x);
        var fixedB = IsConstant(b, out var y);
        if (fixedA && fixedB)
        {
            return Constant(Arithmetic.Of(act, x, y));
        }
        return act switch
        {
            Act.Add when fixedA && x == 0 => b,
            Act.Add when fixedB && y == 0 => a,
            Act.And when fixedA && IsTruth(b) => x != 0 ? b : Zero,
            Act.And when fixedB && IsTruth(a) => y != 0 ? a : Zero,
            Act.Or when fixedA && IsTruth(b) => x != 0 ? One : b,
            Act.Or when fixedB && IsTruth(a) => y != 0 ? One : a,
            Act.NotEqual when fixedA && x == 0 && IsTruth(b) => b,
            Act.NotEqual when fixedB && y == 0 && IsTruth(a) => a,
            Act.Add when _nodes[b].Act is Act.Negate => Add(Act.Subtract, a, _nodes[b].A),
            Act.Add when _nodes[a].Act is Act.Negate => Add(Act.Subtract, b, _nodes[a].A),
            Act.Subtract when fixedB && y == 0 => a,
            Act.Subtract when fixedA && x == 0 => Add(Act.Negate, b),
            Act.Subtract when a == b => Zero,
            Act.Subtract when _nodes[b].Act is Act.Negate => Add(Act.Add, a, _nodes[b].A),
            Act.Multiply when fixedA => Scaled(x, b),
            Act.Multiply when fixedB => Scaled(y, a),
            Act.Multiply when _nodes[a].Act is Act.Negate => Add(Act.Negate, Add(act, _nodes[a].A, b)),
            Act.Multiply when _nodes[b].Act is Act.Negate => Add(Act.Negate, Add(act, a, _nodes[b].A)),
            Act.Divide when fixedA && x == 0 => Zero,
            Act.Divide when fixedB && y == 1 => a,
            Act.Divide when _nodes[a].Act is Act.Negate => Add(Act.Negate, Add(act, _nodes[a].A, b)),
            Act.Power when fixedB => ToThe(a, y),
            Act.Add or Act.Multiply or Act.Equal or Act.NotEqual or Act.And or Act.Or when a > b
                => Place(new Node(act, b, a)),
            _ => Place(new Node(act, a, b)),
        };
    }

    /// <summary>One of two nodes, by a third.</summary>
    /// <param name="condition">Where not 0, the first is taken.</param>
    /// <param name="yes">The first.</param>
    /// <param name="no">The second.</param>
    /// <returns>The node of the value.</returns>
    /// <remarks>Source: [griewank2008] §14</remarks>
    public int Choose(int condition, int yes, int no)
    {
        if (IsConstant(condition, out var known))
        {
            return known != 0 ? yes : no;
        }
        return yes == no ? yes : Place(new Node(Act.Select, condition, yes, no));
    }

    /// <summary>Sum of two _nodes.</summary>
    internal int Sum(int a, int b) => Add(Act.Add, a, b);

    /// <summary>Difference of two _nodes.</summary>
    internal int Difference(int a, int b) => Add(Act.Subtract, a, b);

    /// <summary>Product of two _nodes.</summary>
    internal int Product(int a, int b) => Add(Act.Multiply, a, b);

    /// <summary>First by second.</summary>
    internal int Ratio(int a, int b) => Add(Act.Divide, a, b);

    bool IsTruth(int a) => _nodes[a].Act is Act.Less or Act.LessOrEqual or Act.Equal or Act.NotEqual
        or Act.And or Act.Or or Act.Not;

    int Scaled(double factor, int a) => factor switch
    {
        0 => Zero,
        1 => a,
        -1 => Add(Act.Negate, a),
        _ => Place(new Node(Act.Multiply, Constant(factor), a)),
    };

    int ToThe(int a, double exponent) => exponent switch
    {
        0 => One,
        1 => a,
        2 => Product(a, a),
        3 => Product(Product(a, a), a),
        4 => Product(Product(a, a), Product(a, a)),
        0.5 => Add(Act.SquareRoot, a),
        -1 => Ratio(One, a),
        -2 => Ratio(One, Product(a, a)),
        _ => Place(new Node(Act.Power, a, Constant(exponent))),
    };

    int Place(Node node)
    {
        if (!_places.TryGetValue(node, out var place))
        {
            place = _nodes.Count;
            _nodes.Add(node);
            _places.Add(node, place);
        }
        return place;
    }
}
