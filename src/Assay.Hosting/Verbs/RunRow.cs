using System.Text.Json.Serialization;
using Assay.Tracking;

namespace Assay.Hosting.Verbs;

/// <summary>A run as <c>runs list --format json</c> writes it.</summary>
internal sealed record RunRow(
    string Id, string Name, string? Experiment, string Status, DateTimeOffset Started, IReadOnlyDictionary<string, double> Metrics, IReadOnlyDictionary<string, string> Parameters)
{
    public static RunRow Of(Run run, string? experiment) => new(
        run.Info.RunId,
        run.Info.RunName,
        experiment,
        run.Info.Status.ToString(),
        DateTimeOffset.FromUnixTimeMilliseconds(run.Info.StartTime),
        run.Data.Metrics.ToDictionary(metric => metric.Key, metric => metric.Value, StringComparer.Ordinal),
        run.Data.Params.ToDictionary(param => param.Key, param => param.Value, StringComparer.Ordinal));
}

/// <summary>A line of <c>schedule list --format json</c>.</summary>
internal sealed record ScheduleRow(string Pipeline, string Schedule, DateTimeOffset? Next);

/// <summary>A line of <c>doctor --format json</c>.</summary>
internal sealed record DoctorRow(string Part, bool Well, string Found, string? Remedy);

/// <summary>The documents that verbs write for programs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(IReadOnlyList<RunRow>))]
[JsonSerializable(typeof(Runs.RunRecord))]
[JsonSerializable(typeof(Runs.RunDifference))]
[JsonSerializable(typeof(Runs.RunGroups))]
[JsonSerializable(typeof(Tracking.Import.ImportReport))]
[JsonSerializable(typeof(IReadOnlyList<ScheduleRow>))]
[JsonSerializable(typeof(IReadOnlyList<DoctorRow>))]
[JsonSerializable(typeof(Pipelines.KubeflowRunRow))]
internal sealed partial class VerbJson : JsonSerializerContext;
