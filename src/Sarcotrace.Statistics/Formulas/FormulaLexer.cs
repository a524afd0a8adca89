using System.Globalization;

namespace Sarcotrace.Statistics.Formulas;

/// <summary>One word or sign of a formula.</summary>
readonly record struct Token(TokenKind Kind, string Text, int Position);

/// <summary>Kinds of token.</summary>
enum TokenKind
{
    Name,
    Number,
    Sign,
    End,
}

/// <summary>Cuts a formula into tokens; what is none becomes a problem and is passed over.</summary>
static class FormulaLexer
{
    internal static List<Token> Cut(string text, Action<int, string, string> problem)
    {
        List<Token> tokens = [];
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var (kind, word, length) = Next(text, at);
            if (length == 0)
            {
                problem(at + 1, $"'{text[at]}' has no meaning in a formula", "use names, numbers and + - * / : ^ ( ) | ~");
                at++;
                continue;
            }

            if (word.Length == 0 && kind == TokenKind.Name) problem(at + 1, "a quoted name is not closed", "write `name` between backticks");
            tokens.Add(new(kind, word, at + 1));
            at += length;
        }

        tokens.Add(new(TokenKind.End, "the end", text.Length + 1));
        return tokens;
    }

    static (TokenKind Kind, string Word, int Length) Next(string text, int at)
    {
        if (text[at] == '`')
        {
            var close = text.IndexOf('`', at + 1);
            return close < 0 ? (TokenKind.Name, "", text.Length - at) : (TokenKind.Name, text[(at + 1)..close], close - at + 1);
        }

        if (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            var length = NumberLength(text, at);
            return (TokenKind.Number, text.Substring(at, length), length);
        }

        if (IsNamePart(text[at]) && text[at] != '.')
        {
            var end = at;
            while (end < text.Length && IsNamePart(text[end])) end++;
            return (TokenKind.Name, text[at..end], end - at);
        }

        if (text[at] == '|' && at + 1 < text.Length && text[at + 1] == '|') return (TokenKind.Sign, "||", 2);
        return "~+-*/:^()|".Contains(text[at], StringComparison.Ordinal) ? (TokenKind.Sign, text[at].ToString(), 1) : default;
    }

    // Digits, a point, and an exponent only where digits follow it.
    static int NumberLength(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) end++;
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1;
            if (digits < text.Length && text[digits] is '+' or '-') digits++;
            var from = digits;
            while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
            if (digits > from) end = digits;
        }

        while (end - at > 1 && !double.TryParse(text.AsSpan(at, end - at), NumberStyles.Float, CultureInfo.InvariantCulture, out _)) end--;
        return end - at;
    }

    static bool IsNamePart(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '.';
}
