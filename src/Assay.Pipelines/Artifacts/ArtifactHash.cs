using System.Text;
using Assay.Workspace.Storage;

namespace Assay.Pipelines.Artifacts;

/// <summary>The identity of an artifact's content.</summary>
public static class ArtifactHash
{
    /// <summary>
    /// <c>sha256:</c> and 64 hexadecimal digits: of a file its bytes, of a folder the lines <c>path NUL hash LF</c> of its files in ordinal order
    /// of their paths (with forward slashes), whatever their times and owners.
    /// </summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>The hash; null where nothing is there.</returns>
    public static async Task<string?> OfAsync(string path, CancellationToken cancellation = default)
    {
        if (File.Exists(path))
            return "sha256:" + await ContentHash.OfFileAsync(path, cancellation).ConfigureAwait(false);
        if (!Directory.Exists(path))
            return null;
        var lines = new StringBuilder();
        var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'), File: file))
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        foreach (var (name, file) in files)
            lines.Append(name).Append('\0').Append(await ContentHash.OfFileAsync(file, cancellation).ConfigureAwait(false)).Append('\n');
        return "sha256:" + ContentHash.Of(Encoding.UTF8.GetBytes(lines.ToString()));
    }
}
