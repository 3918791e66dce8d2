using System.Text.Json;
using Assay.Hosting.Provenance;
using Assay.Tracking;
using Assay.Tracking.Artifacts;

namespace Assay.Hosting.Runs;

/// <summary>Reads what is recorded of a run out of its parameters, tags, inputs and artifacts.</summary>
internal sealed class RunReader(ITrackingApi tracking, Declarations declarations)
{
    private const string ChampionPrefix = "assay.champion.";
    private const string ModelPrefix = "assay.model.";

    public async Task<RunRecord> ReadAsync(Run run, CancellationToken cancellation)
    {
        var tags = run.Data.Tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
        var parameters = Sorted(run.Data.Params.Select(param => KeyValuePair.Create(param.Key, param.Value)));
        var metrics = Sorted(run.Data.Metrics.Select(metric => KeyValuePair.Create(metric.Key, metric.Value)));
        var environment = await EnvironmentAsync(run.Info.RunId, cancellation).ConfigureAwait(false);
        var experiment = await tracking.Experiments.GetAsync(run.Info.ExperimentId, cancellation).ConfigureAwait(false);
        var record = new RunRecord
        {
            Id = run.Info.RunId,
            Name = run.Info.RunName,
            Experiment = experiment.Name,
            Status = run.Info.Status.ToString(),
            Started = DateTimeOffset.FromUnixTimeMilliseconds(run.Info.StartTime),
            Seconds = run.Info.EndTime is { } end ? (end - run.Info.StartTime) / 1000.0 : null,
            User = tags.GetValueOrDefault(RunTags.User),
            Pipeline = tags.GetValueOrDefault(RunTags.Pipeline),
            PipelineRun = tags.GetValueOrDefault(RunTags.AssayRunId),
            Code = new(
                tags.GetValueOrDefault(RunTags.GitCommit),
                tags.GetValueOrDefault(RunTags.GitBranch),
                tags.TryGetValue(RunTags.GitDirty, out var dirty) ? dirty == "true" : null,
                tags.GetValueOrDefault(RunTags.GitRepository),
                tags.GetValueOrDefault(RunTags.Code)),
            Declaration = tags.GetValueOrDefault(RunTags.Declaration),
            Seeds = Sorted(parameters.Where(parameter => parameter.Key.Contains("seed", StringComparison.OrdinalIgnoreCase))),
            Machine = environment?.Machine,
            PeakMemoryBytes = metrics.Where(metric => metric.Key.StartsWith("system/", StringComparison.Ordinal) && metric.Key.EndsWith("/peak_memory_bytes", StringComparison.Ordinal))
                .Select(metric => (long?)metric.Value).Max(),
            Parameters = parameters,
            Data = [.. run.Inputs.DatasetInputs.Select(Data)],
            Models = [.. tags.Where(tag => tag.Key.StartsWith(ModelPrefix, StringComparison.Ordinal)).Select(Model).OfType<ModelFacts>()],
            Champions = Sorted(tags.Where(tag => tag.Key.StartsWith(ChampionPrefix, StringComparison.Ordinal))
                .Select(tag => KeyValuePair.Create(tag.Key[ChampionPrefix.Length..], tag.Value))),
            Metrics = metrics,
            Packages = environment?.Packages ?? Sorted<string>([]),
            Artifacts = await ArtifactsAsync(run.Info.RunId, cancellation).ConfigureAwait(false),
            Tags = Sorted(tags),
        };
        return record with { Again = RunCommand.Of(record, declarations) };
    }

    /// <summary>A dataset's facts out of MLflow's form.</summary>
    internal static DataFacts Data(RunInput input)
    {
        var tags = input.Tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
        return new(
            input.Dataset.Name,
            tags.GetValueOrDefault(RunInput.VersionTag),
            tags.GetValueOrDefault(RunInput.DigestTag) ?? input.Dataset.Digest,
            tags.GetValueOrDefault(RunInput.ContextTag),
            Json(input.Dataset.Profile, profile => profile.TryGetProperty("num_rows", out var rows) && rows.TryGetInt64(out var count) ? count : (long?)null),
            Json(input.Dataset.Source, source => source.TryGetProperty("uri", out var uri) ? uri.GetString() : null),
            Json(input.Dataset.Schema, schema => schema.TryGetProperty("mlflow_colspec", out var columns)
                ? columns.EnumerateArray().Select(column => $"{column.GetProperty("name").GetString()} {column.GetProperty("type").GetString()}").ToList()
                : null) ?? []);
    }

    private static ModelFacts? Model(KeyValuePair<string, string> tag) => LoggedModelFacts.TryParse(tag.Value) is { } facts
        ? new(tag.Key[ModelPrefix.Length..], facts.Path, facts.ContentHash, facts.Inputs, facts.Outputs)
        : null;

    // Another tool's run may hold other JSON there, or none.
    private static T? Json<T>(string? text, Func<JsonElement, T?> read)
    {
        if (string.IsNullOrEmpty(text))
            return default;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : default;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return default;
        }
    }

    private async Task<RunEnvironment?> EnvironmentAsync(string runId, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        try
        {
            await tracking.Artifacts.DownloadAsync(ArtifactUri.OfRun(runId, $"{RunEnvironment.Folder}/{RunEnvironment.FileName}"), content, cancellation).ConfigureAwait(false);
            return RunEnvironment.Parse(content.GetBuffer().AsSpan(0, (int)content.Length));
        }
        catch (Exception e) when (e is TrackingException { StatusCode: 404 or 500 or 501 } or JsonException)
        {
            // A run of another tool, or artifacts that only the client's own machine can reach.
            return null;
        }
    }

    private async Task<IReadOnlyList<string>> ArtifactsAsync(string runId, CancellationToken cancellation)
    {
        try
        {
            var listing = await tracking.Artifacts.ListAsync(runId, null, cancellation).ConfigureAwait(false);
            return [.. listing.Files.Select(file => file.IsDir ? file.Path + "/" : file.Path)];
        }
        catch (TrackingException e) when (e.StatusCode is 500 or 501)
        {
            return [];
        }
    }

    private static SortedDictionary<string, T> Sorted<T>(IEnumerable<KeyValuePair<string, T>> pairs)
    {
        var sorted = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
            sorted[key] = value;
        return sorted;
    }
}
