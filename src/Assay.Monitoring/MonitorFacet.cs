using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Monitoring.References;
using Assay.Monitoring.Windows;

namespace Assay.Monitoring;

/// <summary>What the facet <c>assay_monitor</c> of a monitor's run carries.</summary>
/// <param name="Monitor">The monitor.</param>
/// <param name="AsOf">The time up to which windows had to have ended.</param>
/// <param name="Windows">The windows judged, without counts of bins.</param>
/// <param name="AlertsOpened">How many alerts opened.</param>
/// <param name="AlertsResolved">How many alerts resolved.</param>
/// <param name="AlertsOpen">How many hold after the run.</param>
internal sealed record MonitorFacet(
    string Monitor, DateTimeOffset AsOf, IReadOnlyList<WindowReport> Windows, int AlertsOpened, int AlertsResolved, int AlertsOpen)
{
    public const string Key = "assay_monitor";

    public static JsonElement Of(MonitorReport report) => JsonSerializer.SerializeToElement(
        new MonitorFacet(
            report.Monitor,
            report.AsOf,
            [.. report.Windows.Select(window => window with { Drift = [.. window.Drift.Select(finding => finding with { Counts = null })] })],
            report.Opened.Count,
            report.Resolved.Count,
            report.Open.Count),
        MonitorFacetJson.Default.MonitorFacet);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(CamelCaseEnum<ColumnPart>)])]
[JsonSerializable(typeof(MonitorFacet))]
internal sealed partial class MonitorFacetJson : JsonSerializerContext;
