using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Pipelines.Steps;

namespace Assay.Pipelines.Local;

/// <summary>How a task or run ended.</summary>
public enum TaskState
{
    /// <summary>Done.</summary>
    [JsonStringEnumMemberName("SUCCEEDED")]
    Succeeded,

    /// <summary>It failed, after all retries.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,

    /// <summary>It wasn't run: its condition is false, or a task that it depends on didn't succeed.</summary>
    [JsonStringEnumMemberName("SKIPPED")]
    Skipped,

    /// <summary>An earlier result was used.</summary>
    [JsonStringEnumMemberName("CACHED")]
    Cached,

    /// <summary>It was stopped.</summary>
    [JsonStringEnumMemberName("CANCELED")]
    Canceled,
}

/// <summary>How a task ended.</summary>
public sealed record TaskResult
{
    /// <summary>Its path: the name, below those of the graphs that hold it and the number of an iteration (<c>condition-1/deploy</c>, <c>for-loop-1/3/validate</c>).</summary>
    public required string Task { get; init; }

    /// <summary>Its name in its graph.</summary>
    public required string Name { get; init; }

    /// <summary>How it ended.</summary>
    public required TaskState State { get; init; }

    /// <summary>Whether it is a graph of other tasks.</summary>
    public bool IsGroup { get; init; }

    /// <summary>What the step does, where the declaration is known.</summary>
    public StepKind? Kind { get; init; }

    /// <summary>Why it wasn't run, or failed, in one line; null where all is well.</summary>
    public string? Reason { get; init; }

    /// <summary>The exit code of its last process; null where none ended.</summary>
    public int? ExitCode { get; init; }

    /// <summary>How many processes were started.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was ready to run.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>How long it took, retries and waiting for a free core included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The parameters it returned.</summary>
    public IReadOnlyDictionary<string, JsonElement> Parameters { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>The artifacts it returned.</summary>
    public IReadOnlyDictionary<string, ArtifactList> Artifacts { get; init; } = new Dictionary<string, ArtifactList>(StringComparer.Ordinal);

    /// <summary>Version or hash, by dataset, of the data that it goes back to.</summary>
    public IReadOnlyDictionary<string, string> Data { get; init => field = value ?? ReadOnlyDictionary<string, string>.Empty; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The file that its output was captured to; null where no process was started.</summary>
    public string? Log { get; init; }

    /// <summary>The path of an artifact that it returned; null where there is none.</summary>
    public string? ArtifactPath(string output) =>
        Artifacts.TryGetValue(output, out var list) && list.Artifacts.Count > 0 ? list.Artifacts[0].LocalPath : null;
}

/// <summary>How a run of a pipeline ended; kept as <c>runs/&lt;runId&gt;/result.json</c>.</summary>
public sealed record PipelineRunResult
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The run's id.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The pipeline.</summary>
    public required string Pipeline { get; init; }

    /// <summary>How it ended. As in Kubeflow, a run whose condition was false has succeeded.</summary>
    public required TaskState State { get; init; }

    /// <summary>The run in the tracking store; null where none was kept.</summary>
    public string? TrackingRunId { get; init; }

    /// <summary>The run's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The parameters it ran with, defaults included.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>All tasks, in order of their end.</summary>
    public required IReadOnlyList<TaskResult> Tasks { get; init; }

    /// <summary>Whether a gate or an admission said no.</summary>
    [JsonIgnore]
    public bool IsRefused => Tasks.Any(IsRefusal);

    /// <summary>0: fine; 1: a gate or an admission said no; 3: it failed otherwise.</summary>
    [JsonIgnore]
    public int ExitCode => IsRefused ? 1 : State == TaskState.Succeeded ? 0 : 3;

    /// <summary>The metrics that its steps returned, by name; of several by one name the last.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, double> Metrics
    {
        get
        {
            var metrics = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var artifact in Tasks.SelectMany(task => task.Artifacts.Values).SelectMany(list => list.Artifacts).Where(artifact => artifact.Type?.SchemaTitle == "system.Metrics"))
            {
                foreach (var (name, value) in artifact.Metadata.Where(metric => metric.Value.ValueKind == JsonValueKind.Number))
                    metrics[name] = value.GetDouble();
            }

            return metrics;
        }
    }

    /// <summary>The task at a path.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public TaskResult this[string task] =>
        Tasks.FirstOrDefault(result => result.Task == task) ?? throw new KeyNotFoundException($"Run {RunId} has no task '{task}'.");

    /// <summary>Reads <c>result.json</c>.</summary>
    /// <exception cref="JsonException">The text is no such file.</exception>
    public static PipelineRunResult Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, PipelineRunJson.Default.PipelineRunResult) ?? throw new JsonException("null");

    /// <summary>The content of <c>result.json</c>.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, PipelineRunJson.Default.PipelineRunResult);

    private static bool IsRefusal(TaskResult task) => task.Kind switch
    {
        StepKind.Admit => task is { State: TaskState.Failed, ExitCode: 1 },
        StepKind.Gate => task.Parameters.TryGetValue("Output", out var passed) && passed.ValueKind == JsonValueKind.False,
        _ => false,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(JsonStringEnumConverter<TaskState>), typeof(CamelCaseEnum<StepKind>)])]
[JsonSerializable(typeof(PipelineRunResult))]
internal sealed partial class PipelineRunJson : JsonSerializerContext;
