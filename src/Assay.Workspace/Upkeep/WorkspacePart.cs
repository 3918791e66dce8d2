namespace Assay.Workspace.Upkeep;

/// <summary>What one part of a workspace takes.</summary>
/// <param name="Name">The part: runs, artifacts, events….</param>
/// <param name="Meaning">What is in it, for people.</param>
/// <param name="Files">Its files.</param>
/// <param name="Bytes">Their lengths together.</param>
public sealed record WorkspacePart(string Name, string Meaning, long Files, long Bytes)
{
    // The first that fits counts: what is more exact stands first.
    private static readonly (string Name, string Meaning, string Place)[] s_places =
    [
        ("artifacts", "files of runs and models", "tracking/artifacts"),
        ("tracking", "runs, metrics, models; what waits for a server", "tracking/"),
        ("caches", "results kept for reuse; safe to delete", "runs/cache/"),
        ("caches", "results kept for reuse; safe to delete", "cache/"),
        ("runs", "what steps of pipelines wrote", "runs/"),
        ("versions", "versions of datasets", "versions/"),
        ("events", "the log that the catalog is made of", "events/"),
        ("verdicts", "verdicts on datasets", "verdicts/"),
        ("predictions", "predictions, windows, references", "monitors/"),
        ("models", "files of models", "models/"),
        ("catalog", "the rendered site", "catalog/"),
        ("alerts", "alerts, one file a day", "alerts/"),
        ("outbox", "messages that wait to be sent", "outbox/"),
    ];

    /// <summary>The parts of a workspace, the largest first; parts that are not there are left out.</summary>
    public static IReadOnlyList<WorkspacePart> Measure(AssayWorkspace workspace, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var parts = new Dictionary<string, WorkspacePart>(StringComparer.Ordinal);
        foreach (var file in WorkspaceFiles.Of(workspace))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (name, meaning, _) = Array.Find(s_places, place => file.Path.StartsWith(place.Place, StringComparison.Ordinal));
            name ??= "other";
            var part = parts.GetValueOrDefault(name) ?? new(name, meaning ?? "what other parts keep", 0, 0);
            parts[name] = part with { Files = part.Files + 1, Bytes = part.Bytes + file.Bytes };
        }

        return [.. parts.Values.OrderByDescending(part => part.Bytes).ThenBy(part => part.Name, StringComparer.Ordinal)];
    }
}
