using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Sarcotrace.App.Tests.Report;

public class ReportInChromiumTests(Chromium chromium) : IClassFixture<Chromium>
{
    static readonly Lazy<string> Html = new(() => SampleReport.Html(SampleReport.Content()));

    [Theory, InlineData(1280, false), InlineData(1280, true), InlineData(390, false)]
    public async Task Axe_finds_nothing_to_object_to(int width, bool dark)
    {
        await using var report = await chromium.Open(Html.Value, width, dark: dark);

        await Shot(report.Page, $"page-{width}{(dark ? "-dark" : "")}");
        var result = await report.Page.RunAxe();

        Assert.True(result.Passes.Length > 20);
        Assert.Empty(result.Violations.Select(Text));
    }

    [Fact]
    public async Task It_asks_the_network_for_nothing_and_its_script_runs_clean()
    {
        await using var report = await chromium.Open(Html.Value);
        await report.Page.Locator("[data-do=on]").ClickAsync();

        Assert.All(report.Requests, url => Assert.StartsWith("file:", url, StringComparison.Ordinal));
        Assert.Single(report.Requests);
        Assert.Empty(report.Errors);
    }

    [Fact]
    public async Task Arrow_keys_walk_through_the_points_of_the_volcano_and_say_their_names()
    {
        await using var report = await chromium.Open(Html.Value);
        var plot = report.Page.Locator("#figure-volcano-muscle-mass [role=slider]");
        var bubble = report.Page.Locator("#figure-volcano-muscle-mass .bubble");

        await report.Page.Locator("#figure-volcano-muscle-mass .scroll").FocusAsync();
        await report.Page.Keyboard.PressAsync("Tab");
        Assert.True(await plot.EvaluateAsync<bool>("plot => plot === document.activeElement"));
        var highest = await plot.GetAttributeAsync("aria-valuetext");

        await report.Page.Keyboard.PressAsync("ArrowDown");
        var second = await plot.GetAttributeAsync("aria-valuetext");
        await report.Page.Keyboard.PressAsync("Home");
        var leftmost = await plot.GetAttributeAsync("aria-valuetext");
        await Shot(report.Page, "keyboard", whole: false);

        Assert.NotEqual(highest, second);
        Assert.Contains("SD, P = 10^", leftmost, StringComparison.Ordinal);
        Assert.Equal(leftmost, await bubble.TextContentAsync());
        Assert.True(await bubble.IsVisibleAsync());
        Assert.Equal("1", await plot.GetAttributeAsync("aria-valuenow"));

        await report.Page.Keyboard.PressAsync("Escape");
        Assert.False(await bubble.IsVisibleAsync());
    }

    [Fact]
    public async Task The_pointer_finds_the_point_below_it()
    {
        await using var report = await chromium.Open(Html.Value);
        var plot = report.Page.Locator("#figure-volcano-muscle-mass .plot");
        var ring = report.Page.Locator("#figure-volcano-muscle-mass .ring");
        await plot.FocusAsync();
        await report.Page.Keyboard.PressAsync("End");
        var (text, box) = (await plot.GetAttributeAsync("aria-valuetext"), await ring.BoundingBoxAsync());
        await report.Page.Keyboard.PressAsync("Home");

        await report.Page.Mouse.MoveAsync(box!.X + box.Width / 2, box.Y + box.Height / 2);

        Assert.Equal(text, await report.Page.Locator("#figure-volcano-muscle-mass .bubble").TextContentAsync());
    }

    [Fact]
    public async Task The_long_table_sorts_searches_and_turns_its_pages()
    {
        await using var report = await chromium.Open(Html.Value);
        var box = report.Page.Locator("#table-discovery-associations");
        var first = box.Locator("tbody tr").First;
        var status = box.GetByRole(AriaRole.Status);
        Assert.Equal("Rows 1 to 50 of 400.", await status.TextContentAsync());

        var effect = box.Locator("thead th").Nth(1);
        await effect.Locator("button").FocusAsync();
        await report.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("ascending", await effect.GetAttributeAsync("aria-sort"));
        Assert.StartsWith("−0.", await first.Locator("td").First.TextContentAsync(), StringComparison.Ordinal);
        await report.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("descending", await effect.GetAttributeAsync("aria-sort"));
        Assert.StartsWith("0.", await first.Locator("td").First.TextContentAsync(), StringComparison.Ordinal);

        var next = box.GetByRole(AriaRole.Button, new() { Name = "Next rows" });
        for (var turn = 0; turn < 7; turn++) await next.ClickAsync();
        Assert.Equal("L-Serine", await box.Locator("tbody th").Last.TextContentAsync()); // an empty effect stays last
        Assert.True(await next.IsDisabledAsync());

        await box.GetByRole(AriaRole.Searchbox).FillAsync("肌氨酸");
        Assert.Equal("Rows 1 to 1 of 1 that match, 400 in all.", await status.TextContentAsync());
        await box.GetByRole(AriaRole.Searchbox).FillAsync("<script>");
        Assert.Equal(SampleReport.Hostile, await box.Locator("tbody th").First.TextContentAsync());
        await box.GetByRole(AriaRole.Searchbox).FillAsync("no such name");
        Assert.Equal("No row matches.", await status.TextContentAsync());
    }

