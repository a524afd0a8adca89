using System.Globalization;

namespace Sarcotrace.Statistics.Formulas;

/// <summary>Reads tokens into parts by the precedence of their operators; goes on after a problem, to find the others.</summary>
sealed class FormulaParser(List<Token> tokens, Action<int, string, string> problem)
{
    int _at;

    Token Now => tokens[_at];

    /// <summary>response ~ terms.</summary>
    internal (FormulaNode? Response, FormulaNode Terms) Whole()
    {
        if (Now is { Kind: TokenKind.Sign, Text: "~" })
        {
            problem(Now.Position, "nothing stands before ~", "put the response there: y ~ group");
            _at++;
            return (null, ToEnd());
        }

        var left = Operators(0);
        if (Now is not { Kind: TokenKind.Sign, Text: "~" })
        {
            problem(Now.Position, $"there is no ~ where {Now.Text} stands", "write response ~ terms, such as y ~ group * dose");
            return (null, left);
        }

        _at++;
        return (left, ToEnd());
    }

    FormulaNode ToEnd()
    {
        var terms = Operators(0);
        while (Now.Kind != TokenKind.End)
        {
            problem(Now.Position, $"{Now.Text} is not expected here", "put an operator between terms, or take it out");
            _at++;
            if (Now.Kind != TokenKind.End && (Now.Kind != TokenKind.Sign || Now.Text == "(")) Operators(0);
        }

        return terms;
    }

    // | binds least, then + -, then * /, then :, then a sign, then ^.
    FormulaNode Operators(int least)
    {
        var left = Now is { Kind: TokenKind.Sign, Text: "+" or "-" } ? Signed() : Raised();
        while (Now.Kind == TokenKind.Sign && Strength(Now.Text) is { } strength && strength >= least)
        {
            var sign = tokens[_at++];
            left = new OperatorNode(sign.Text, left, Operators(strength + 1), sign.Position);
        }

        return left;
    }

    OperatorNode Signed()
    {
        var sign = tokens[_at++];
        return new OperatorNode(sign.Text, null, Operators(4), sign.Position);
    }

    FormulaNode Raised()
    {
        var root = Single();
        if (Now is not { Kind: TokenKind.Sign, Text: "^" }) return root;

        var sign = tokens[_at++];
        var power = Now is { Kind: TokenKind.Sign, Text: "+" or "-" } ? Signed() : Raised();
        return new OperatorNode("^", root, power, sign.Position);
    }

    FormulaNode Single()
    {
        var token = Now;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _at++;
                return new NumberNode(double.Parse(token.Text, CultureInfo.InvariantCulture), token.Position);
            case TokenKind.Name when tokens[_at + 1] is { Kind: TokenKind.Sign, Text: "(" }:
                _at += 2;
                return new CallNode(token.Text, Closed(token.Position), token.Position);
            case TokenKind.Name:
                _at++;
                return new NameNode(token.Text, token.Position);
            case TokenKind.Sign when token.Text == "(":
                _at++;
                return Closed(token.Position);
            default:
                problem(token.Position, $"a term is missing before {token.Text}", "name a column there");
                return new MissingNode(token.Position);
        }
    }

    FormulaNode Closed(int open)
    {
        var inside = Operators(0);
        if (Now is { Kind: TokenKind.Sign, Text: ")" }) _at++;
        else problem(open, "a bracket opened here is not closed", "add )");
        return inside;
    }

    static int? Strength(string sign) => sign switch
    {
        "|" or "||" => 0,
        "+" or "-" => 1,
        "*" or "/" => 2,
        ":" => 3,
        _ => null,
    };
}
