using System.Globalization;
using System.Runtime.CompilerServices;
using Assay.Tracking.Artifacts;

namespace Assay.Tracking.Import;

/// <summary>What a tracking server keeps, deleted experiments and runs included.</summary>
internal sealed class ServerSource(ITrackingApi server) : IImportSource
{
    public string Location => server.Location;

    public IAsyncEnumerable<Experiment> ExperimentsAsync(ImportProgress progress, CancellationToken cancel) =>
        server.Experiments.SearchAsync(new SearchQuery { MaxResults = 1000, View = ViewType.All, OrderBy = ["creation_time ASC"] }, cancel);

    public async IAsyncEnumerable<ForeignRun> RunsAsync(Experiment experiment, ImportProgress progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        var query = new RunQuery { ExperimentIds = [experiment.ExperimentId], View = ViewType.All, MaxResults = 200, OrderBy = ["attributes.start_time ASC"] };
        await foreach (var run in server.Runs.SearchAsync(query, cancel).ConfigureAwait(false))
        {
            yield return new ForeignRun
            {
                Info = run.Info,
                Params = run.Data.Params,
                Tags = run.Data.Tags,
                Inputs = run.Inputs.DatasetInputs,
                Metrics = stop => MetricsAsync(run, stop),
                Artifacts = stop => FilesAsync(run.Info.RunId, progress, stop),
            };
        }
    }

    public async IAsyncEnumerable<ForeignModel> ModelsAsync(ImportProgress progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var found in server.Models.SearchAsync(new SearchQuery { MaxResults = 100 }, cancel).ConfigureAwait(false))
        {
            // A search leaves aliases out on some servers.
            var model = await server.Models.GetAsync(found.Name, cancel).ConfigureAwait(false);
            var versions = new List<RegisteredModelVersion>();
            var query = new SearchQuery { Filter = $"name = '{model.Name.Replace("'", "''", StringComparison.Ordinal)}'", MaxResults = 1000 };
            await foreach (var version in server.Models.SearchVersionsAsync(query, cancel).ConfigureAwait(false))
                versions.Add(version);
            var roots = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var run in versions.Select(version => version.RunId).OfType<string>().Where(run => run.Length > 0).Distinct(StringComparer.Ordinal))
                roots[run] = await RootAsync(run, cancel).ConfigureAwait(false);
            yield return new ForeignModel(model, [.. versions.OrderBy(version => long.Parse(version.Version, CultureInfo.InvariantCulture))])
            {
                PathInRun = version => PathIn(version, roots),
            };
        }
    }

    private async Task<string> RootAsync(string run, CancellationToken cancel)
    {
        try
        {
            return (await server.Runs.GetAsync(run, cancel).ConfigureAwait(false)).Info.ArtifactUri;
        }
        catch (TrackingException e) when (e.Code == TrackingErrors.ResourceDoesNotExist)
        {
            return "";
        }
    }

    private static string? PathIn(RegisteredModelVersion version, Dictionary<string, string> roots)
    {
        if (ArtifactUri.IsRun(version.Source))
            return ArtifactUri.RunPath(version.Source) is var (run, path) && run == version.RunId ? path : null;
        return version.RunId is { } id && roots.GetValueOrDefault(id) is { Length: > 0 } root && version.Source.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal)
            ? ArtifactPath.Clean(version.Source[(root.TrimEnd('/').Length + 1)..])
            : null;
    }

    private async IAsyncEnumerable<Metric> MetricsAsync(Run run, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var key in run.Data.Metrics.Select(metric => metric.Key))
        {
            await foreach (var metric in server.Runs.MetricHistoryAsync(run.Info.RunId, key, cancel).ConfigureAwait(false))
                yield return metric;
        }
    }

    private async IAsyncEnumerable<ForeignFile> FilesAsync(string run, ImportProgress progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        var folders = new Queue<string>([""]);
        while (folders.TryDequeue(out var folder))
        {
            IReadOnlyList<ArtifactFile> files;
            try
            {
                files = (await server.Artifacts.ListAsync(run, folder, cancel).ConfigureAwait(false)).Files;
            }
            catch (TrackingException e) when (e.StatusCode is >= 400 and not 429)
            {
                progress.Problem($"run {run}, artifacts below '{folder}': {e.Message}");
                continue;
            }

            foreach (var file in files)
            {
                var path = ArtifactPath.Clean(file.Path);
                if (file.IsDir)
                    folders.Enqueue(path);
                else
                    yield return new ForeignFile(path, file.FileSize ?? -1, stop => OpenAsync(run, path, stop));
            }
        }
    }

    private async Task<Stream> OpenAsync(string run, string path, CancellationToken cancel)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"assay-import-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await server.Artifacts.DownloadAsync(ArtifactUri.OfRun(run, path), file, cancel).ConfigureAwait(false);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
