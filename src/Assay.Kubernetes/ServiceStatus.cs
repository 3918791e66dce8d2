using System.Text.Json;

namespace Assay.Kubernetes;

/// <summary>What KServe says of a service, as far as waiting needs it.</summary>
/// <param name="IsCurrent">It speaks of the manifest applied last; null where KServe doesn't say.</param>
/// <param name="IsReady">It answers requests, with the version applied last.</param>
/// <param name="Failure">Why it never will; null where it may.</param>
/// <param name="Progress">What it is at, for people.</param>
/// <param name="Url">Where it answers; null until it does.</param>
internal sealed record ServiceStatus(bool? IsCurrent, bool IsReady, string? Failure, string Progress, Uri? Url)
{
    public static ServiceStatus Of(JsonElement service)
    {
        if (!TryGet(service, "status", out var status))
            return new(null, false, null, "no status yet", null);
        var ready = Condition(status, "Ready");
        TryGet(status, "modelStatus", out var model);
        var transition = Text(model, "transitionStatus");
        TryGet(model, "lastFailureInfo", out var info);
        var why = string.Join(": ", new[] { Text(info, "reason"), Text(info, "message") }.OfType<string>().Select(text => text.Trim()));
        var isReady = Text(ready, "status") == "True" && transition is null or "UpToDate";
        var failure = transition is "BlockedByFailedLoad" or "InvalidSpec" ? why.Length == 0 ? transition : $"{transition}: {why}" : null;
        var progress = $"Ready {Text(ready, "status") ?? "unknown"}"
            + string.Concat(new[] { transition, Text(ready, "reason"), Text(ready, "message") }.OfType<string>().Select(text => $", {text.Trim()}"));
        return new(
            IsCurrentOf(service, status),
            isReady,
            failure,
            progress,
            Uri.TryCreate(Text(status, "url"), UriKind.Absolute, out var url) ? url : null);
    }

    private static bool? IsCurrentOf(JsonElement service, JsonElement status) =>
        TryGet(status, "observedGeneration", out var seen) && TryGet(service, "metadata", out var metadata) && TryGet(metadata, "generation", out var applied)
            ? seen.GetInt64() >= applied.GetInt64()
            : null;

    private static JsonElement Condition(JsonElement status, string type)
    {
        if (!TryGet(status, "conditions", out var conditions) || conditions.ValueKind != JsonValueKind.Array)
            return default;
        return conditions.EnumerateArray().FirstOrDefault(condition => Text(condition, "type") == type);
    }

    private static string? Text(JsonElement of, string name) =>
        TryGet(of, name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool TryGet(JsonElement of, string name, out JsonElement value)
    {
        value = default;
        return of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out value);
    }
}
