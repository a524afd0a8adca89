using System.Globalization;

namespace Sarcotrace.Files.Formulas;

/// <summary>Cuts text into tokens; blanks and comments fall away.</summary>
/// <param name="text">The text.</param>
/// <param name="dotted">Whether an identifier may reach into a submodel: A.k.</param>
/// <param name="comments">Whether //, # and /* */ begin comments.</param>
sealed class Lexer(string text, bool dotted, bool comments)
{
    static readonly string[] Marks =
        ["...", "->", "=>", ":=", "**", "==", "!=", "<=", ">=", "&&", "||"];

    int _at;
    int _line = 1;
    int _start;

    /// <summary>All tokens, the last being the end.</summary>
    internal List<Token> All()
    {
        List<Token> tokens = [];
        do tokens.Add(Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    char Letter(int ahead = 0) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    Token Next()
    {
        if (SkipBlanks() is { } open) return open;
        if (_at >= text.Length) return Of(TokenKind.End, 0);

        var letter = text[_at];
        if (letter == '\n') return NewLine();
        if (char.IsAsciiDigit(letter) || letter == '.' && char.IsAsciiDigit(Letter(1))) return Number();
        if (IsNameStart(letter)) return Name();
        if (letter == '"') return Quoted("\"");
        if (text.AsSpan(_at).StartsWith("```")) return Quoted("```");
        foreach (var mark in Marks)
            if (text.AsSpan(_at).StartsWith(mark)) return Of(TokenKind.Mark, mark.Length);
        if (letter < 128 && !char.IsControl(letter)) return Of(TokenKind.Mark, 1);
        return Of(TokenKind.Wrong, char.IsSurrogatePair(text, Math.Min(_at, text.Length - 2)) ? 2 : 1);
    }

    // Blanks, comments and continued lines; an open comment is the only thing that can go wrong.
    Token? SkipBlanks()
    {
        while (_at < text.Length)
        {
            var (letter, next) = (text[_at], Letter(1));
            if (letter is ' ' or '\t' or '\r' or '\u00a0' or '\uFEFF')
            {
                _at++;
            }
            else if (letter == '\n' && !comments)
            {
                StartLine(1);
            }
            else if (letter == '\\' && (next == '\n' || next == '\r' && Letter(2) == '\n'))
            {
                StartLine(next == '\n' ? 2 : 3);
            }
            else if (comments && (letter == '#' || letter == '/' && next == '/'))
            {
                SkipLine();
            }
            else if (comments && letter == '/' && next == '*')
            {
                var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0) return Open("/*");
                SkipTo(end + 2);
            }
            else
            {
                break;
            }
        }

        return null;
    }

    void SkipLine()
    {
        while (_at < text.Length && text[_at] != '\n') _at++;
    }

    void StartLine(int length)
    {
        _at += length;
        _line++;
        _start = _at;
    }

    void SkipTo(int end)
    {
        while (_at < end)
        {
            if (text[_at] == '\n') StartLine(1);
            else _at++;
        }
    }

    Token NewLine()
    {
        var token = Of(TokenKind.Line, 1);
        _line++;
        _start = _at;
        return token;
    }

    Token Number()
    {
        var end = _at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end < text.Length && text[end] == '.' && !text.AsSpan(end).StartsWith("..."))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1;
            if (digits < text.Length && text[digits] is '+' or '-') digits++;
            if (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
                end = digits;
            }
        }

        var value = double.Parse(text.AsSpan(_at, end - _at), NumberStyles.Float, CultureInfo.InvariantCulture);
        return Of(TokenKind.Number, end - _at) with { Number = value };
    }

    Token Name()
    {
        var end = _at;
        while (end < text.Length && (IsNamePart(text[end])
            || dotted && text[end] == '.' && end + 1 < text.Length && IsNameStart(text[end + 1])))
        {
            end++;
        }

        return Of(TokenKind.Name, end - _at);
    }

    Token Quoted(string quote)
    {
        var from = _at + quote.Length;
        var end = text.IndexOf(quote, from, StringComparison.Ordinal);
        // A text in plain quotes that does not end on its line was most likely never closed.
        if (end < 0 || quote.Length == 1 && text.AsSpan(from, end - from).Contains('\n')) return Open(quote);
        var token = new Token(TokenKind.Text, text[from..end], _at, _line, _at - _start + 1);
        SkipTo(end + quote.Length);
        return token;
    }

    Token Open(string mark)
    {
        var token = Of(TokenKind.Wrong, mark.Length);
        if (mark == "\"") SkipLine();
        else SkipTo(text.Length);
        return token;
    }

    Token Of(TokenKind kind, int length)
    {
        var token = new Token(kind, text.Substring(_at, length), _at, _line, _at - _start + 1);
        _at += length;
        return token;
    }

    static bool IsNameStart(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    static bool IsNamePart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';
}
