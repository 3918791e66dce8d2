using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Pipelines.Kubeflow.Wire;

internal sealed record PipelineWire(string? PipelineId, string? Name, string? DisplayName);

internal sealed record VersionWire(string? PipelineId, string? PipelineVersionId, string? Name, string? DisplayName);

internal sealed record VersionsWire(IReadOnlyList<VersionWire>? PipelineVersions, string? NextPageToken);

internal sealed record ExperimentWire(string? ExperimentId, string? DisplayName);

internal sealed record ExperimentsWire(IReadOnlyList<ExperimentWire>? Experiments, string? NextPageToken);

internal sealed record RunWire(
    string? RunId, string? DisplayName, string? State, StatusWire? Error, DateTimeOffset? CreatedAt, DateTimeOffset? FinishedAt, RunDetailsWire? RunDetails);

internal sealed record RunsWire(IReadOnlyList<RunWire>? Runs, string? NextPageToken);

internal sealed record RunDetailsWire(IReadOnlyList<TaskWire>? TaskDetails);

internal sealed record TaskWire(string? TaskId, string? DisplayName, string? State, string? PodName, StatusWire? Error, IReadOnlyList<ChildTaskWire>? ChildTasks);

internal sealed record ChildTaskWire(string? PodName);

internal sealed record StatusWire(string? Message);

internal sealed record RecurringRunWire(
    string? RecurringRunId, string? DisplayName, TriggerWire? Trigger, string? Status, VersionReference? PipelineVersionReference);

// The list's key is the one of the API in camel case.
internal sealed record RecurringRunsWire(
    [property: JsonPropertyName("recurringRuns")] IReadOnlyList<RecurringRunWire>? RecurringRuns, string? NextPageToken);

internal sealed record TriggerWire(CronWire? CronSchedule);

internal sealed record CronWire(string? Cron);

internal sealed record NewExperiment(string DisplayName, string? Namespace);

internal sealed record VersionReference(string PipelineId, string PipelineVersionId);

internal sealed record RuntimeConfig(IReadOnlyDictionary<string, JsonElement> Parameters, string? PipelineRoot);

internal sealed record NewRun(
    string DisplayName, string ExperimentId, VersionReference PipelineVersionReference, RuntimeConfig RuntimeConfig, string? ServiceAccount);

internal sealed record NewRecurringRun(
    string DisplayName,
    string ExperimentId,
    VersionReference PipelineVersionReference,
    RuntimeConfig RuntimeConfig,
    string MaxConcurrency,
    string Mode,
    bool NoCatchup,
    TriggerWire Trigger,
    string? ServiceAccount);

internal sealed record Filter(IReadOnlyList<Predicate> Predicates);

internal sealed record Predicate(string Operation, string Key, string StringValue);

internal sealed record Nothing;

/// <summary>The API's JSON: snake_case both ways; what is null is left out, for an unknown field is refused.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PipelineWire))]
[JsonSerializable(typeof(VersionWire))]
[JsonSerializable(typeof(VersionsWire))]
[JsonSerializable(typeof(ExperimentWire))]
[JsonSerializable(typeof(ExperimentsWire))]
[JsonSerializable(typeof(RunWire))]
[JsonSerializable(typeof(RunsWire))]
[JsonSerializable(typeof(RecurringRunWire))]
[JsonSerializable(typeof(RecurringRunsWire))]
[JsonSerializable(typeof(NewExperiment))]
[JsonSerializable(typeof(NewRun))]
[JsonSerializable(typeof(NewRecurringRun))]
[JsonSerializable(typeof(Filter))]
[JsonSerializable(typeof(Nothing))]
internal sealed partial class KubeflowJson : JsonSerializerContext;
