using System.Text.Json;
using Assay.Tracking.Artifacts;

namespace Assay.Tracking.Writing;

/// <summary>Sends the entries of one journal file. Sending a file again, after stopping in the middle, changes nothing that arrived.</summary>
internal sealed class JournalSender(ITrackingApi api, string folder)
{
    private string Known => Path.Combine(folder, "known");

    internal List<string> Refused { get; } = [];

    internal int Sent { get; private set; }

    /// <summary>Reads a file; a last line that was cut off when its process died is left out.</summary>
    internal static async Task<List<JournalEntry>> ReadAsync(Stream file, CancellationToken cancel)
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        var text = await reader.ReadToEndAsync(cancel).ConfigureAwait(false);
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(Read)];
    }

    private static JournalEntry Read(string line)
    {
        var entry = JsonSerializer.Deserialize(line, JournalContext.Default.JournalEntry)!;
        return entry.SchemaVersion <= JournalEntry.Newest
            ? entry
            : throw new JsonException(FormattableString.Invariant($"Found schema version {entry.SchemaVersion}, expected at most {JournalEntry.Newest}: update Assay."));
    }

    /// <summary>Creates the runs that were begun without a server.</summary>
    internal async Task CreateRunsAsync(IEnumerable<JournalEntry> entries, CancellationToken cancel)
    {
        foreach (var entry in entries)
        {
            if (entry.Create is not { } run || await FindAsync(entry.RunId, cancel).ConfigureAwait(false) is not null)
                continue;
            var experiment = run.ExperimentId ?? await api.Experiments.EnsureAsync(run.ExperimentName, cancel).ConfigureAwait(false);
            var id = await CreatedAsync(experiment, entry.RunId, cancel).ConfigureAwait(false)
                ?? (await api.Runs.CreateAsync(
                    new NewRun(experiment)
                    {
                        RunName = run.RunName,
                        StartTime = run.StartTime,
                        Tags = [.. await ParentsAsync(run.Tags, cancel).ConfigureAwait(false), new Tag(RunTags.OfflineId, entry.RunId)],
                    },
                    cancel).ConfigureAwait(false)).Info.RunId;
            Directory.CreateDirectory(Known);
            await File.WriteAllTextAsync(Path.Combine(Known, entry.RunId), id, cancel).ConfigureAwait(false);
            Sent++;
        }
    }

    /// <summary>Sends all but creations.</summary>
    /// <returns>False where the run of an entry is not known yet.</returns>
    internal async Task<bool> SendAsync(IEnumerable<JournalEntry> entries, CancellationToken cancel)
    {
        foreach (var entry in entries)
        {
            if (await FindAsync(entry.RunId, cancel).ConfigureAwait(false) is not { } runId)
                return false;
            if (entry.Create is not null)
                continue;
            try
            {
                await SendAsync(runId, entry, cancel).ConfigureAwait(false);
                Sent++;
            }
            catch (TrackingException e) when (IsRefusal(e))
            {
                Refused.Add($"{What(entry)} of run {runId}: {e.Message}");
                await File.AppendAllTextAsync(
                    Path.Combine(folder, "refused.jsonl"), JsonSerializer.Serialize(entry, JournalContext.Default.JournalEntry) + "\n", cancel).ConfigureAwait(false);
            }
        }

        return true;
    }

    /// <summary>
    /// Whether sending the same again can never succeed: a wrong request, a run that is gone, a body too large, a server without artifacts. Wrong
    /// credentials and addresses are put right, and what waits is sent then.
    /// </summary>
    internal static bool IsRefusal(TrackingException e) =>
        e.StatusCode is 400 or 413 or 501 || e.Code is TrackingErrors.ResourceDoesNotExist or TrackingErrors.NotImplemented;

    private async Task SendAsync(string runId, JournalEntry entry, CancellationToken cancel)
    {
        if (entry.Batch is { } batch)
        {
            await api.Runs.LogBatchAsync(runId, batch, cancel).ConfigureAwait(false);
        }
        else if (entry.Input is { } input)
        {
            await api.Runs.LogInputsAsync(runId, [input], null, cancel).ConfigureAwait(false);
        }
        else if (entry.File is { } file)
        {
            var content = File.OpenRead(Path.Combine(folder, file.Copy));
            await using (content.ConfigureAwait(false))
                await api.Artifacts.UploadAsync(ArtifactUri.OfRun(runId, file.ArtifactPath), content, cancel).ConfigureAwait(false);
        }
        else if (entry.End is { } end)
        {
            await api.Runs.UpdateAsync(runId, end.Status, end.EndTime, null, cancel).ConfigureAwait(false);
        }
    }

    private static string What(JournalEntry entry) =>
        entry.Batch is not null ? "a batch" : entry.Input is not null ? "a dataset" : entry.File is not null ? "an artifact" : "the end";

    // The server's id of a run: its own, or what its offline id became.
    private async Task<string?> FindAsync(string runId, CancellationToken cancel)
    {
        if (!JournalEntry.IsOffline(runId))
            return runId;
        var known = Path.Combine(Known, runId);
        return File.Exists(known) ? await File.ReadAllTextAsync(known, cancel).ConfigureAwait(false) : null;
    }

    // A creation whose answer was lost, or whose record was: the tag finds the run.
    private async Task<string?> CreatedAsync(string experiment, string offlineId, CancellationToken cancel)
    {
        var query = new RunQuery
        {
            ExperimentIds = [experiment],
            Filter = $"tags.`{RunTags.OfflineId}` = '{offlineId}'",
            View = ViewType.All,
            MaxResults = 1,
        };
        var page = await api.Runs.SearchPageAsync(query, null, cancel).ConfigureAwait(false);
        return page.Items.Count > 0 ? page.Items[0].Info.RunId : null;
    }

    private async Task<IReadOnlyList<Tag>> ParentsAsync(IReadOnlyList<Tag> tags, CancellationToken cancel)
    {
        var result = new List<Tag>();
        foreach (var tag in tags)
            result.Add(tag.Key == RunTags.ParentRunId && await FindAsync(tag.Value, cancel).ConfigureAwait(false) is { } id ? tag with { Value = id } : tag);
        return result;
    }
}
