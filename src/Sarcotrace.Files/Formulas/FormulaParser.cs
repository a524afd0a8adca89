using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Formulas;

/// <summary>Reads formulas from tokens by the precedence of their operators.</summary>
/// <param name="tokens">The tokens, the last being the end.</param>
/// <param name="syntax">How the formula is written.</param>
/// <remarks>
/// From loose to tight: &amp;&amp; and || alike; comparisons; + and -; * / and %; the signs and !; ^, which groups to the
/// right, so that -2^2 is -4 and 2^-1 a half.
/// </remarks>
sealed class FormulaParser(IReadOnlyList<Token> tokens, FormulaSyntax syntax)
{
    /// <summary>Most levels of a formula: more than any model has, fewer than would exhaust a thread's stack.</summary>
    internal const int Deepest = 1000;

    /// <summary>Most brackets, signs and powers inside each other.</summary>
    internal const int MostNested = 200;

    const string Close = "close the bracket";
    int _depth;
    int _open;

    /// <summary>Number of the token to be read next.</summary>
    internal int At { get; set; }

    /// <summary>The token to be read next; inside brackets the ends of lines mean nothing.</summary>
    internal Token Next
    {
        get
        {
            while (_open > 0 && tokens[At].Kind == TokenKind.Line) At++;
            return tokens[At];
        }
    }

    /// <summary>The token some places ahead.</summary>
    internal Token Ahead(int places) => tokens[Math.Min(At + places, tokens.Count - 1)];

    /// <summary>Takes the next token; the end is never passed.</summary>
    internal Token Take()
    {
        var token = Next;
        if (At < tokens.Count - 1) At++;
        return token;
    }

    /// <summary>Takes a mark if it is next.</summary>
    internal bool Took(string mark)
    {
        if (!Next.Is(mark)) return false;
        Take();
        return true;
    }

    /// <summary>A formula that fills the text.</summary>
    internal Expression Whole()
    {
        var formula = Formula();
        return Next.Kind == TokenKind.End
            ? formula
            : throw new FormulaException(Next, $"{Next.Said} does not continue the formula", "put an operator before it or remove it");
    }

    /// <summary>A formula up to the first token that cannot continue it.</summary>
    internal Expression Formula()
    {
        (_depth, _open) = (0, 0);
        return Logical().Expression;
    }

    Deep Logical()
    {
        Enter();
        var formula = Chain(LogicalAt, Comparison, _ => true);
        _depth--;
        return formula;
    }

    Operator? LogicalAt(Token token) => token switch
    {
        { Kind: TokenKind.Mark, Text: "&&" } => Operator.And,
        { Kind: TokenKind.Mark, Text: "||" } => Operator.Or,
        { Kind: TokenKind.Name, Text: "and" } when syntax.Comments => Operator.And,
        { Kind: TokenKind.Name, Text: "or" } when syntax.Comments => Operator.Or,
        _ => null,
    };

    Deep Comparison()
    {
        var first = Sum();
        if (ComparisonAt(Next) is null) return first;

        List<Deep> sides = [first];
        List<Operator> between = [];
        while (ComparisonAt(Next) is { } which)
        {
            Take();
            between.Add(which);
            sides.Add(Sum());
        }

        if (between.Count == 1 || between[0] != Operator.NotEqual && between.All(which => which == between[0]))
            return Of(Next, between[0], [.. sides]);
        return Of(Next, Operator.And, [.. between.Select((which, i) => Of(Next, which, sides[i], sides[i + 1]))]);
    }

    static Operator? ComparisonAt(Token token) => token.Kind != TokenKind.Mark ? null : token.Text switch
    {
        "==" => Operator.Equal,
        "!=" => Operator.NotEqual,
        "<" => Operator.Less,
        "<=" => Operator.LessOrEqual,
        ">" => Operator.Greater,
        ">=" => Operator.GreaterOrEqual,
        _ => null,
    };

    Deep Sum() => Chain(
        token => token.Is("+") ? Operator.Plus : token.Is("-") ? Operator.Minus : null, Product, which => which == Operator.Plus);

    Deep Product() => Chain(
        token => token.Is("*") ? Operator.Times
            : token.Is("/") ? Operator.Divide
            : token.Is("%") ? Operator.Remainder
            : null,
        Signed,
        which => which == Operator.Times);

    // Grouped to the left; operators of a kind in a row become one operation where they may.
    Deep Chain(Func<Token, Operator?> at, Func<Deep> part, Func<Operator, bool> joins)
    {
        var left = part();
        (Operator Operator, List<Deep> Parts)? run = null;
        while (at(Next) is { } which)
        {
            Take();
            var right = part();
            if (run is { } open && open.Operator == which && joins(which))
            {
                open.Parts.Add(right);
                continue;
            }

            if (run is { } done) left = Of(Next, done.Operator, [.. done.Parts]);
            run = (which, [left, right]);
        }

        return run is { } last ? Of(Next, last.Operator, [.. last.Parts]) : left;
    }

    Deep Signed()
    {
        var sign = Next;
        if (!sign.Is("-") && !sign.Is("+") && !sign.Is("!") && !(syntax.Comments && sign.IsWord("not") && !Ahead(1).Is("(")))
            return Power();

        Take();
        Enter();
        var of = Signed();
        _depth--;
        if (sign.Is("+")) return of;
        if (!sign.Is("-")) return Of(sign, Operator.Not, of);
        return of.Expression is Literal number ? of with { Expression = number with { Value = -number.Value } } : Of(sign, Operator.Minus, of);
    }

