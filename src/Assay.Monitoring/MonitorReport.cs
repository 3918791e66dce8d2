using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Monitoring.Alerts;
using Assay.Monitoring.References;
using Assay.Monitoring.Windows;
using Assay.Workspace.Alerts;

namespace Assay.Monitoring;

/// <summary>What a run of a monitor found.</summary>
public sealed record MonitorReport
{
    /// <summary>The version of this format.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the format the report was written in.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The monitor.</summary>
    public required string Monitor { get; init; }

    /// <summary>The model it watches.</summary>
    public required string Model { get; init; }

    /// <summary>The time up to which windows had to have ended.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Windows judged by this run, the oldest first: those that ended since the last run, and those with new rows or labels.</summary>
    public required IReadOnlyList<WindowReport> Windows { get; init; }

    /// <summary>Windows that had ended and had not changed since they were judged.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Alerts that opened, also those that have resolved since.</summary>
    public required IReadOnlyList<MonitorAlert> Opened { get; init; }

    /// <summary>Alerts that resolved.</summary>
    public required IReadOnlyList<MonitorAlert> Resolved { get; init; }

    /// <summary>Alerts that hold after the run.</summary>
    public required IReadOnlyList<MonitorAlert> Open { get; init; }

    /// <summary>What became of the alerts that were sent: channel, whether it took the alert, what else is to be said.</summary>
    public required IReadOnlyList<AlertDelivery> Deliveries { get; init; }

    /// <summary>Whether the monitor has nothing to say against the model: no alert opened, and none holds.</summary>
    [JsonIgnore]
    public bool IsWell => Opened.Count == 0 && Open.Count == 0;
}

/// <summary>What is known of a monitor without running it.</summary>
/// <param name="Monitor">The monitor.</param>
/// <param name="Model">The model it watches.</param>
/// <param name="Windows">All judged windows, the oldest first.</param>
/// <param name="Alerts">All alerts, the oldest first.</param>
public sealed record MonitorStatus(string Monitor, string Model, IReadOnlyList<WindowReport> Windows, IReadOnlyList<MonitorAlert> Alerts);

/// <summary>The JSON form of what monitors report.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(CamelCaseEnum<ColumnPart>)])]
[JsonSerializable(typeof(MonitorReport))]
[JsonSerializable(typeof(WindowReport))]
[JsonSerializable(typeof(IReadOnlyList<MonitorStatus>))]
[JsonSerializable(typeof(Ingest.LabelReport))]
public sealed partial class MonitorJson : JsonSerializerContext;
