using System.Globalization;
using Assay.Tracking.Artifacts;
using Assay.Tracking.Rules;
using Assay.Tracking.Writing;

namespace Assay.Tracking.Registry;

/// <summary>Assay's registry of models over any MLflow server or the embedded store.</summary>
/// <param name="api">Where models are registered.</param>
/// <param name="knowsRuns">Whether runs are tracked there too; else a version's files belong to no run, and a tag names it.</param>
public sealed class ModelRegistry(ITrackingApi api, bool knowsRuns = true) : IModelRegistry
{
    /// <summary>Tag of a version with the <see cref="FolderContent"/> of its files; a download is checked against it.</summary>
    public const string ContentTag = "assay.content_hash";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">No model can have the name.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or nothing in it.</exception>
    /// <exception cref="TrackingException">The server refuses or fails; no version is then registered.</exception>
    public async Task<ModelVersion> RegisterAsync(
        string model, string folder, string? runId, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tags);
        if (ModelNames.Fault(model) is { } fault)
            throw new ArgumentException(fault, nameof(model));
        var files = Directory.Exists(folder) ? LocalFiles.Of(folder) : [];
        if (files.Count == 0)
            throw new DirectoryNotFoundException($"Model '{model}': expected a folder with the saved model, found none or an empty one: {folder}");

        var hashes = new List<(string Path, string Sha256)>();
        foreach (var (path, name) in files)
            hashes.Add((name, await FolderContent.FileHashAsync(path, cancellation).ConfigureAwait(false)));
        var content = FolderContent.Hash(hashes);
        await api.Models.EnsureAsync(model, cancellation).ConfigureAwait(false);

        // By content: registering again in the same run never touches the files of an earlier version.
        var place = $"models/{model}/{content[..16]}";
        var known = knowsRuns && runId is not null && !JournalEntry.IsOffline(runId);
        var source = known ? ArtifactUri.OfRun(runId!, place) : ArtifactUri.OfProxy(place);
        foreach (var ((path, name), (_, expected)) in files.Zip(hashes))
            await UploadAsync(path, ArtifactUri.Below(source, name), expected, cancellation).ConfigureAwait(false);

