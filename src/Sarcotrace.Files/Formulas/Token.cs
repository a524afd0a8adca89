namespace Sarcotrace.Files.Formulas;

/// <summary>Kinds of token.</summary>
enum TokenKind
{
    /// <summary>A number.</summary>
    Number,
    /// <summary>An identifier, with dots where the syntax has them.</summary>
    Name,
    /// <summary>Text in quotes.</summary>
    Text,
    /// <summary>An operator, bracket or mark.</summary>
    Mark,
    /// <summary>The end of a line.</summary>
    Line,
    /// <summary>What cannot stand here; its text says what.</summary>
    Wrong,
    /// <summary>The end.</summary>
    End,
}

/// <summary>A piece of text that stands for itself.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; without quotes.</param>
/// <param name="At">Letters before it.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its place in the line, from 1.</param>
/// <param name="Number">Its value, if it is a number.</param>
readonly record struct Token(TokenKind Kind, string Text, int At, int Line, int Column, double Number = 0)
{
    /// <summary>Whether it is this operator, bracket or mark.</summary>
    internal bool Is(string mark) => Kind == TokenKind.Mark && Text == mark;

    /// <summary>Whether it is this word.</summary>
    internal bool IsWord(string word) => Kind == TokenKind.Name && Text == word;

    /// <summary>How a sentence calls it.</summary>
    internal string Said => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Line => "the end of the line",
        TokenKind.Text => $"\"{Text}\"",
        _ => $"'{Text}'",
    };
}
