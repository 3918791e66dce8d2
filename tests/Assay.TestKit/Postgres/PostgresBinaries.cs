using System.Globalization;

namespace Assay.TestKit.Postgres;

/// <summary>Finds the server's programs, which Debian keeps off the PATH in a folder per version.</summary>
internal static class PostgresBinaries
{
    public const string Remedy = "sudo apt-get install -y --no-install-recommends postgresql";

    /// <summary>The folder with <c>initdb</c> and <c>pg_ctl</c> of the newest version, null if there is none.</summary>
    public static string? Find() => Find("/usr/lib/postgresql", Environment.GetEnvironmentVariable("PATH") ?? "");

    internal static string? Find(string versions, string path)
    {
        var installed = Directory.Exists(versions)
            ? Directory.EnumerateDirectories(versions).OrderByDescending(VersionOf).Select(v => Path.Combine(v, "bin"))
            : [];
        return installed.Concat(path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static double VersionOf(string folder) =>
        double.TryParse(Path.GetFileName(folder), NumberStyles.Float, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
