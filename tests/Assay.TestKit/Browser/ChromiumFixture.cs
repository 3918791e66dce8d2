using Microsoft.Playwright;
using Xunit;

namespace Assay.TestKit.Browser;

/// <summary>
/// Debian's Chromium, driven by Playwright, started at the first page and shared by a class of tests
/// (<c>IClassFixture&lt;ChromiumFixture&gt;</c>). Its tests are <c>[SkippableFact]</c>s.
/// </summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--force-color-profile=srgb", "--hide-scrollbars",
    ];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A new page in a browser context of its own: no cookies, no cache shared with another test. Skips or fails without Chromium.</summary>
    /// <param name="width">Width of the view in CSS pixels.</param>
    /// <param name="height">Height of the view in CSS pixels.</param>
    public async Task<IPage> NewPageAsync(int width = 1280, int height = 800)
    {
        var browser = await BrowserAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-GB",
            TimezoneId = "UTC",
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await context.NewPageAsync();
    }

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Closes the browser and all its pages.</summary>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        var executable = ChromiumExecutable.Find();
        RequiredService.Demand(executable is not null, "Chromium", ChromiumExecutable.Remedy);
        await _starting.WaitAsync();
        try
        {
            if (_browser is not null)
                return _browser;
            Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", RepositoryRoot.BuildFact("PlaywrightDriver"));
            _playwright = await Playwright.CreateAsync();
            return _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = Flags });
        }
        finally
        {
            _starting.Release();
        }
    }
}
