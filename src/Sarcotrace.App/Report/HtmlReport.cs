using System.Security.Cryptography;
using System.Text;
using Sarcotrace.App.Report.Wording;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report;

/// <summary>Writes a report as one HTML file that asks nothing of the network and little of the browser.</summary>
/// <remarks>
/// Without script it is complete but for sorting, searching and the walk through points. A content security policy
/// names the report's own style and script by hash, so nothing else can run even if a browser were deceived.
/// </remarks>
static class HtmlReport
{
    /// <summary>Writes the report; the same content gives the same bytes.</summary>
    /// <param name="content">All that it says.</param>
    /// <param name="writer">Receives HTML with lines that end in \n; save it as UTF-8.</param>
    /// <exception cref="KeyNotFoundException">A work is cited that docs/references.bib lacks.</exception>
    /// <exception cref="ArgumentException">Columns of a table or figure differ in length.</exception>
    public static void Write(ReportContent content, TextWriter writer)
    {
        var html = new MarkupWriter(writer);
        var page = new PageHtml(html, new Citations(Citations.Works()), content.Simulated, content.Limits);
        WriteHead(html, content.Title);
        html.Add($"""<body{new Class(content.Simulated ? "is-simulated" : "")}>{"\n"}""");
        html.Add($"""<a class="skip" href="#main">Skip to the report</a>{"\n"}""");
        if (content.Simulated) WriteBanner(html);
        html.Add($"<header><h1>{content.Title}</h1>\n<p class=\"subtitle\">{content.Subtitle}</p></header>\n");
        html.Add($"<div class=\"columns\">\n");
        WriteContents(html, content);
        html.Add($"<main id=\"main\" tabindex=\"-1\">\n");
        foreach (var part in content.Pages) page.Write(part);
        WriteMethods(html, page, content);
        WriteProvenance(html, page, content);
        WriteReferences(html, page, content);
        html.Add($"</main>\n</div>\n<script>");
        html.AddOwn(Script);
        html.Add($"</script>\n</body>\n</html>\n");
    }

    static void WriteBanner(MarkupWriter html)
    {
        html.Add($"<aside class=\"simulated\" aria-label=\"Kind of data\"><strong>Simulated data</strong> ");
        html.Add($"<span>made by a program, not measured in anyone</span></aside>\n");
    }

    static string Script => "\n" + Embedded.Text("report.js");

    static string Style => "\n" + Embedded.Text("report.css") + FigureStyle.Css();

    static void WriteHead(MarkupWriter html, string title)
    {
        var (style, script) = (Style, Script);
        html.Add(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; style-src {Hash(style)}; script-src {Hash(script)}">
            <title>{title}</title>
            <style>
            """);
        html.AddOwn(style);
        html.Add($"</style>\n</head>\n");
    }

    static string Hash(string text)
        => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    static void WriteContents(MarkupWriter html, ReportContent content)
    {
        html.Add($"<nav aria-label=\"Contents\">\n<h2 class=\"contents\">Contents</h2>\n<ul>\n");
        foreach (var page in content.Pages) html.Add($"<li><a href=\"#{page.Id}\">{page.Title}</a></li>\n");
        if (!content.Methods.IsEmpty) html.Add($"<li><a href=\"#report-methods\">Methods</a></li>\n");
        if (!content.Provenance.IsEmpty) html.Add($"<li><a href=\"#report-run\">What ran</a></li>\n");
        html.Add($"<li><a href=\"#report-references\">References</a></li>\n</ul>\n</nav>\n");
    }

    static void WriteMethods(MarkupWriter html, PageHtml page, ReportContent content)
    {
        if (content.Methods.IsEmpty) return;

        page.Open("report-methods", "Methods");
        foreach (var method in content.Methods)
        {
            html.Add($"<h3>{method.Title}</h3>\n<p>");
            page.Sentence(string.Join(' ', method.Sentences));
            html.Add($"</p>\n");
        }

        html.Add($"</section>\n");
    }

    static void WriteProvenance(MarkupWriter html, PageHtml page, ReportContent content)
    {
        if (content.Provenance.IsEmpty) return;

        page.Open("report-run", "What ran");
        foreach (var table in content.Provenance) page.Write(new TableBlock(table));
        html.Add($"</section>\n");
    }

    static void WriteReferences(MarkupWriter html, PageHtml page, ReportContent content)
    {
        page.Open("report-references", "References");
        foreach (var source in content.Sources) page.Citations.Number(source.Key);
        page.Citations.WriteList(html);
        html.Add($"</section>\n");
    }
}