    [Fact]
    public async Task Fifteen_hundred_rows_are_never_in_the_page_at_once()
    {
        var table = new Core.Pages.TableBlock(SampleReport.Associations(1500), Searchable: true);
        var html = SampleReport.Html(SampleReport.Content() with { Pages = [new("long", "Long", [table])] });
        await using var report = await chromium.Open(html);
        await report.Page.Locator("thead button").Last.ClickAsync();

        var milliseconds = await report.Page.EvaluateAsync<double>(
            """
            () => {
              const start = performance.now();
              document.querySelector('thead button').click();
              return performance.now() - start;
            }
            """);

        Assert.Equal(50, await report.Page.Locator("#table-discovery-associations tbody tr").CountAsync());
        Assert.True(milliseconds < 1000, $"sorting took {milliseconds} ms");
    }

    [Fact]
    public async Task The_table_is_saved_whole_as_csv()
    {
        await using var report = await chromium.Open(Html.Value);
        var button = report.Page.Locator("[data-do=csv]");
        var download = await report.Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        var path = await download.PathAsync();
        var text = await File.ReadAllTextAsync(path, Encoding.UTF8, TestContext.Current.CancellationToken);
        var lines = text.TrimStart('\uFEFF').Split("\r\n");

        Assert.Equal("discovery-associations.csv", download.SuggestedFilename);
        Assert.Equal("metabolite,effect,low,high,p_value", lines[0]);
        Assert.Equal(400 + 2, lines.Length);
        Assert.StartsWith("L-Serine,,,,", lines[4], StringComparison.Ordinal);
        var quoted = SampleReport.Hostile.Replace("\"", "\"\"", StringComparison.Ordinal);
        Assert.StartsWith($"\"{quoted}\",", lines[6], StringComparison.Ordinal);
        var expected = (Core.NumberColumn)SampleReport.Associations(400).Columns[1];
        Assert.Equal(expected.Values[0], Golden.Number(lines[1].Split(',')[1]));
    }

    [Fact]
    public async Task Nothing_sticks_out_of_a_narrow_phone()
    {
        await using var report = await chromium.Open(Html.Value, width: 360, height: 740);

        var page = await Number(report, "document.documentElement.scrollWidth");
        var window = await Number(report, "innerWidth");

        Assert.Equal(window, page);
        await report.Page.Locator("#figure-volcano-muscle-mass").ScrollIntoViewIfNeededAsync();
        await Shot(report.Page, "phone", whole: false);
    }

    [Fact]
    public async Task Without_script_the_table_shows_its_first_rows_and_no_dead_controls()
    {
        await using var report = await chromium.Open(Html.Value, script: false);

        Assert.Equal(50, await report.Page.Locator("#table-discovery-associations tbody tr").CountAsync());
        Assert.False(await report.Page.Locator("#table-discovery-associations .controls").First.IsVisibleAsync());
        var text = await report.Page.Locator("#table-discovery-associations").InnerTextAsync();
        Assert.Contains("Rows 1 to 50 of 400", text, StringComparison.Ordinal);
        Assert.NotEqual(0, await report.Page.Locator("#figure-volcano-muscle-mass circle title").CountAsync());
    }

    [Fact]
    public async Task It_prints_to_a_pdf()
    {
        await using var report = await chromium.Open(Html.Value);

        var pdf = await report.Page.PdfAsync(new() { Path = Shots("printed.pdf"), PreferCSSPageSize = true });

        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf, 0, 8), StringComparison.Ordinal);
        Assert.True(pdf.Length > 100_000);
    }

    static Task<int> Number(OpenReport report, string expression) => report.Page.EvaluateAsync<int>(expression);

    static string Text(AxeResultItem item)
        => $"{item.Id}: {item.Help} at {string.Join(" | ", item.Nodes.Take(3).Select(node => node.Html))}";

    static async Task Shot(IPage page, string name, bool whole = true)
        => await page.ScreenshotAsync(new() { Path = Shots(name + ".png"), FullPage = whole });

    static string Shots(string name)
        => Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "shots")).FullName, name);
}
