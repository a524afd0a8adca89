using Microsoft.Playwright;

namespace Sarcotrace.App.Tests.Report;

/// <summary>A real Chromium, started once; the tests that need it are skipped by name where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];

    static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    IPlaywright? _playwright;
    IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Places, File.Exists);
        if (chromium is null) return;

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Arguments });
    }

    /// <summary>Opens a report in a window of that size.</summary>
    internal async Task<OpenReport> Open(
        string html, int width = 1280, int height = 900, bool dark = false, bool script = true)
    {
        Assert.SkipWhen(_browser is null, "no Chromium here; CHROMIUM names one");

        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            AcceptDownloads = true,
        });
        var report = new OpenReport(context, await context.NewPageAsync());
        await report.Page.GotoAsync(new Uri(Save(html)).AbsoluteUri);
        return report;
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
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>A report open in a window of its own.</summary>
sealed class OpenReport : IAsyncDisposable
{
    readonly IBrowserContext _context;

    public OpenReport(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Request += (_, request) => Requests.Add(request.Url);
        page.PageError += (_, error) => Errors.Add(error);
        page.Console += (_, message) => { if (message.Type == "error") Errors.Add(message.Text); };
    }

    public IPage Page { get; }

    /// <summary>Everything it asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What went wrong in its script.</summary>
    public List<string> Errors { get; } = [];

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
