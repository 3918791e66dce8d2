using System.Text.Json.Serialization;

namespace Assay.Tracking.Writing;

/// <summary>One line of a journal: something that a server did not get.</summary>
internal sealed record JournalEntry
{
    /// <summary>The newest form of a line that this code reads.</summary>
    internal const int Newest = 1;

    public int SchemaVersion { get; init; } = Newest;

    /// <summary>The run; an id that begins with <see cref="OfflinePrefix"/> is known to no server yet.</summary>
    public required string RunId { get; init; }

    public NewOfflineRun? Create { get; init; }

    public RunBatch? Batch { get; init; }

    public RunInput? Input { get; init; }

    public JournalledFile? File { get; init; }

    public JournalledEnd? End { get; init; }

    internal const string OfflinePrefix = "offline-";

    internal static bool IsOffline(string runId) => runId.StartsWith(OfflinePrefix, StringComparison.Ordinal);
}

/// <summary>A run that no server could be told of.</summary>
internal sealed record NewOfflineRun(string? ExperimentId, string ExperimentName, string RunName, long StartTime, IReadOnlyList<Tag> Tags);

/// <summary>A file among a run's artifacts, and its copy relative to the journal's folder.</summary>
internal sealed record JournalledFile(string ArtifactPath, string Copy);

/// <summary>How and when a run ended.</summary>
internal sealed record JournalledEnd(RunStatus Status, long EndTime);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(JournalEntry))]
internal sealed partial class JournalContext : JsonSerializerContext;
