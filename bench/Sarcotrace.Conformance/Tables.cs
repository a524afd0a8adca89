using System.Text;

namespace Sarcotrace.Conformance;

/// <summary>The page that lists every case that does not pass.</summary>
public static class Tables
{
    /// <summary>The page.</summary>
    public static string Of(IReadOnlyList<Verdict> verdicts)
    {
        var page = new StringBuilder("# SBML Test Suite: cases that do not pass\n\n");
        page.Append("Made by `dotnet make.cs conformance`. ");
        page.Append(System.Globalization.CultureInfo.InvariantCulture,
            $"{verdicts.Count(one => one.Outcome == Outcome.Passed)} of {verdicts.Count} semantic cases pass.\n\n");
        page.Append("| Case | Outcome | Why |\n|---|---|---|\n");
        foreach (var one in verdicts.Where(one => one.Outcome != Outcome.Passed))
        {
            page.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"| {one.Case} | {one.Outcome.ToString().ToLowerInvariant()} | {one.Why.Replace("|", "/", StringComparison.Ordinal)} |\n");
        }
        return page.ToString();
    }
}
