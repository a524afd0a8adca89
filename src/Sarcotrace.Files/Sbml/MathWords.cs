using System.Collections.Frozen;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>MathML's word for an operation, and how many arguments it takes.</summary>
/// <param name="Word">Name of the element, or of the csymbol.</param>
/// <param name="Operator">The operation.</param>
/// <param name="Least">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
readonly record struct MathWord(string Word, Operator Operator, int Least, int Most)
{
    const int Any = int.MaxValue;

    static readonly MathWord[] Table =
    [
        new("plus", Operator.Plus, 0, Any), new("minus", Operator.Minus, 1, 2), new("times", Operator.Times, 0, Any),
        new("divide", Operator.Divide, 2, 2), new("power", Operator.Power, 2, 2), new("root", Operator.Root, 1, 1),
        new("exp", Operator.Exp, 1, 1), new("ln", Operator.Ln, 1, 1), new("log", Operator.Log, 1, 1),
        new("abs", Operator.Abs, 1, 1), new("floor", Operator.Floor, 1, 1), new("ceiling", Operator.Ceiling, 1, 1),
        new("factorial", Operator.Factorial, 1, 1), new("min", Operator.Min, 1, Any), new("max", Operator.Max, 1, Any),
        new("quotient", Operator.Quotient, 2, 2), new("rem", Operator.Remainder, 2, 2),
        new("sin", Operator.Sin, 1, 1), new("cos", Operator.Cos, 1, 1), new("tan", Operator.Tan, 1, 1),
        new("sec", Operator.Sec, 1, 1), new("csc", Operator.Csc, 1, 1), new("cot", Operator.Cot, 1, 1),
        new("sinh", Operator.Sinh, 1, 1), new("cosh", Operator.Cosh, 1, 1), new("tanh", Operator.Tanh, 1, 1),
        new("sech", Operator.Sech, 1, 1), new("csch", Operator.Csch, 1, 1), new("coth", Operator.Coth, 1, 1),
        new("arcsin", Operator.Arcsin, 1, 1), new("arccos", Operator.Arccos, 1, 1), new("arctan", Operator.Arctan, 1, 1),
        new("arcsec", Operator.Arcsec, 1, 1), new("arccsc", Operator.Arccsc, 1, 1), new("arccot", Operator.Arccot, 1, 1),
        new("arcsinh", Operator.Arcsinh, 1, 1), new("arccosh", Operator.Arccosh, 1, 1), new("arctanh", Operator.Arctanh, 1, 1),
        new("arcsech", Operator.Arcsech, 1, 1), new("arccsch", Operator.Arccsch, 1, 1), new("arccoth", Operator.Arccoth, 1, 1),
        new("eq", Operator.Equal, 0, Any), new("neq", Operator.NotEqual, 2, 2), new("lt", Operator.Less, 0, Any),
        new("leq", Operator.LessOrEqual, 0, Any), new("gt", Operator.Greater, 0, Any), new("geq", Operator.GreaterOrEqual, 0, Any),
        new("and", Operator.And, 0, Any), new("or", Operator.Or, 0, Any), new("xor", Operator.Xor, 0, Any),
        new("not", Operator.Not, 1, 1), new("implies", Operator.Implies, 2, 2),
        new("pi", Operator.Pi, 0, 0), new("exponentiale", Operator.ExponentialE, 0, 0),
        new("true", Operator.True, 0, 0), new("false", Operator.False, 0, 0),
        new("time", Operator.Time, 0, 0), new("avogadro", Operator.Avogadro, 0, 0),
        new("delay", Operator.Delay, 2, 2), new("rateOf", Operator.RateOf, 1, 1), new("piecewise", Operator.Piecewise, 0, Any),
    ];

    static readonly FrozenDictionary<string, MathWord> ByWord = Table.ToFrozenDictionary(word => word.Word);

    static readonly FrozenDictionary<Operator, MathWord> ByOperator = Table.ToFrozenDictionary(word => word.Operator);

    /// <summary>Whether it is written as a csymbol.</summary>
    public bool IsSymbol => Operator is Operator.Time or Operator.Avogadro or Operator.Delay or Operator.RateOf;

    /// <summary>Whether it stands alone, without apply.</summary>
    public bool IsConstant => Most == 0;

    /// <summary>The operation of an element's name; default where there is none.</summary>
    public static MathWord Of(string word) => ByWord.GetValueOrDefault(word);

    /// <summary>How an operation is written.</summary>
    public static MathWord Of(Operator @operator) => ByOperator[@operator];

    /// <summary>How many arguments it takes, for people.</summary>
    public string Takes => (Least, Most) switch
    {
        (1, 1) => "one argument",
        (2, 2) => "two arguments",
        (1, 2) => "one or two arguments",
        (1, _) => "at least one argument",
        _ => "none",
    };
}
