using Microsoft.Playwright;

namespace Sarcotrace.App.Tests.Report;

/// <summary>A real Chromium that opens one report; the tests that need it are skipped by name where there is none.</summary>
sealed class Browser : IAsyncDisposable
{
    static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

    static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    readonly IPlaywright _playwright;
    readonly IBrowser _browser;
    readonly IBrowserContext _context;

    Browser(IPlaywright playwright, IBrowser browser, IBrowserContext context, IPage page)
        => (_playwright, _browser, _context, Page) = (playwright, browser, context, page);

    /// <summary>The open report.</summary>
    public IPage Page { get; }

    /// <summary>Everything it asked the network for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What went wrong in its script.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Opens a report in a window of that size.</summary>
    public static async Task<Browser> Open(string html, int width = 1280, int height = 900, bool dark = false, bool script = true)
    {
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Places, File.Exists);
        Assert.SkipWhen(chromium is null, "no Chromium here; CHROMIUM names one");

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Arguments });
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            AcceptDownloads = true,
        });
        var opened = new Browser(playwright, browser, context, await context.NewPageAsync());
        opened.Page.Request += (_, request) => opened.Requests.Add(request.Url);
        opened.Page.PageError += (_, error) => opened.Errors.Add(error);
        opened.Page.Console += (_, message) => { if (message.Type == "error") opened.Errors.Add(message.Text); };

        await opened.Page.GotoAsync(new Uri(Save(html)).AbsoluteUri);
        return opened;
    }

    static string Save(string html)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pages"));
        var path = Path.Combine(folder.FullName, $"{Path.GetRandomFileName()}.html");
        File.WriteAllText(path, html);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
