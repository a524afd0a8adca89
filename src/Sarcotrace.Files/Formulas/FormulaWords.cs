using System.Collections.Frozen;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Formulas;

/// <summary>The words of formulas: functions with the number of their arguments, and constants.</summary>
static class FormulaWords
{
    /// <summary>A function's operator with the fewest and most arguments it takes.</summary>
    internal readonly record struct Call(Operator Operator, int Fewest, int Most);

    /// <summary>Built-in functions by every name they go by.</summary>
    internal static FrozenDictionary<string, Call> Functions { get; } = Pairs().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Constants by every name they go by.</summary>
    internal static FrozenDictionary<string, Expression> Constants { get; } = new Dictionary<string, Expression>
    {
        ["time"] = Expression.Time,
        ["avogadro"] = Expression.Of(Operator.Avogadro),
        ["pi"] = Expression.Of(Operator.Pi),
        ["exponentiale"] = Expression.Of(Operator.ExponentialE),
        ["true"] = Expression.Of(Operator.True),
        ["false"] = Expression.Of(Operator.False),
        ["inf"] = new Literal(double.PositiveInfinity),
        ["INF"] = new Literal(double.PositiveInfinity),
        ["infinity"] = new Literal(double.PositiveInfinity),
        ["nan"] = new Literal(double.NaN),
        ["NaN"] = new Literal(double.NaN),
        ["notanumber"] = new Literal(double.NaN),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name under which an operator is written as a function, or null.</summary>
    internal static string? NameOf(Operator @operator) => Written.GetValueOrDefault(@operator);

    static FrozenDictionary<Operator, string> Written { get; } = Rows()
        .ToFrozenDictionary(row => row.Operator, row => row.Names.Split(' ')[0]);

    static IEnumerable<KeyValuePair<string, Call>> Pairs() =>
        from row in Rows()
        from name in row.Names.Split(' ')
        select KeyValuePair.Create(name, new Call(row.Operator, row.Fewest, row.Most));

    static IEnumerable<(Operator Operator, string Names, int Fewest, int Most)> Rows() =>
    [
        (Operator.Plus, "plus", 0, int.MaxValue),
        (Operator.Minus, "minus", 1, 2),
        (Operator.Times, "times", 0, int.MaxValue),
        (Operator.Divide, "divide", 2, 2),
        (Operator.Power, "pow power", 2, 2),
        (Operator.Root, "root sqrt", 1, 2),
        (Operator.Exp, "exp", 1, 1),
        (Operator.Ln, "ln", 1, 1),
        (Operator.Log, "log log10 log2", 1, 2),
        (Operator.Abs, "abs", 1, 1),
        (Operator.Floor, "floor", 1, 1),
        (Operator.Ceiling, "ceil ceiling", 1, 1),
        (Operator.Factorial, "factorial", 1, 1),
        (Operator.Min, "min", 1, int.MaxValue),
        (Operator.Max, "max", 1, int.MaxValue),
        (Operator.Quotient, "quotient", 2, 2),
        (Operator.Remainder, "rem", 2, 2),
        .. Angles(),
        (Operator.Equal, "eq", 1, int.MaxValue),
        (Operator.NotEqual, "neq", 2, 2),
        (Operator.Less, "lt", 1, int.MaxValue),
        (Operator.LessOrEqual, "leq", 1, int.MaxValue),
        (Operator.Greater, "gt", 1, int.MaxValue),
        (Operator.GreaterOrEqual, "geq", 1, int.MaxValue),
        (Operator.And, "and", 0, int.MaxValue),
        (Operator.Or, "or", 0, int.MaxValue),
        (Operator.Xor, "xor", 0, int.MaxValue),
        (Operator.Not, "not", 1, 1),
        (Operator.Implies, "implies", 2, 2),
        (Operator.Piecewise, "piecewise", 0, int.MaxValue),
        (Operator.Delay, "delay", 2, 2),
        (Operator.RateOf, "rateOf", 1, 1),
    ];

    static IEnumerable<(Operator Operator, string Names, int Fewest, int Most)> Angles() =>
    [
        (Operator.Sin, "sin", 1, 1),
        (Operator.Cos, "cos", 1, 1),
        (Operator.Tan, "tan", 1, 1),
        (Operator.Sec, "sec", 1, 1),
        (Operator.Csc, "csc", 1, 1),
        (Operator.Cot, "cot", 1, 1),
        (Operator.Sinh, "sinh", 1, 1),
        (Operator.Cosh, "cosh", 1, 1),
        (Operator.Tanh, "tanh", 1, 1),
        (Operator.Sech, "sech", 1, 1),
        (Operator.Csch, "csch", 1, 1),
        (Operator.Coth, "coth", 1, 1),
        (Operator.Arcsin, "arcsin asin", 1, 1),
        (Operator.Arccos, "arccos acos", 1, 1),
        (Operator.Arctan, "arctan atan", 1, 1),
        (Operator.Arcsec, "arcsec asec", 1, 1),
        (Operator.Arccsc, "arccsc acsc", 1, 1),
        (Operator.Arccot, "arccot acot", 1, 1),
        (Operator.Arcsinh, "arcsinh asinh", 1, 1),
        (Operator.Arccosh, "arccosh acosh", 1, 1),
        (Operator.Arctanh, "arctanh atanh", 1, 1),
        (Operator.Arcsech, "arcsech asech", 1, 1),
        (Operator.Arccsch, "arccsch acsch", 1, 1),
        (Operator.Arccoth, "arccoth acoth", 1, 1),
    ];
}
