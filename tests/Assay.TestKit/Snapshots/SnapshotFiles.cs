namespace Assay.TestKit.Snapshots;

/// <summary>Where the two texts of one snapshot lie.</summary>
internal sealed record SnapshotFiles(string Verified, string Received)
{
    public static SnapshotFiles For(string testFile, string name)
    {
        var extension = Path.GetExtension(name);
        if (extension.Length == 0)
            throw new ArgumentException($"The snapshot name '{name}' needs an extension, such as .txt.", nameof(name));
        var stem = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", name[..^extension.Length]);
        return new SnapshotFiles($"{stem}.verified{extension}", $"{stem}.received{extension}");
    }

    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
