using Sarcotrace.App.Report.Wording;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report;

/// <summary>Writes a finding with its number, or the reason for none.</summary>
static class AnswerHtml
{
    /// <summary>Writes one answer.</summary>
    public static void Write(MarkupWriter html, Citations citations, Answer answer)
    {
        switch (answer)
        {
            case Finding finding: Write(html, citations, finding); break;
            case NoFinding none: Write(html, citations, none); break;
        }
    }

    static void Write(MarkupWriter html, Citations citations, Finding finding)
    {
        html.Add($"<div class=\"finding\">\n<p class=\"sentence\">{finding.Sentence.TrimEnd('.')}.");
        citations.Write(html, finding.Sources);
        // What was computed and rests on nobody has no n.
        var replicates = finding.Replicates > 0 ? $"; n = {Shown.Count(finding.Replicates)}" : "";
        html.Add($"</p>\n<p class=\"number\">{Text(finding.Estimate)}{replicates}</p>\n</div>\n");
    }

    static void Write(MarkupWriter html, Citations citations, NoFinding none)
    {
        html.Add($"<div class=\"no-finding\">\n");
        html.Add($"<p class=\"sentence\"><strong>No finding:</strong> {none.Why.TrimEnd('.')}.");
        citations.Write(html, none.Sources);
        html.Add($"</p>\n<p><strong>What would help:</strong> {none.Remedy.TrimEnd('.')}.</p>\n</div>\n");
    }

    /// <summary>"0.31 kg/m² (0.12 to 0.50)"; the interval is left out where there is none.</summary>
    internal static string Text(Estimate estimate)
    {
        var unit = UnitText.Of(estimate.Unit);
        var spaced = unit.Length > 0 ? "\u00A0" + unit : "";
        return NumberText.Interval(estimate.Value, estimate.Low, estimate.High, unit: spaced);
    }
}
