namespace Assay.TestKit.Browser;

/// <summary>Finds the system's Chromium: Playwright's own download is never used.</summary>
internal static class ChromiumExecutable
{
    public const string Remedy = "sudo apt-get install -y --no-install-recommends chromium";

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>The executable's path (<c>ASSAY_CHROMIUM</c> goes first), null if there is none.</summary>
    public static string? Find() =>
        Places.Prepend(Environment.GetEnvironmentVariable("ASSAY_CHROMIUM")).FirstOrDefault(p => !string.IsNullOrEmpty(p) && File.Exists(p));
}
