using Sarcotrace.App.Report.Wording;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App.Report;

/// <summary>Writes a caution: what, why, what to do, and where.</summary>
static class CautionHtml
{
    const int ShownAtOnce = 10;

    /// <summary>Writes one caution beside what it concerns.</summary>
    public static void Write(MarkupWriter html, Citations citations, Caution caution, LengthLimits limits)
    {
        html.Add($"<div class=\"caution\" role=\"note\" aria-label=\"Caution: {caution.Code}\">\n");
        html.Add($"<p class=\"kind\">Caution <code>{caution.Code}</code></p>\n");
        html.Add($"<p class=\"sentence\">{Sentence(caution.What)}</p>\n");
        html.Add($"<p><strong>Why it matters:</strong> {Sentence(caution.Why)}");
        citations.Write(html, caution.Sources);
        html.Add($"</p>\n<p><strong>What to do:</strong> {Sentence(caution.Remedy)}</p>\n");
        WriteWhere(html, caution, limits.NamesWhole);
        html.Add($"</div>\n");
    }

    static void WriteWhere(MarkupWriter html, Caution caution, int most)
    {
        if (caution.Where.IsEmpty) return;

        html.Add($"<p><strong>Where:</strong> {string.Join("; ", caution.Where.Take(ShownAtOnce))}");
        var rest = caution.Where.Length - ShownAtOnce;
        if (rest <= 0)
        {
            html.Add($"</p>\n");
            return;
        }

        html.Add($" and {Shown.Count(rest)} more.</p>\n");
        if (caution.Where.Length > most)
        {
            html.Add($"<p>All of them are in <code>tables/cautions.parquet</code>.</p>\n");
            return;
        }

        html.Add($"<details><summary>All {Shown.Count(caution.Where.Length)}</summary>\n");
        html.Add($"<p>{string.Join("; ", caution.Where)}</p></details>\n");
    }

    static string Sentence(string text)
    {
        if (text.Length == 0) return text;
        var begun = char.ToUpperInvariant(text[0]) + text[1..];
        return begun[^1] is '.' or '!' or '?' ? begun : begun + ".";
    }
}