    Deep Power()
    {
        var radix = Primary();
        if (!Next.Is("^") && !Next.Is("**")) return radix;

        var at = Take();
        Enter();
        var exponent = Signed();
        _depth--;
        return Of(at, Operator.Power, radix, exponent);
    }

    Deep Primary()
    {
        var token = Take();
        if (token.Kind == TokenKind.Number) return new(new Literal(token.Number, Unit()), 1);
        if (token.Kind == TokenKind.Name) return Next.Is("(") ? Call(token) : new(Named(token), 1);
        if (!token.Is("(")) throw new FormulaException(token, $"{token.Said} stands where a number, name or bracket is wanted", "complete the formula");

        _open++;
        var inside = Logical();
        Expect(")", Close);
        return inside;
    }

    string? Unit() => syntax.Units && Next.Kind == TokenKind.Name && !Ahead(1).Is("(")
        && Next.Text is not ("after" or "in" or "is" or "has" or "end" or "and" or "or") ? Take().Text : null;

    static Expression Named(Token token) =>
        FormulaWords.Constants.TryGetValue(token.Text, out var constant) ? constant : new Symbol(token.Text);

    Deep Call(Token name)
    {
        Take();
        _open++;
        List<Deep> arguments = [];
        if (!Next.Is(")"))
        {
            do arguments.Add(Logical());
            while (Took(","));
        }

        Expect(")", Close);
        if (FormulaWords.Functions.TryGetValue(name.Text, out var call) && !syntax.Own.Contains(name.Text))
            return BuiltIn(name, call, arguments);
        if (name.Text == "sign" && syntax.BuiltInOnly) return Sign(name, arguments);
        if (name.Text == "sqr" && arguments.Count == 1 && !syntax.Own.Contains("sqr"))
            return Of(name, Operator.Power, arguments[0], new Deep(new Literal(2), 1));
        if (syntax.BuiltInOnly) throw new FormulaException(name, $"there is no function {name.Text} here", "use a function of the format's list");
        return new(new Invocation(name.Text, [.. arguments.Select(argument => argument.Expression)]), Depth(name, arguments));
    }

    Deep BuiltIn(Token name, FormulaWords.Call call, List<Deep> arguments)
    {
        var (fewest, most) = name.Text is "sqrt" or "log10" or "log2" ? (1, 1) : (call.Fewest, call.Most);
        if (arguments.Count < fewest || arguments.Count > most)
            throw new FormulaException(name, $"{name.Text} has {arguments.Count} arguments", $"give it {Wanted(fewest, most)}");

        if (call.Operator == Operator.RateOf && arguments[0].Expression is not Symbol)
            throw new FormulaException(name, "rateOf is asked of a formula", "name one thing that changes");
        return name.Text switch
        {
            "log" when arguments.Count == 1 && syntax.NaturalLog => Of(name, Operator.Ln, [.. arguments]),
            "log" when arguments.Count == 2 && syntax.BaseLast => Of(name, Operator.Log, arguments[1], arguments[0]),
            "log2" => Of(name, Operator.Log, new Deep(new Literal(2), 1), arguments[0]),
            _ => Of(name, call.Operator, [.. arguments]),
        };
    }

    static Deep Sign(Token name, List<Deep> arguments)
    {
        if (arguments is not [var x]) throw new FormulaException(name, $"sign has {arguments.Count} arguments", "give it 1");
        Deep Number(double value) => new(new Literal(value), 1);
        return Of(name, Operator.Piecewise, Number(1), Of(name, Operator.Greater, x, Number(0)),
            Number(-1), Of(name, Operator.Less, x, Number(0)), Number(0));
    }

    static string Wanted(int fewest, int most) =>
        fewest == most ? $"{fewest}" : most == int.MaxValue ? $"at least {fewest}" : $"{fewest} or {most}";

    void Expect(string mark, string remedy)
    {
        if (!Next.Is(mark)) throw new FormulaException(Next, $"'{mark}' is wanted and {Next.Said} stands there", remedy);
        // Closed before it is taken, so that the end of a line after the last bracket counts again.
        _open--;
        Take();
    }

    void Enter()
    {
        if (++_depth > MostNested)
            throw new FormulaException(Next, $"more than {MostNested} brackets or signs stand inside each other", "split the formula");
    }

    static Deep Of(Token at, Operator which, params ImmutableArray<Deep> arguments) =>
        new(new Operation(which, [.. arguments.Select(argument => argument.Expression)]), Depth(at, arguments));

    static int Depth(Token at, IReadOnlyList<Deep> arguments)
    {
        var levels = 1;
        foreach (var argument in arguments) levels = Math.Max(levels, argument.Levels + 1);
        return levels <= Deepest ? levels : throw TooDeep(at);
    }

    static FormulaException TooDeep(Token at) =>
        new(at, $"the formula has more than {Deepest} levels", "split it with names of its parts");

    /// <summary>A formula and how many levels it has.</summary>
    readonly record struct Deep(Expression Expression, int Levels);
}