        var all = tags.Select(tag => new Tag(tag.Key, tag.Value)).Where(tag => tag.Key != ContentTag).Append(new Tag(ContentTag, content)).ToList();
        if (runId is not null && !known)
            all.Add(new Tag(JournalEntry.IsOffline(runId) ? RunTags.OfflineId : RunTags.TrackingRunId, runId));
        var version = await api.Models.CreateVersionAsync(
            new NewModelVersion(model, source) { RunId = known ? runId : null, Tags = all }, cancellation).ConfigureAwait(false);
        return ToContract(await api.Models.GetVersionAsync(model, version.Version, cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public async Task<ModelVersion?> FindAsync(string model, string alias, CancellationToken cancellation = default) =>
        await api.Models.FindByAliasAsync(model, alias, cancellation).ConfigureAwait(false) is { } version
            ? await WithAliasesAsync(version, cancellation).ConfigureAwait(false)
            : null;

    /// <inheritdoc />
    public async Task<ModelVersion?> GetAsync(string model, int version, CancellationToken cancellation = default)
    {
        try
        {
            var found = await api.Models.GetVersionAsync(model, Text(version), cancellation).ConfigureAwait(false);
            return await WithAliasesAsync(found, cancellation).ConfigureAwait(false);
        }
        catch (TrackingException e) when (e.Code == TrackingErrors.ResourceDoesNotExist)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ModelVersion>> ListAsync(string model, CancellationToken cancellation = default)
    {
        if (ModelNames.Fault(model) is not null || await FindModelAsync(model, cancellation).ConfigureAwait(false) is not { } registered)
            return [];
        var aliases = registered.Aliases.ToLookup(alias => alias.Version, alias => alias.Alias, StringComparer.Ordinal);
        var versions = new List<ModelVersion>();
        var query = new SearchQuery { Filter = $"name = '{model.Replace("'", "''", StringComparison.Ordinal)}'", MaxResults = 1000 };
        await foreach (var version in api.Models.SearchVersionsAsync(query, cancellation).ConfigureAwait(false))
            versions.Add(ToContract(version with { Aliases = [.. aliases[version.Version]] }));
        return [.. versions.OrderByDescending(version => version.Version)];
    }

    /// <inheritdoc />
    public Task SetAliasAsync(string model, int version, string alias, CancellationToken cancellation = default) =>
        api.Models.SetAliasAsync(model, alias, Text(version), cancellation);

    /// <inheritdoc />
    public Task RemoveAliasAsync(string model, string alias, CancellationToken cancellation = default) => api.Models.DeleteAliasAsync(model, alias, cancellation);

    /// <inheritdoc />
    public Task SetTagAsync(string model, int version, string key, string value, CancellationToken cancellation = default) =>
        api.Models.SetVersionTagAsync(model, Text(version), key, value, cancellation);

    /// <inheritdoc />
    /// <exception cref="IOException">The folder holds something already.</exception>
    /// <exception cref="TrackingException">The files are not there, or are not those that were registered (<c>DATA_LOSS</c>).</exception>
    public async Task DownloadAsync(ModelVersion version, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        var target = Path.GetFullPath(folder);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new IOException($"The folder holds something already; give an empty or a new one: {target}");
        var source = await SourceAsync(version, cancellation).ConfigureAwait(false);
        var part = $"{target}.{Guid.NewGuid():N}.part";
        try
        {
            var hashes = await FolderDownload.RunAsync(api.Artifacts, source, part, cancellation).ConfigureAwait(false);
            if (hashes.Count == 0)
                throw TrackingException.Missing($"Model version {version.Model}/{version.Version} has no files at {source}.");
            if (version.Tags.TryGetValue(ContentTag, out var expected) && FolderContent.Hash(hashes) != expected)
            {
                throw TrackingException.Of(
                    "DATA_LOSS", $"The files of model version {version.Model}/{version.Version} are not those that were registered: their hash differs from tag {ContentTag}.");
            }

            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(part, target);
        }
        finally
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static ModelVersion ToContract(RegisteredModelVersion version) => new(
        version.Name,
        int.Parse(version.Version, CultureInfo.InvariantCulture),
        version.Source,
        version.RunId is { Length: > 0 } run ? run : null,
        DateTimeOffset.FromUnixTimeMilliseconds(version.CreationTimestamp),
        version.Aliases,
        version.Tags.GroupBy(tag => tag.Key, StringComparer.Ordinal).ToDictionary(tags => tags.Key, tags => tags.Last().Value, StringComparer.Ordinal));

    private async Task UploadAsync(string path, string location, string expected, CancellationToken cancel)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            var sent = await api.Artifacts.UploadAsync(location, file, cancel).ConfigureAwait(false);
            if (sent.Sha256 != expected)
                throw new IOException($"The file changed while it was registered: {path}");
        }
    }

    // Some servers leave aliases out of a version's answer; the model has them all.
    private async Task<ModelVersion> WithAliasesAsync(RegisteredModelVersion version, CancellationToken cancel)
    {
        if (version.Aliases.Count == 0)
        {
            var model = await api.Models.GetAsync(version.Name, cancel).ConfigureAwait(false);
            version = version with { Aliases = [.. model.Aliases.Where(alias => alias.Version == version.Version).Select(alias => alias.Alias)] };
        }

        return ToContract(version);
    }

    private async Task<RegisteredModel?> FindModelAsync(string model, CancellationToken cancel)
    {
        try
        {
            return await api.Models.GetAsync(model, cancel).ConfigureAwait(false);
        }
        catch (TrackingException e) when (e.Code == TrackingErrors.ResourceDoesNotExist)
        {
            return null;
        }
    }

    // A version may be a copy of another: models:/name/3. Ten steps are more than anyone makes.
    private async Task<string> SourceAsync(ModelVersion version, CancellationToken cancel)
    {
        var source = await api.Models.GetDownloadUriAsync(version.Model, Text(version.Version), cancel).ConfigureAwait(false);
        for (var step = 0; step < 10 && source.StartsWith("models:/", StringComparison.OrdinalIgnoreCase); step++)
        {
            var parts = source["models:/".Length..].Split('/');
            if (parts is not [var name, var number])
                break;
            source = await api.Models.GetDownloadUriAsync(name, number, cancel).ConfigureAwait(false);
        }

        return source;
    }
}
