using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Assay.Workspace;
using Assay.Workspace.Storage;
using Assay.Workspace.Upkeep;

namespace Assay.Hosting.Upkeep;

/// <summary>
/// Copies a workspace into one zip file while others write to it. What refers to something is copied before it: databases through SQLite's
/// backup, then records of versions, then all else. So whatever a copied row or record names is among the files that are copied after it.
/// </summary>
internal sealed class WorkspaceBackup(AssayWorkspace workspace, TimeProvider clock)
{
    /// <summary>Writes a backup; the file is there only when all is in it.</summary>
    public async Task<BackupManifest> WriteAsync(string file, CancellationToken cancellation)
    {
        var target = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var arriving = target + ".part";
        try
        {
            BackupManifest manifest;
            using (var zip = ZipFile.Open(arriving, ZipArchiveMode.Create))
                manifest = await FillAsync(zip, arriving, cancellation).ConfigureAwait(false);
            File.Move(arriving, target, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    private async Task<BackupManifest> FillAsync(ZipArchive zip, string arriving, CancellationToken cancellation)
    {
        var files = new List<BackupFile>();
        foreach (var stage in (Func<string, bool>[])[SqliteFiles.Is, IsRecord, path => !SqliteFiles.Is(path) && !IsRecord(path)])
        {
            // Listed anew for each stage: what came meanwhile is seen by the stages that it is for, and left out by those that are over.
            foreach (var entry in WorkspaceFiles.Of(workspace).Where(entry => stage(entry.Path) && IsKept(entry.Path, arriving)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (await AddAsync(zip, entry, arriving + ".db", cancellation).ConfigureAwait(false) is { } added)
                    files.Add(added);
            }
        }

        var manifest = new BackupManifest(clock.GetUtcNow(), files);
        var stream = zip.CreateEntry(BackupManifest.Name).Open();
        await using (stream.ConfigureAwait(false))
            await JsonSerializer.SerializeAsync(stream, manifest, UpkeepJson.Default.BackupManifest, cancellation).ConfigureAwait(false);
        return manifest;
    }

    private static bool IsRecord(string path) => path.StartsWith("versions/", StringComparison.Ordinal) && path.Contains("/_assay/", StringComparison.Ordinal);

    // Caches are made again; half-written files are nobody's; a backup below the workspace is no part of it.
    private bool IsKept(string path, string arriving) =>
        !path.StartsWith("cache/", StringComparison.Ordinal)
        && !path.StartsWith("tracking/artifacts.arriving/", StringComparison.Ordinal)
        && !SqliteFiles.IsSide(path)
        && Path.Combine(workspace.Root, path) is var full && !full.StartsWith(arriving, StringComparison.Ordinal) && full + ".part" != arriving;

    private async Task<BackupFile?> AddAsync(ZipArchive zip, BlobEntry entry, string scratch, CancellationToken cancellation)
    {
        var file = Path.Combine(workspace.Root, entry.Path);
        var copy = SqliteFiles.Is(entry.Path) ? scratch : null;
        try
        {
            if (copy is not null)
                SqliteFiles.Copy(file, copy);
            var source = new FileStream(copy ?? file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);
            await using (source.ConfigureAwait(false))
            {
                var target = zip.CreateEntry(entry.Path, CompressionLevel.Fastest).Open();
                await using (target.ConfigureAwait(false))
                {
                    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                    var buffer = new byte[81920];
                    var bytes = 0L;
                    int read;
                    while ((read = await source.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
                    {
                        hash.AppendData(buffer, 0, read);
                        await target.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
                        bytes += read;
                    }

                    return new(entry.Path, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
                }
            }
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // A message that was sent, a file that was collected.
            return null;
        }
        finally
        {
            if (copy is not null)
                File.Delete(copy);
        }
    }
}
