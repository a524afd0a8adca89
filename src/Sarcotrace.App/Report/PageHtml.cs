using Sarcotrace.App.Report.Figures;
using Sarcotrace.App.Report.Wording;
using Sarcotrace.Core.Pages;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App.Report;

/// <summary>Writes pages block by block, counting figures and tables through the whole report.</summary>
sealed class PageHtml(MarkupWriter html, Citations citations, bool simulated, LengthLimits limits)
{
    int _tables, _figures;

    /// <summary>The works cited so far.</summary>
    public Citations Citations => citations;

    /// <summary>Writes a page as a section with its heading.</summary>
    public void Write(Page page)
    {
        Open(page.Id, page.Title);
        foreach (var block in page.Blocks) Write(block);
        html.Add($"</section>\n");
    }

    /// <summary>Begins a section, named by its heading.</summary>
    public void Open(string id, string title)
        => html.Add($"<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{title}</h2>\n");

    /// <summary>Writes one block.</summary>
    /// <exception cref="NotSupportedException">A kind of block that the report does not know.</exception>
    public void Write(Block block)
    {
        switch (block)
        {
            case Heading heading: html.Add($"<h3>{heading.Text}</h3>\n"); break;
            case Paragraph paragraph: Write(paragraph); break;
            case Bullets bullets: Write(bullets); break;
            case AnswerBlock answer: AnswerHtml.Write(html, citations, answer.Answer); break;
            case CautionBlock caution: CautionHtml.Write(html, citations, caution.Caution, limits); break;
            case TableBlock table: TableHtml.Write(html, table, ++_tables, limits); break;
            case FigureBlock figure: Write(figure.Figure, ++_figures); break;
            default: throw new NotSupportedException($"the report cannot show a {block.GetType().Name}");
        }
    }

    /// <summary>Writes a sentence with its citations as links.</summary>
    public void Sentence(string text) => citations.Write(html, text);

    void Write(Paragraph paragraph)
    {
        html.Add($"<p>");
        Sentence(paragraph.Text);
        html.Add($"</p>\n");
    }

    void Write(Bullets bullets)
    {
        html.Add($"<ul>\n");
        foreach (var item in bullets.Items)
        {
            html.Add($"<li>");
            Sentence(item);
            html.Add($"</li>\n");
        }

        html.Add($"</ul>\n");
    }

    void Write(Figure figure, int number)
    {
        var drawing = FigureDrawing.Of(figure, simulated);
        html.Add($"<figure id=\"figure-{figure.Name}\">\n");
        html.Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" ");
        html.Add($"aria-label=\"Figure {number}: {figure.Title}\"><div class=\"drawing\">\n");
        SvgWriter.Inline(html, drawing, $"{(simulated ? "Simulated data. " : "")}{figure.Title}. {figure.Caption}");
        html.Add($"</div></div>\n");
        html.Add($"<figcaption><strong>Figure {number}. {figure.Title}.</strong> ");
        html.Add($"{figure.Caption}</figcaption>\n</figure>\n");
    }
}
