using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Workspace.Storage;

namespace Assay.Pipelines.Local;

/// <summary>
/// What a run has come to so far, on disk at every moment, so that it goes on after whatever stopped it: <c>run.json</c> says what was asked
/// for, <c>&lt;task&gt;/task.json</c> that a task is done and what it left. A run that goes on is held by one process.
/// </summary>
internal sealed class RunJournal : IDisposable
{
    private const string FileName = "run.json";
    private const int HoldAttempts = 20;
    private static readonly TimeSpan s_holdPause = TimeSpan.FromMilliseconds(100);

    private readonly string _folder;
    private readonly FileStream _held;

    private RunJournal(string folder, RunRecord record, FileStream held)
    {
        _folder = folder;
        _held = held;
        Record = record;
    }

    public RunRecord Record { get; private set; }

    /// <summary>Begins a run.</summary>
    public static async Task<RunJournal> StartAsync(string folder, RunRecord record, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var journal = new RunJournal(folder, record, await HoldAsync(folder, record.RunId, cancellation).ConfigureAwait(false));
        try
        {
            await journal.WriteAsync(cancellation).ConfigureAwait(false);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Takes a run up again.</summary>
    /// <exception cref="PipelineException">There is no such run, it is still going on, or the pipeline has changed since.</exception>
    public static async Task<RunJournal> ResumeAsync(string folder, Guid runId, string irHash, CancellationToken cancellation)
    {
        if (await ReadAsync(folder, cancellation).ConfigureAwait(false) is not { } record)
            throw Fault(runId, "no run of that id", "one that has begun", "assay run without --resume starts a new one.");
        if (record.IrHash != irHash)
            throw Fault(runId, $"a run of another form of {record.Pipeline}", "the pipeline as it is declared now", "Its steps, wires or settings have changed since: start a new run, whose unchanged steps come from the cache.");
        return new(folder, record, await HoldAsync(folder, runId, cancellation).ConfigureAwait(false));
    }

    /// <summary>What a folder's run was asked for; null where there is none that this version can read.</summary>
    public static async Task<RunRecord?> ReadAsync(string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            return null;
        try
        {
            var record = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false), RunJournalJson.Default.RunRecord);
            return record?.SchemaVersion == RunRecord.CurrentSchemaVersion ? record : null;
        }
        catch (JsonException)
        {
            // Of another version: it can't be gone on with.
            return null;
        }
    }

    /// <summary>Notes the run in the tracking store, which a resumed run logs into.</summary>
    public Task TrackedAsAsync(string trackingRunId, CancellationToken cancellation)
    {
        Record = Record with { TrackingRunId = trackingRunId };
        return WriteAsync(cancellation);
    }

    public void Dispose() => _held.Dispose();

    private Task WriteAsync(CancellationToken cancellation) => AtomicFile.ReplaceAsync(
        Path.Combine(_folder, FileName), JsonSerializer.SerializeToUtf8Bytes(Record, RunJournalJson.Default.RunRecord), cancellation);

    // The system lets go of it when the process ends, however it ends. A step that was being started at that moment shares it until it runs its own program.
    private static async Task<FileStream> HoldAsync(string folder, Guid runId, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (attempt < HoldAttempts)
            {
                await Task.Delay(s_holdPause, cancellation).ConfigureAwait(false);
            }
            catch (IOException e)
            {
                throw Fault(runId, "another process that runs it", "a run that was stopped", "Wait for its end, or stop that process.", e);
            }
        }
    }

    private static PipelineException Fault(Guid runId, string found, string expected, string remedy, Exception? inner = null) =>
        new("take up the run", runId.ToString("D"), found, expected, remedy, inner: inner);
}

/// <summary>What a run was asked for.</summary>
internal sealed record RunRecord
{
    public const int CurrentSchemaVersion = 1;

    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    public required Guid RunId { get; init; }

    public required string Pipeline { get; init; }

    public required string IrHash { get; init; }

    public required DateTimeOffset Started { get; init; }

    public DateTimeOffset? ScheduledTime { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    public string? TrackingRunId { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class RunJournalJson : JsonSerializerContext;
