using System.Globalization;

namespace Assay.Tracking.Import.FileStore;

/// <summary>Reads registered models: <c>models/NAME/{meta.yaml, tags/, version-N/, aliases/}</c>.</summary>
internal static class FileStoreModels
{
    private const string VersionPrefix = "version-";

    internal static async Task<ForeignModel?> ReadAsync(string folder, ImportProgress progress, CancellationToken cancel)
    {
        if (MetaFile.Read(folder, progress) is not { } meta || meta.Demand("name") is not { } name)
            return null;
        var versions = new List<RegisteredModelVersion>();
        foreach (var place in SafeFiles.Folders(folder).Where(place => Path.GetFileName(place).StartsWith(VersionPrefix, StringComparison.Ordinal)))
        {
            if (await VersionAsync(place, name, progress, cancel).ConfigureAwait(false) is { } version)
                versions.Add(version);
        }

        return new ForeignModel(
            new RegisteredModel
            {
                Name = name,
                Description = meta.Text("description"),
                Tags = await KeyFiles.ReadAsync(Path.Combine(folder, "tags"), progress, cancel).ConfigureAwait(false),
                Aliases = [.. (await KeyFiles.ReadAsync(Path.Combine(folder, "aliases"), progress, cancel).ConfigureAwait(false))
                    .Select(alias => new RegisteredModelAlias(alias.Key, alias.Value.Trim()))],
            },
            [.. versions.OrderBy(version => long.Parse(version.Version, CultureInfo.InvariantCulture))])
        {
            PathInRun = PathInRun,
        };
    }

    private static async Task<RegisteredModelVersion?> VersionAsync(string folder, string name, ImportProgress progress, CancellationToken cancel)
    {
        if (MetaFile.Read(folder, progress) is not { } meta)
            return null;
        var version = meta.Text("version") ?? Path.GetFileName(folder)[VersionPrefix.Length..];
        if (!long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            progress.Problem(Path.Combine(folder, MetaFile.Name), 1, $"version '{version}'", "a number");
            return null;
        }

        return new RegisteredModelVersion
        {
            Name = name,
            Version = version,
            CurrentStage = meta.Text("current_stage") ?? "None",
            Description = meta.Text("description") ?? "",
            Source = meta.Text("source") ?? "",
            RunId = meta.Text("run_id"),
            Tags = await KeyFiles.ReadAsync(Path.Combine(folder, "tags"), progress, cancel).ConfigureAwait(false),
        };
    }

    // file:///old/place/mlruns/0/RUN/artifacts/model: the folder may have moved since, the part after the run has not.
    private static string? PathInRun(RegisteredModelVersion version)
    {
        var source = Uri.UnescapeDataString(version.Source).Replace('\\', '/');
        var mark = source.StartsWith("runs:/", StringComparison.OrdinalIgnoreCase) ? $"/{version.RunId}/" : $"/{version.RunId}/artifacts/";
        var at = source.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 || source[(at + mark.Length)..] is not { Length: > 0 } path ? null : Artifacts.ArtifactPath.Clean(path);
    }
}
