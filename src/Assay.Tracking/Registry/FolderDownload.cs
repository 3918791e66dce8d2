using Assay.Tracking.Artifacts;

namespace Assay.Tracking.Registry;

/// <summary>Copies a folder of artifacts to this machine, trusting no name that a server gives.</summary>
internal static class FolderDownload
{
    internal static async Task<List<(string Path, string Sha256)>> RunAsync(
        IArtifacts artifacts, string location, string folder, CancellationToken cancel)
    {
        var hashes = new List<(string Path, string Sha256)>();
        var folders = new Queue<string>([""]);
        while (folders.TryDequeue(out var below))
        {
            foreach (var entry in await artifacts.ListAtAsync(ArtifactUri.Below(location, below), cancel).ConfigureAwait(false))
            {
                // Some servers answer a path, some a name; neither may lead out of the folder.
                var name = ArtifactPath.Clean(entry.Path.TrimEnd('/').Split('/')[^1]);
                if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal))
                    throw ArtifactPath.Invalid();
                var path = ArtifactPath.Join(below, name);
                if (entry.IsDir)
                {
                    folders.Enqueue(path);
                    continue;
                }

                var target = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous);
                await using (file.ConfigureAwait(false))
                    hashes.Add((path, (await artifacts.DownloadAsync(ArtifactUri.Below(location, path), file, cancel).ConfigureAwait(false)).Sha256));
            }
        }

        return hashes;
    }
}
