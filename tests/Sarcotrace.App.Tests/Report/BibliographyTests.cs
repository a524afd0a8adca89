using Sarcotrace.App.Report;
using Sarcotrace.App.Report.Wording;
using Sarcotrace.Core;

namespace Sarcotrace.App.Tests.Report;

public class BibliographyTests
{
    const string Two =
        """
        @article{a2001, author={{WHO Group} and van der Berg, Jean-Paul A.}, title={On {DNA} \& muscle}, ¶
        journal={Age}, volume={3}, number={2}, pages={1--9}, year={2001}, doi={10.1/x<y}}
        @book{b2002, author={Li, Wei and A, B and C, D and E, F and G, H and I, J and K, L}, title={Why?}, ¶
        edition={2}, publisher={Wiley}, year={2002}, isbn={978}}
        """;

    [Fact]
    public void An_article_is_read_with_group_authors_initials_and_pages()
    {
        var article = BibReader.Read(Two.Replace("¶\n", "", StringComparison.Ordinal))["a2001"];

        Assert.Equal("WHO Group, van der Berg JPA", article.Authors);
        Assert.Equal("On DNA & muscle", article.Title);
        Assert.Equal("Age 3(2):1–9", article.Where);
        Assert.Equal("https://doi.org/10.1/x<y", article.Link);
    }

    [Fact]
    public void A_book_names_its_edition_and_six_authors()
    {
        var book = BibReader.Read(Two.Replace("¶\n", "", StringComparison.Ordinal))["b2002"];

        Assert.Equal("Li W, A B, C D, E F, G H, I J, et al.", book.Authors);
        Assert.Equal("2nd edition, Wiley", book.Where);
        Assert.Equal("", book.Link);
    }

    [Theory]
    [InlineData("@article{x, title={a}")]
    [InlineData("@article x")]
    [InlineData("@misc{a, title={a}}\n@misc{a, title={b}}")]
    public void A_line_that_is_no_entry_is_refused(string text)
        => Assert.Throws<FormatException>(() => BibReader.Read(text));

    [Fact]
    public void Every_entry_that_ships_has_what_a_reference_needs() => Assert.All(Citations.Works().Values, work =>
    {
        Assert.NotEqual("", work.Authors);
        Assert.NotEqual("", work.Title);
        Assert.Matches("^[0-9]{4}$", work.Year);
        Assert.True(work.Where.Length > 0, $"{work.Key} has neither journal nor publisher");
        Assert.True(
            work.Doi.Length + work.Isbn.Length + work.Link.Length > 0 || work.Note.Contains("not confirmed", StringComparison.Ordinal),
            $"{work.Key} has neither doi nor isbn");
    });

    [Fact]
    public void A_work_that_was_not_confirmed_says_so_in_the_list()
    {
        var text = new StringWriter();
        var citations = new Citations(BibReader.Read("@article{a2001, author={A, B}, title={On muscle}, journal={Age}, year={2001}, note={not confirmed}}\n"
            + "@article{b2002, author={A, B and others}, title={On age}, journal={Age}, year={2002}}"));
        citations.Number("a2001");
        citations.Number("b2002");
        citations.WriteList(new MarkupWriter(text));

        Assert.Contains(", et al. <cite>", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("Age, 2001. (not confirmed)</li>", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Works_are_numbered_as_they_are_first_cited_and_listed_once()
    {
        var text = new StringWriter();
        var (html, citations) = (new MarkupWriter(text), new Citations(BibReader.Read(Two.Replace("¶\n", "", StringComparison.Ordinal))));

        citations.Write(html, "First [b2002], then [a2001; b2002], not [c2003] or [1].");
        citations.WriteList(html);

        const string first = "aria-label=\"Reference 1\">[1]</a>, then <a class=\"cite\" href=\"#ref-2\"";
        Assert.Contains(first, text.ToString(), StringComparison.Ordinal);
        Assert.Contains("not [c2003] or [1].", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("<li id=\"ref-1\">Li W", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("https://doi.org/10.1/x&lt;y", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ref-3", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_work_that_is_not_in_the_bibliography_stops_the_report()
    {
        var content = SampleReport.Content() with { Sources = [new Citation("nobody1900")] };

        var refusal = Assert.Throws<KeyNotFoundException>(() => SampleReport.Html(content));

        Assert.Contains("nobody1900", refusal.Message, StringComparison.Ordinal);
    }
}
