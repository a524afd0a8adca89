using System.Globalization;
using System.Text.RegularExpressions;

namespace Sarcotrace.Files.Studies;

/// <summary>Which rows to keep: comparisons of columns with numbers or texts, joined by and, or, not.</summary>
/// <remarks>A comparison with an empty cell is neither true nor false: nobody is kept for want of a value.</remarks>
sealed partial class RowFilter
{
    const int MostWords = 1000, Deepest = 50;

    readonly List<(string Kind, string Text, int At)> _words;
    int _next, _depth;

    RowFilter(List<(string, string, int)> words) => _words = words;

    /// <summary>A row's cells by column or role: its number, and its text.</summary>
    internal delegate (double Number, string? Text) Cells(string column);

    /// <summary>Columns that the filter names.</summary>
    internal static IEnumerable<string> Columns(string filter) =>
        Word().Matches(filter).Where(match => match.Groups["name"].Success && !IsJoin(match.Value)).Select(match => Unquoted(match.Value));

    /// <summary>Reads a filter.</summary>
    /// <exception cref="FormatException">The filter is not understood; the message says where.</exception>
    internal static Func<Cells, bool?> Parse(string filter)
    {
        List<(string, string, int)> words = [];
        for (var at = 0; at < filter.Length;)
        {
            var match = Word().Match(filter, at);
            if (!match.Success || match.Index != at)
                throw new FormatException($"'{filter[at..Math.Min(filter.Length, at + 10)]}' at place {at + 1} is not understood");
            var kind = match.Groups["blank"].Success ? "" : match.Groups["number"].Success ? "number"
                : match.Groups["quoted"].Success ? "quoted" : match.Groups["name"].Success ? IsJoin(match.Value) ? "join" : "name" : "sign";
            if (kind.Length > 0) words.Add((kind, kind == "join" ? match.Value.ToLowerInvariant() : match.Value, at));
            at += match.Length;
        }

        if (words.Count > MostWords) throw new FormatException($"the filter has {words.Count} words, {MostWords} at most");
        var parser = new RowFilter(words);
        var test = parser.Either();
        return parser._next == words.Count
            ? test : throw new FormatException($"'{words[parser._next].Item2}' at place {words[parser._next].Item3 + 1} is one word too many");
    }

    Func<Cells, bool?> Either()
    {
        var left = Both();
        while (Take("or"))
        {
            var (one, other) = (left, Both());
            left = cells => one(cells) | other(cells);
        }

        return left;
    }

    Func<Cells, bool?> Both()
    {
        var left = One();
        while (Take("and"))
        {
            var (one, other) = (left, One());
            left = cells => one(cells) & other(cells);
        }

        return left;
    }

    Func<Cells, bool?> One()
    {
        if (++_depth > Deepest) throw new FormatException($"the filter is nested more than {Deepest} deep");
        var test = Nested() ?? Compared();
        _depth--;
        return test;
    }

    Func<Cells, bool?>? Nested()
    {
        if (Take("not"))
        {
            var inner = One();
            return cells => !inner(cells);
        }

        if (!Take("(")) return null;
        var either = Either();
        return Take(")") ? either : throw new FormatException("a bracket is not closed");
    }

    Func<Cells, bool?> Compared()
    {
        var (kind, name, at) = Next("a column");
        if (kind is not ("name" or "quoted")) throw new FormatException($"'{name}' at place {at + 1} stands where a column belongs");
        return Comparison(Unquoted(name), Next("a comparison"), Next("a value"));
    }

    static Func<Cells, bool?> Comparison(string column, (string Kind, string Text, int At) sign, (string Kind, string Text, int At) value)
    {
        if (sign.Text is not ("==" or "=" or "!=" or "<" or "<=" or ">" or ">="))
            throw new FormatException($"'{sign.Text}' at place {sign.At + 1} is no comparison");

        if (value.Kind == "number")
        {
            var number = double.Parse(value.Text, CultureInfo.InvariantCulture);
            return cells => cells(column).Number is var own && double.IsNaN(own) ? null : Holds(own.CompareTo(number), sign.Text);
        }

        var text = Unquoted(value.Text);
        return cells => cells(column).Text is { } own ? Holds(string.Compare(own, text, StringComparison.OrdinalIgnoreCase), sign.Text) : null;
    }

    static bool Holds(int order, string sign) => sign switch
    {
        "==" or "=" => order == 0,
        "!=" => order != 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    bool Take(string word)
    {
        if (_next >= _words.Count || _words[_next].Text != word || _words[_next].Kind is "quoted" or "name") return false;
        _next++;
        return true;
    }

    (string Kind, string Text, int At) Next(string wanted) =>
        _next < _words.Count ? _words[_next++] : throw new FormatException($"the filter ends where {wanted} belongs");

    static bool IsJoin(string word) => word.ToLowerInvariant() is "and" or "or" or "not";

    static string Unquoted(string word) => word is ['"' or '\'' or '`', .. var inner, _] ? inner : word;

    [GeneratedRegex(@"(?<blank>\s+)|(?<number>[+-]?\d+(\.\d+)?([eE][+-]?\d+)?(?![\w]))|(?<quoted>""[^""]*""|'[^']*')|(?<name>`[^`]+`|[\p{L}_][\p{L}\p{N}_.\-]*)|(?<sign><=|>=|==|!=|[<>=()])")]
    private static partial Regex Word();
}
