using System.Text;

namespace Assay.Build.Artifacts;

/// <summary>The folder that artifacts are written to. Only bytes that differ are written, so that nothing downstream is out of date.</summary>
internal sealed class ArtifactFolder
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // What lies elsewhere in the folder was put there by others.
    private static readonly string[] s_ours = ["lineage", "pipelines"];

    private readonly string _root;

    /// <summary>The folder; it is made when the first file is written.</summary>
    public ArtifactFolder(string root) => _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The absolute path of an artifact.</summary>
    /// <exception cref="ArgumentException">The path is empty, absolute, or leaves the folder.</exception>
    public string PathOf(string artifact)
    {
        var isRelative = artifact.Length > 0 && !Path.IsPathRooted(artifact) && !artifact.Contains('\\', StringComparison.Ordinal)
            && !artifact.Contains(':', StringComparison.Ordinal);
        var path = isRelative ? Path.GetFullPath(Path.Combine(_root, artifact)) : "";
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException($"The artifact path '{artifact}' leaves {_root}; expected a relative path with forward slashes.", nameof(artifact));
    }

    /// <summary>Writes an artifact where its bytes differ from what is there.</summary>
    /// <returns>Whether it was written.</returns>
    public bool Write(Artifact artifact)
    {
        if (Has(artifact))
            return false;
        var path = PathOf(artifact.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, s_utf8.GetBytes(artifact.Text));
        return true;
    }

    /// <summary>Whether an artifact is there with the same text.</summary>
    public bool Has(Artifact artifact)
    {
        var path = PathOf(artifact.Path);
        return File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(s_utf8.GetBytes(artifact.Text));
    }

    /// <summary>The files in the places of artifacts that none of them has any more, in ordinal order.</summary>
    public IReadOnlyList<string> Former(IReadOnlyList<Artifact> artifacts)
    {
        var known = artifacts.Select(artifact => artifact.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. s_ours.Select(place => Path.Combine(_root, place)).Where(Directory.Exists)
                .SelectMany(place => Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(_root, file).Replace('\\', '/'))
                .Where(file => !known.Contains(file))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Deletes an artifact that was written formerly, and the folders that it leaves empty.</summary>
    public void Delete(string artifact)
    {
        var path = PathOf(artifact);
        File.Delete(path);
        for (var folder = Path.GetDirectoryName(path)!; folder != _root && Directory.Exists(folder); folder = Path.GetDirectoryName(folder)!)
        {
            if (Directory.EnumerateFileSystemEntries(folder).Any())
                return;
            Directory.Delete(folder);
        }
    }
}
