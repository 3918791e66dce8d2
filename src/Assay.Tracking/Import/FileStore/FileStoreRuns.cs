using System.Runtime.CompilerServices;

namespace Assay.Tracking.Import.FileStore;

/// <summary>Reads the runs of one experiment's folder.</summary>
internal sealed class FileStoreRuns(string experiment, ImportProgress progress)
{
    /// <summary>The run of a folder; null where it is none, or its <c>meta.yaml</c> can't be read, which is told.</summary>
    internal async Task<ForeignRun?> ReadAsync(string folder, CancellationToken cancel)
    {
        // Beside runs lie datasets, traces, logged models and the experiment's own tags.
        if (Path.GetFileName(folder) is "datasets" or "traces" or "models" or "tags")
        {
            if (Path.GetFileName(folder) == "models")
                progress.Skip($"{folder}: logged models of MLflow 3 are not imported, runs and registered versions are");
            return null;
        }

        if (MetaFile.Read(folder, progress) is not { } meta || (meta.Text("run_id") ?? meta.Demand("run_uuid")) is not { } id)
            return null;
        var artifacts = Path.Combine(folder, "artifacts");
        if (meta.Text("artifact_uri") is { } address && !Directory.Exists(artifacts) && address.Contains("://", StringComparison.Ordinal)
            && !address.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            progress.Skip($"run {id}: its artifacts are not in the folder but at {Uri.UnescapeDataString(address.Split('?')[0])}");
        var tags = await KeyFiles.ReadAsync(Path.Combine(folder, "tags"), progress, cancel).ConfigureAwait(false);
        var parameters = await KeyFiles.ReadAsync(Path.Combine(folder, "params"), progress, cancel).ConfigureAwait(false);
        return new ForeignRun
        {
            Info = new RunInfo
            {
                RunId = id,
                RunName = meta.Text("run_name") ?? tags.FirstOrDefault(tag => tag.Key == RunTags.Name)?.Value ?? meta.Text("name") ?? "",
                UserId = meta.Text("user_id") ?? "",
                Status = Status(meta, id),
                StartTime = meta.Number("start_time") ?? 0,
                EndTime = meta.Number("end_time"),
                LifecycleStage = meta.Text("lifecycle_stage") == "deleted" ? LifecycleStage.Deleted : LifecycleStage.Active,
            },
            Params = [.. parameters.Select(param => new Param(param.Key, param.Value))],
            Tags = tags,
            Inputs = [.. SafeFiles.Folders(Path.Combine(folder, "inputs")).Select(Input).OfType<RunInput>()],
            Metrics = stop => KeyFiles.MetricsAsync(Path.Combine(folder, "metrics"), progress, stop),
            Artifacts = stop => FilesAsync(artifacts, stop),
        };
    }

    private RunStatus Status(MetaFile meta, string id)
    {
        switch (meta.Text("status"))
        {
            case "1" or "RUNNING":
                return RunStatus.Running;
            case "2" or "SCHEDULED":
                return RunStatus.Scheduled;
            case "3" or "FINISHED":
                return RunStatus.Finished;
            case "4" or "FAILED":
                return RunStatus.Failed;
            case "5" or "KILLED":
                return RunStatus.Killed;
            default:
                progress.Problem($"run {id}: found status '{meta.Text("status")}', expected 1 to 5; it is imported as failed");
                return RunStatus.Failed;
        }
    }

    private RunInput? Input(string folder)
    {
        if (MetaFile.Read(folder, progress) is not { } use || use.Demand("source_id") is not { } id)
            return null;
        if (id.AsSpan().ContainsAny("/\\") || id.Contains("..", StringComparison.Ordinal))
        {
            progress.Problem(Path.Combine(folder, MetaFile.Name), 1, "a dataset's id with a path", "a hash");
            return null;
        }

        if (MetaFile.Read(Path.Combine(experiment, "datasets", id), progress) is not { } dataset || dataset.Demand("name") is not { } name)
            return null;
        return new RunInput
        {
            Tags = use.Tags("tags"),
            Dataset = new LoggedDataset
            {
                Name = name,
                Digest = dataset.Text("digest") ?? "",
                SourceType = dataset.Text("source_type") ?? "",
                Source = dataset.Text("source") ?? "",
                Schema = dataset.Text("schema"),
                Profile = dataset.Text("profile"),
            },
        };
    }

    private async IAsyncEnumerable<ForeignFile> FilesAsync(string artifacts, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var path in SafeFiles.Below(artifacts, progress))
        {
            cancel.ThrowIfCancellationRequested();
            yield return new ForeignFile(
                Path.GetRelativePath(artifacts, path).Replace(Path.DirectorySeparatorChar, '/'),
                new FileInfo(path).Length,
                _ => Task.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, FileOptions.Asynchronous)));
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
