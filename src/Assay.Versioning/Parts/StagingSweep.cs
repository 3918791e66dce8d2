namespace Assay.Versioning.Parts;

/// <summary>Drops what killed processes left among staged files.</summary>
internal static class StagingSweep
{
    private static readonly TimeSpan s_age = TimeSpan.FromDays(1);

    /// <summary>Deletes staged files that nobody has written to for a day.</summary>
    public static void Run(string folder, DateTimeOffset now)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (now.UtcDateTime - File.GetLastWriteTimeUtc(path) > s_age)
                File.Delete(path);
        }
    }
}
