using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>Turns formulas into nodes: the meaning of each SBML operation by the acts of a graph.</summary>
sealed class Lowering(Scope scope, IReadOnlyDictionary<string, int>? bound, bool inFunction = false)
{
    readonly Graph _graph = scope.Graph;

    public int Of(Expression formula) => formula switch
    {
        Literal literal => _graph.Constant(literal.Value),
        Symbol symbol => bound is not null && bound.TryGetValue(symbol.Name, out var near)
            ? near
            : scope.Value(symbol.Name),
        Invocation call => Call(call),
        Operation { Operator: Operator.RateOf } rate => RateOf(rate.Arguments),
        Operation { Operator: Operator.Delay, Arguments: [var past, var ago] } => scope.Delayed(
            Of(past), new Lowering(scope.AtRest, bound, inFunction).Of(past), Of(ago)),
        Operation { Operator: Operator.Piecewise } pieces => Piecewise(pieces.Arguments),
        Operation operation => Apply(operation.Operator, [.. operation.Arguments.Select(Of)]),
        _ => throw new ArgumentException($"no meaning for {formula.GetType().Name}"),
    };

    int Call(Invocation call)
    {
        var function = scope.Function(call.Function);
        if (function.Arguments.Length != call.Arguments.Length)
        {
            throw RefusalException.Of(
                "call with a wrong number of arguments",
                $"function '{call.Function}' takes {function.Arguments.Length} arguments, {call.Arguments.Length} given");
        }
        var inner = new Dictionary<string, int>();
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            inner[function.Arguments[i]] = Of(call.Arguments[i]);
        }
        return new Lowering(scope, inner, true).Of(function.Body!);
    }

    int RateOf(ImmutableArray<Expression> arguments)
    {
        if (arguments is not [Symbol target])
        {
            throw RefusalException.Of("rateOf of a formula", "rateOf takes one name");
        }
        if (bound is null || !bound.ContainsKey(target.Name))
        {
            return scope.RateOf(target.Name);
        }
        // A reaction's own parameter never changes; what a function's argument stands for cannot be told here.
        return inFunction
            ? throw RefusalException.Of("rateOf of an argument", $"a function asks the rate of its argument '{target.Name}'")
            : _graph.Zero;
    }

    int Piecewise(ImmutableArray<Expression> pieces)
    {
        var value = pieces.Length % 2 == 1 ? Of(pieces[^1]) : _graph.Constant(double.NaN);
        for (var i = pieces.Length / 2 - 1; i >= 0; i--)
        {
            value = _graph.Choose(Of(pieces[2 * i + 1]), Of(pieces[2 * i]), value);
        }
        return value;
    }

    int Apply(Operator operation, int[] a) => operation switch
    {
        Operator.Plus => Fold(Act.Add, _graph.Zero, a),
        Operator.Times => Fold(Act.Multiply, _graph.One, a),
        Operator.Minus when a.Length == 1 => _graph.Add(Act.Negate, a[0]),
        Operator.Minus => _graph.Difference(a[0], a[1]),
        Operator.Divide => _graph.Ratio(a[0], a[1]),
        Operator.Power => _graph.Add(Act.Power, a[0], a[1]),
        Operator.Root => Root(a),
        Operator.Log => Logarithm(a),
        Operator.Min => Fold(Act.Min, a[0], a[1..]),
        Operator.Max => Fold(Act.Max, a[0], a[1..]),
        Operator.Quotient => Whole(_graph.Ratio(a[0], a[1])),
        Operator.Remainder =>
            _graph.Difference(a[0], _graph.Product(a[1], Whole(_graph.Ratio(a[0], a[1])))),
        Operator.Equal => Chain(a, (x, y) => _graph.Add(Act.Equal, x, y)),
        Operator.NotEqual => _graph.Add(Act.NotEqual, a[0], a[1]),
        Operator.Less => Chain(a, (x, y) => _graph.Add(Act.Less, x, y)),
        Operator.LessOrEqual => Chain(a, (x, y) => _graph.Add(Act.LessOrEqual, x, y)),
        Operator.Greater => Chain(a, (x, y) => _graph.Add(Act.Less, y, x)),
        Operator.GreaterOrEqual => Chain(a, (x, y) => _graph.Add(Act.LessOrEqual, y, x)),
        Operator.And => Fold(Act.And, _graph.One, [.. a.Select(Truth)]),
        Operator.Or => Fold(Act.Or, _graph.Zero, [.. a.Select(Truth)]),
        Operator.Xor => Fold(Act.NotEqual, _graph.Zero, [.. a.Select(Truth)]),
        Operator.Not => _graph.Add(Act.Not, a[0]),
        Operator.Implies => _graph.Add(Act.Or, _graph.Add(Act.Not, a[0]), Truth(a[1])),
        Operator.Time => scope.Time,
        Operator.Avogadro => scope.Avogadro,
        Operator.Pi => _graph.Constant(Math.PI),
        Operator.ExponentialE => _graph.Constant(Math.E),
        Operator.True => _graph.One,
        Operator.False => _graph.Zero,
        _ => OfOne(operation, a[0]),
    };

    int OfOne(Operator operation, int a) => operation switch
    {
        Operator.Exp => _graph.Add(Act.Exp, a),
        Operator.Ln => _graph.Add(Act.Log, a),
        Operator.Abs => _graph.Add(Act.Abs, a),
        Operator.Floor => _graph.Add(Act.Floor, a),
        Operator.Ceiling => _graph.Add(Act.Ceiling, a),
        Operator.Factorial => _graph.Add(Act.Factorial, a),
        Operator.Sin => _graph.Add(Act.Sin, a),
        Operator.Cos => _graph.Add(Act.Cos, a),
        Operator.Tan => _graph.Add(Act.Tan, a),
        Operator.Sec => Inverse(_graph.Add(Act.Cos, a)),
        Operator.Csc => Inverse(_graph.Add(Act.Sin, a)),
        Operator.Cot => Inverse(_graph.Add(Act.Tan, a)),
        Operator.Sinh => _graph.Add(Act.Sinh, a),
        Operator.Cosh => _graph.Add(Act.Cosh, a),
        Operator.Tanh => _graph.Add(Act.Tanh, a),
        Operator.Sech => Inverse(_graph.Add(Act.Cosh, a)),
        Operator.Csch => Inverse(_graph.Add(Act.Sinh, a)),
        Operator.Coth => Inverse(_graph.Add(Act.Tanh, a)),
        Operator.Arcsin => _graph.Add(Act.Asin, a),
        Operator.Arccos => _graph.Add(Act.Acos, a),
        Operator.Arctan => _graph.Add(Act.Atan, a),
        Operator.Arcsec => _graph.Add(Act.Acos, Inverse(a)),
        Operator.Arccsc => _graph.Add(Act.Asin, Inverse(a)),
        Operator.Arccot => _graph.Add(Act.Atan, Inverse(a)),
        Operator.Arcsinh => _graph.Add(Act.Asinh, a),
        Operator.Arccosh => _graph.Add(Act.Acosh, a),
        Operator.Arctanh => _graph.Add(Act.Atanh, a),
        Operator.Arcsech => _graph.Add(Act.Acosh, Inverse(a)),
        Operator.Arccsch => _graph.Add(Act.Asinh, Inverse(a)),
        Operator.Arccoth => _graph.Add(Act.Atanh, Inverse(a)),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "has no meaning here"),
    };

    int Root(int[] a)
    {
        if (a.Length == 1)
        {
            return _graph.Add(Act.SquareRoot, a[0]);
        }
        return _graph.IsConstant(a[0], out var degree) && degree == 2
            ? _graph.Add(Act.SquareRoot, a[1])
            : _graph.Add(Act.Power, a[1], Inverse(a[0]));
    }

    int Logarithm(int[] a)
    {
        var (numerator, @base) = a.Length == 1 ? (a[0], _graph.Constant(10)) : (a[1], a[0]);
        return _graph.Ratio(_graph.Add(Act.Log, numerator), _graph.Add(Act.Log, @base));
    }

    int Inverse(int a) => _graph.Ratio(_graph.One, a);

    int Whole(int a) => _graph.Add(Act.Truncate, a);

    int Truth(int a) => _graph.Add(Act.NotEqual, a, _graph.Zero);

    int Fold(Act act, int start, int[] a)
    {
        foreach (var next in a)
        {
            start = _graph.Add(act, start, next);
        }
        return start;
    }

    int Chain(int[] a, Func<int, int, int> compare)
    {
        var all = _graph.One;
        for (var i = 0; i + 1 < a.Length; i++)
        {
            all = _graph.Add(Act.And, all, compare(a[i], a[i + 1]));
        }
        return all;
    }
}
