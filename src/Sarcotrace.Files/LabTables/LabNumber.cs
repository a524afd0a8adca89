using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.LabTables;

/// <summary>How a text cell spells its number.</summary>
enum Spelling
{
    /// <summary>It does not.</summary>
    Words,

    /// <summary>Plainly.</summary>
    Plain,

    /// <summary>With a footnote's mark: 12.3*.</summary>
    Marked,

    /// <summary>With a unit: 12.3 g.</summary>
    WithUnit,

    /// <summary>As nothing: NA, a dash.</summary>
    Missing,

    /// <summary>As below a limit: &lt;0.5, n.d.</summary>
    Below,

    /// <summary>As above a limit: &gt;500.</summary>
    Above,

    /// <summary>As a mean with its spread: 12.3 ± 0.4.</summary>
    WithSpread,

    /// <summary>As the mark of a failed formula.</summary>
    Failed,
}

/// <summary>What a comma in a number can be.</summary>
enum CommaUse
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The decimal mark.</summary>
    Decimal,

    /// <summary>It parts thousands.</summary>
    Thousands,

    /// <summary>Either: 1,234.</summary>
    Either,
}

/// <summary>A number as people type it into a cell.</summary>
/// <param name="Spelling">How it is spelt.</param>
/// <param name="Number">NaN where there is none.</param>
/// <param name="Beside">The unit or mark beside it.</param>
readonly partial record struct LabNumber(Spelling Spelling, double Number, string Beside)
{
    static readonly FrozenSet<string> Errors = FrozenSet.ToFrozenSet(
        ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"], StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> Nothing = FrozenSet.ToFrozenSet(
        [.. CellWords.Missing, "none", "/", "?", "无"], StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> Undetected = FrozenSet.ToFrozenSet(CellWords.Below, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the text is the mark of a failed formula.</summary>
    internal static bool IsError(string text) => Errors.Contains(text);

    /// <summary>Whether the text stands for an empty cell.</summary>
    internal static bool IsNothing(string text) => Nothing.Contains(text);

    /// <summary>Reads a trimmed cell that is not empty.</summary>
    internal static LabNumber Of(string text, bool decimalComma)
    {
        if (Errors.Contains(text)) return new(Spelling.Failed, double.NaN, text);
        if (Nothing.Contains(text)) return new(Spelling.Missing, double.NaN, text);
        if (Undetected.Contains(text)) return new(Spelling.Below, double.NaN, text);

        var plain = CellWords.Plain(text);
        if (plain[0] is '<' or '≤' or '>' or '≥')
        {
            var limit = Of(plain.TrimStart('<', '≤', '>', '≥', '=', ' ') is { Length: > 0 } rest ? rest : "x", decimalComma);
            if (limit.Spelling is not (Spelling.Plain or Spelling.WithUnit)) return new(Spelling.Words, double.NaN, "");
            return new(plain[0] is '<' or '≤' ? Spelling.Below : Spelling.Above, double.NaN, text);
        }

        if (Digits().Match(plain) is not { Success: true } match || Value(match.Groups[1].Value.Trim(), decimalComma) is not { } number)
            return new(Spelling.Words, double.NaN, "");

        var beside = match.Groups[2].Value.Trim();
        if (beside.Length == 0) return new(Spelling.Plain, number, "");
        if (beside[0] == '±' || beside.StartsWith("+/-", StringComparison.Ordinal)) return new(Spelling.WithSpread, double.NaN, beside);
        if (beside.All(letter => "*†‡§#¶^¹²³⁴ ".Contains(letter, StringComparison.Ordinal))) return new(Spelling.Marked, number, beside);
        return UnitWords.IsUnit(beside) ? new(Spelling.WithUnit, number, beside) : new(Spelling.Words, double.NaN, "");
    }

    /// <summary>What the comma in a cell can be.</summary>
    internal static CommaUse Comma(string text)
    {
        var match = Digits().Match(CellWords.Plain(text).TrimStart('<', '>', '≤', '≥', ' '));
        var digits = match.Success ? match.Groups[1].Value.Trim().TrimStart('+', '-') : "";
        var comma = digits.LastIndexOf(',');
        if (comma < 0) return CommaUse.None;
        if (digits.Contains('.', StringComparison.Ordinal)) return comma > digits.LastIndexOf('.') ? CommaUse.Decimal : CommaUse.Thousands;
        if (digits.IndexOf(',', StringComparison.Ordinal) != comma) return CommaUse.Thousands;
        return digits.Length - comma == 4 && comma is > 0 and <= 3 && digits[0] != '0' ? CommaUse.Either : CommaUse.Decimal;
    }

    static double? Value(string digits, bool decimalComma)
    {
        var (comma, point) = (digits.LastIndexOf(','), digits.LastIndexOf('.'));
        var mark = comma >= 0 && point >= 0 ? (comma > point ? ',' : '.')
            : comma >= 0 ? (decimalComma ? ',' : '.')
            : decimalComma && Grouped('.').IsMatch(digits) ? ',' : '.';
        var other = mark == ',' ? '.' : ',';
        if (digits.IndexOfAny([other, ' ', '\'']) >= 0)
        {
            var whole = digits.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? digits[..at] : digits;
            var parting = whole.FirstOrDefault(letter => letter == other || letter is ' ' or '\'');
            if (parting == default || !Grouped(parting).IsMatch(whole)) return null;
            digits = whole.Replace(parting.ToString(), "", StringComparison.Ordinal) + digits[whole.Length..];
        }

        var text = mark == ',' ? digits.Replace(',', '.') : digits;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    static Regex Grouped(char parting) => parting switch
    {
        '.' => ByPoint(),
        ',' => ByComma(),
        ' ' => ByBlank(),
        _ => ByApostrophe(),
    };

    [GeneratedRegex(@"^([+\-]?(?:[0-9]+(?:[.,' ][0-9]+)*[.,]?|[.,][0-9]+)(?:[eE][+\-]?[0-9]{1,3})?)(?![0-9.,])(.*)$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[+\-]?[0-9]{1,3}(\.[0-9]{3})+$")]
    private static partial Regex ByPoint();

    [GeneratedRegex(@"^[+\-]?[0-9]{1,3}(,[0-9]{3})+$")]
    private static partial Regex ByComma();

    [GeneratedRegex(@"^[+\-]?[0-9]{1,3}( [0-9]{3})+$")]
    private static partial Regex ByBlank();

    [GeneratedRegex(@"^[+\-]?[0-9]{1,3}('[0-9]{3})+$")]
    private static partial Regex ByApostrophe();
}
