using System.Runtime.CompilerServices;
using System.Text.Json;
using Assay.Workspace;

namespace Assay.Pipelines.Local;

/// <summary>A run that a workspace keeps.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Started">When it began.</param>
/// <param name="Parameters">The parameters it was started with, defaults included.</param>
/// <param name="Folder">Where it is kept.</param>
/// <param name="Result">How it ended; null where it goes on, or its process was killed.</param>
public sealed record PastRun(
    Guid RunId, string Pipeline, DateTimeOffset Started, IReadOnlyDictionary<string, JsonElement> Parameters, string Folder, PipelineRunResult? Result)
{
    /// <summary>Whether there is something left to do: it was killed, stopped, or a step failed otherwise than by a gate's or an admission's no.</summary>
    public bool CanResume => Result is null or { State: TaskState.Failed or TaskState.Canceled, IsRefused: false };
}

/// <summary>The local runs of a workspace.</summary>
public static class RunHistory
{
    /// <summary>The runs of a pipeline, newest first.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="pipeline">The pipeline's name.</param>
    /// <param name="cancellation">Stops looking.</param>
    public static async IAsyncEnumerable<PastRun> OfAsync(AssayWorkspace workspace, string pipeline, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (!Directory.Exists(workspace.Runs))
            yield break;
        // Ids are UUIDs of version 7: their order is that of time.
        foreach (var folder in Directory.EnumerateDirectories(workspace.Runs).OrderDescending(StringComparer.Ordinal))
        {
            if (!Guid.TryParse(Path.GetFileName(folder), out var id) || await RunJournal.ReadAsync(folder, cancellation).ConfigureAwait(false) is not { } record || record.Pipeline != pipeline)
                continue;
            yield return new(id, record.Pipeline, record.Started, record.Parameters, folder, await ResultAsync(folder, cancellation).ConfigureAwait(false));
        }
    }

    private static async Task<PipelineRunResult?> ResultAsync(string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, LocalRunner.ResultFile);
        if (!File.Exists(file))
            return null;
        try
        {
            return PipelineRunResult.Parse(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false));
        }
        catch (JsonException)
        {
            // Of another version: as if it hadn't ended.
            return null;
        }
    }
}
