using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Assay.Hosting.CommandLine;
using Assay.Workspace;
using Assay.Workspace.Storage;

namespace Assay.Hosting.Upkeep;

/// <summary>Puts a backup in a workspace's place: first all of it beside, every file checked against its hash, then at once.</summary>
internal sealed class WorkspaceRestore(AssayWorkspace workspace, TimeProvider clock)
{
    /// <summary>Restores, and says where what was there before is now; null where nothing was.</summary>
    /// <exception cref="UsageException">The workspace is not empty and force was not used, or the file is no backup.</exception>
    public async Task<(BackupManifest Manifest, string? Before)> RunAsync(string file, bool force, CancellationToken cancellation)
    {
        var isThere = Directory.Exists(workspace.Root) && Directory.EnumerateFileSystemEntries(workspace.Root).Any();
        if (isThere && !force)
            throw new UsageException($"The workspace {workspace.Root} is not empty. --force sets it aside and puts the backup in its place; ASSAY_WORKSPACE names another.");
        var stamp = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var arriving = $"{workspace.Root}.restoring-{stamp}";
        try
        {
            var manifest = await UnpackAsync(file, arriving, cancellation).ConfigureAwait(false);
            string? before = null;
            if (isThere)
                Directory.Move(workspace.Root, before = $"{workspace.Root}.before-{stamp}");
            else if (Directory.Exists(workspace.Root))
                Directory.Delete(workspace.Root);
            Directory.Move(arriving, workspace.Root);
            return (manifest, before);
        }
        finally
        {
            if (Directory.Exists(arriving))
                Directory.Delete(arriving, recursive: true);
        }
    }

    private static async Task<BackupManifest> UnpackAsync(string file, string folder, CancellationToken cancellation)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            var manifest = await ManifestAsync(zip, file, cancellation).ConfigureAwait(false);
            Directory.CreateDirectory(folder);
            foreach (var expected in manifest.Files)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!BlobPath.IsValid(expected.Path) || zip.GetEntry(expected.Path) is not { } entry)
                    throw Damaged(file, expected.Path, "it is not in it");
                var path = Path.Combine(folder, expected.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                entry.ExtractToFile(path);
                var stream = File.OpenRead(path);
                await using (stream.ConfigureAwait(false))
                {
                    if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false)) != expected.Sha256)
                        throw Damaged(file, expected.Path, "its content is another than was written");
                }
            }

            return manifest;
        }
        catch (InvalidDataException damage)
        {
            throw new WorkspaceException("restore a backup", file, "a damaged file", "a file that assay workspace backup wrote", "Use another backup; nothing was changed.", inner: damage);
        }
    }

    private static async Task<BackupManifest> ManifestAsync(ZipArchive zip, string file, CancellationToken cancellation)
    {
        var entry = zip.GetEntry(BackupManifest.Name) ?? throw new UsageException($"{file} is no backup: it holds no {BackupManifest.Name}.");
        var stream = entry.Open();
        await using (stream.ConfigureAwait(false))
        {
            var manifest = await JsonSerializer.DeserializeAsync(stream, UpkeepJson.Default.BackupManifest, cancellation).ConfigureAwait(false);
            return manifest is { SchemaVersion: <= BackupManifest.CurrentSchema }
                ? manifest
                : throw new UsageException($"{file} was written by a newer Assay (schema {manifest?.SchemaVersion}): update this one.");
        }
    }

    private static WorkspaceException Damaged(string file, string path, string found) => new(
        "restore a backup", file, $"'{path}': {found}", "what its manifest lists", "Use another backup; nothing was changed.");
}
