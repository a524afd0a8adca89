using System.Text.RegularExpressions;

namespace Sarcotrace.Files.LabTables;

/// <summary>Parts a header into what was measured and its unit.</summary>
static partial class HeaderText
{
    static readonly string[] Counted = ["mouse", "rat", "animal", "subject", "group", "litter", "cage", "sample", "id", "fibre", "fiber"];

    // A suffix with an underscore is taken for a unit only where it can hardly be a word.
    static readonly string[] Suffixes = ["g", "kg", "mg", "ug", "ng", "N", "mN", "cm", "mm", "um", "s", "ms", "ml", "mL", "uL", "mM", "uM", "nM", "pct",
        "percent", "kcal"];

    /// <summary>"Grip (g)", "Grip [N]", "weight, g", "Weight / g", "glucose mg/dL", "weight_g" → name and unit; unit empty for none.</summary>
    internal static (string Name, string Unit) Split(string header)
    {
        var text = Tidy(header);
        foreach (var match in Bracket().Matches(text).Reverse())
        {
            var (before, inside, after) = (text[..match.Index].Trim(), match.Groups[1].Value.Trim(), text[(match.Index + match.Length)..].Trim());
            if (before.Length == 0 || !UnitWords.IsUnit(inside)) continue;
            if (inside == "s" && Counted.Contains(before.Split(' ')[^1].ToLowerInvariant()) && !char.IsWhiteSpace(text[match.Index])) continue;
            return (Tidy($"{before} {after}").TrimEnd(',', ':'), inside);
        }

        return Comma(text) ?? Compound(text) ?? Slash(text) ?? Suffix(text) ?? (text, "");
    }

    /// <summary>The unit of a cell below the header: "g", "(g)", "[N]"; null for none.</summary>
    internal static string? UnitOnly(string cell)
    {
        var bare = Tidy(cell).Trim('(', ')', '[', ']', ' ');
        return UnitWords.IsUnit(bare) ? bare : null;
    }

    /// <summary>One blank between words, brackets of one width.</summary>
    internal static string Tidy(string text) =>
        Blanks().Replace(text.Replace('（', '(').Replace('）', ')').Replace('【', '[').Replace('】', ']').Replace('，', ',').Replace('／', '/'), " ").Trim();

    static (string, string)? Comma(string text) => text.LastIndexOf(',') is > 0 and var at && UnitWords.IsUnit(text[(at + 1)..])
        ? (text[..at].Trim(), text[(at + 1)..].Trim())
        : null;

    // "glucose mg/dL": the last word is a unit with a fraction.
    static (string, string)? Compound(string text) =>
        text.LastIndexOf(' ') is > 0 and var at && text.IndexOf('/', at) > at + 1 && UnitWords.IsUnit(text[(at + 1)..])
        ? (text[..at].TrimEnd(' ', '/', ','), text[(at + 1)..])
        : null;

    static (string, string)? Slash(string text) => text.IndexOf('/', StringComparison.Ordinal) is > 1 and var at && UnitWords.IsUnit(text[(at + 1)..])
        ? (text[..at].Trim(), text[(at + 1)..].Trim())
        : null;

    static (string, string)? Suffix(string text) => text.LastIndexOf('_') is > 1 and var at && Suffixes.Contains(text[(at + 1)..])
        ? (text[..at], text[(at + 1)..])
        : null;

    [GeneratedRegex(@"\s*[\(\[]([^\(\)\[\]]*)[\)\]]")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
