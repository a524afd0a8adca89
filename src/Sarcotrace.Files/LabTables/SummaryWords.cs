using System.Collections.Frozen;

namespace Sarcotrace.Files.LabTables;

/// <summary>How plainly a label says that its row sums up others.</summary>
enum Summary
{
    /// <summary>It does not.</summary>
    No,

    /// <summary>It may: SD is a statistic beside a mean, and a strain or a diet elsewhere.</summary>
    Beside,

    /// <summary>It does.</summary>
    Plainly,
}

/// <summary>Tells rows of means and totals from rows of animals.</summary>
static class SummaryWords
{
    static readonly FrozenSet<string> Plain = FrozenSet.ToFrozenSet(
    [
        "mean", "means", "average", "averages", "avg", "ave", "total", "totals", "subtotal", "sum", "median", "stdev", "stddev", "std", "stderr",
        "mittelwert", "moyenne", "media", "均值", "平均", "平均值", "平均数", "合计", "总计", "总和", "中位数", "标准差", "标准误",
    ], StringComparer.Ordinal);

    static readonly FrozenSet<string> Weak = FrozenSet.ToFrozenSet(
        ["sd", "sem", "se", "n", "cv", "ci", "var", "variance", "min", "max", "count", "dev", "deviation", "error", "standard", "p", "value", "ttest"],
        StringComparer.Ordinal);

    /// <summary>What a label says: Mean, "Mean ± SEM", "n = 6", "Average:", "Control mean" with Control among the groups.</summary>
    /// <param name="label">The label of the row.</param>
    /// <param name="groups">Other words of the labels, lower case.</param>
    internal static Summary Of(string label, IReadOnlySet<string> groups)
    {
        var text = label.ToLowerInvariant().Replace(".", "", StringComparison.Ordinal);
        var words = text.Split([' ', ':', '=', '±', '+', '/', '-', '(', ')', '（', '）', '：', ',', '_'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !word.All(char.IsAsciiDigit)).ToArray();
        if (words.Length == 0) return Summary.No;
        if (words.All(word => Plain.Contains(word) || Weak.Contains(word)))
            return words.Any(Plain.Contains) || text is "standard deviation" or "standard error" ? Summary.Plainly : Summary.Beside;

        if (Plain.Contains(words[0]) && groups.Contains(string.Join(' ', words[1..]))) return Summary.Plainly;
        return Plain.Contains(words[^1]) && groups.Contains(string.Join(' ', words[..^1])) ? Summary.Plainly : Summary.No;
    }
}
