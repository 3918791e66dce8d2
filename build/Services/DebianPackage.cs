namespace Build.Services;

/// <summary>Debian's packages that some tests need, and how to see whether they are installed.</summary>
internal static class DebianPackage
{
    public static readonly string[] InstallArguments = ["install", "-y", "-qq", "--no-install-recommends"];

    public static IReadOnlyList<string> Missing()
    {
        List<string> missing = [];
        if (!File.Exists("/usr/bin/chromium"))
            missing.Add("chromium");
        if (!HasPostgresServer())
            missing.Add("postgresql");
        if (!File.Exists("/usr/bin/gcc") || !File.Exists("/usr/include/stdlib.h"))
            missing.AddRange(["gcc", "libc6-dev"]);
        return missing;
    }

    public static string InstallLine(IEnumerable<string> packages) => $"apt-get install -y --no-install-recommends {string.Join(' ', packages)}";

    private static bool HasPostgresServer() =>
        Directory.Exists("/usr/lib/postgresql")
        && Directory.EnumerateDirectories("/usr/lib/postgresql").Any(version => File.Exists(Path.Combine(version, "bin", "initdb")));
}
