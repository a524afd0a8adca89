using System.Text.Json;
using System.Text.RegularExpressions;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Tests.Report;

public class HtmlReportTests
{
    [Fact]
    public void The_same_content_gives_the_same_bytes()
        => Assert.Equal(SampleReport.Html(SampleReport.Content()), SampleReport.Html(SampleReport.Content()));

    [Fact]
    public void A_hostile_name_stays_text_wherever_it_stands()
    {
        const string bad = SampleReport.Hostile;
        var row = new ForestRow(bad, bad, 1, 0.5, 2, Tone.First);
        var figure = SampleFigures.Ratios() with { Title = bad, Caption = bad, Rows = [row] };
        var table = new Table("t", bad, [new TextColumn(bad, bad, [bad])]);
        var html = SampleReport.Html(new(bad, bad, true,
            [
                new Page("p", bad,
                [
                    new Heading(bad), new Paragraph(bad), new Bullets([bad]), new FigureBlock(figure),
                    new TableBlock(table, Searchable: true),
                    new AnswerBlock(new Finding([], bad, new(1, 0, 2, bad), 3)),
                    new AnswerBlock(new NoFinding([], bad, bad)),
                    new CautionBlock(new(bad, bad, bad, bad, [bad], [])),
                ]),
            ],
            [new(bad, [bad])], [], [table]));

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert('x')", html, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(html, "<script"));
        Assert.Equal(1, Regex.Count(html[..html.IndexOf("<body", StringComparison.Ordinal)], "</title>"));
    }

    [Fact]
    public void Counts_have_commas_and_no_unit_and_a_wide_table_says_what_paper_leaves_out()
    {
        var columns = Enumerable.Range(1, 12).Select(at => (TableColumn)Columns.Count($"c{at}", "", [1013, 5]));
        var html = SampleReport.Html(new("t", "s", false, [new Page("p", "P", [new TableBlock(new Table("wide", "W", [.. columns]))])], [], [], []));

        Assert.Contains("<th scope=\"col\" class=\"n\">c1</th>", html, StringComparison.Ordinal);
        Assert.Contains(">1,013</td>", html, StringComparison.Ordinal);
        Assert.Contains("The first 10 of 12 columns", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_without_a_single_value_is_left_to_the_file()
    {
        var table = new Table("t", "T", [Columns.Number("share", "1", "", [0.5]), Columns.Number("weighted_share", "1", "", [double.NaN])]);
        var html = SampleReport.Html(new("t", "s", false, [new Page("p", "P", [new TableBlock(table)])], [], [], []));

        Assert.DoesNotContain("weighted share", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_descend_one_step_at_a_time()
    {
        var headings = Regex.Matches(SampleReport.Html(SampleReport.Content()), "<h([1-6])");
        var levels = headings.Select(heading => heading.Groups[1].Value[0] - '0').ToArray();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void It_names_no_address_but_those_of_its_references()
    {
        var html = SampleReport.Html(SampleReport.Content());
        var addresses = Regex.Matches(html, "https?://[^\"<> ]+").Select(match => match.Value).Distinct();

        Assert.All(addresses, address => Assert.True(
            address == "http://www.w3.org/2000/svg" || address.StartsWith("https://doi.org/", StringComparison.Ordinal),
            address));
        Assert.DoesNotMatch("<(link|img|iframe)|@import|url\\(", html);
    }

    [Theory, InlineData(true, 9), InlineData(false, 0)]
    public void Simulated_data_are_named_on_the_page_and_in_every_drawing(bool simulated, int times)
        => Assert.Equal(times, Regex.Count(SampleReport.Html(SampleReport.Content(simulated)), ">Simulated data<"));

    [Fact]
    public void A_caution_shows_ten_places_and_keeps_the_rest_at_hand()
    {
        var html = SampleReport.Html(SampleReport.Content());

        Assert.Contains("P010 and 27 more.", html, StringComparison.Ordinal);
        Assert.Contains("<summary>All 37</summary>", html, StringComparison.Ordinal);
        Assert.Contains("P037", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_searchable_table_carries_every_value_in_full_and_shows_fifty_rows()
    {
        var html = SampleReport.Html(SampleReport.Content());
        var data = Regex.Match(html, "data-page=\"50\">(?<json>.*?)</script>", RegexOptions.Singleline);
        var effects = JsonDocument.Parse(data.Groups["json"].Value).RootElement.GetProperty("columns")[1].GetProperty("values");
        var table = SampleReport.Associations(400);

        Assert.Equal(400, effects.GetArrayLength());
        Assert.Equal(table.Numbers("effect")[7], effects[7].GetDouble());
        Assert.Equal(JsonValueKind.Null, effects[3].ValueKind);
        Assert.Contains("Rows 1 to 50 of 400.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_table_shows_its_first_rows_and_says_where_the_others_are()
    {
        var content = SampleReport.Content() with
        {
            Pages = [new("long", "Long", [new TableBlock(SampleReport.Associations(400), Searchable: true)])],
            Limits = new() { RowsWhole = 399, RowsShown = 120 },
        };
        var html = SampleReport.Html(content);
        var data = Regex.Match(html, "data-page=\"50\">(?<json>.*?)</script>", RegexOptions.Singleline);
        foreach (var column in JsonDocument.Parse(data.Groups["json"].Value).RootElement.GetProperty("columns").EnumerateArray())
            Assert.Equal(120, column.GetProperty("texts").GetArrayLength());
        Assert.Contains("Rows 1 to 50 of 120.", html, StringComparison.Ordinal);
        Assert.Contains("The first 120 of 400 rows; all of them are in <code>tables/discovery-associations.parquet</code>.", html, StringComparison.Ordinal);
        Assert.Contains("Search the first 120 rows of table 1", html, StringComparison.Ordinal);
        Assert.Contains("Download CSV of the first 120<", html, StringComparison.Ordinal);
        Assert.Contains("\"discovery-associations-first-120\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caution_about_too_many_says_where_all_of_them_are()
    {
        var html = SampleReport.Html(SampleReport.Content() with { Limits = new() { NamesWhole = 36 } });
        Assert.Contains("P010 and 27 more.", html, StringComparison.Ordinal);
        Assert.Contains("All of them are in <code>tables/cautions.parquet</code>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("P037", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_columns_of_different_length_is_refused()
    {
        var ragged = new Table("ragged", "", [new TextColumn("a", "", ["x"]), new TextColumn("b", "", [])]);
        var content = SampleReport.Content() with { Provenance = [ragged] };

        Assert.Throws<ArgumentException>(() => SampleReport.Html(content));
    }
}
