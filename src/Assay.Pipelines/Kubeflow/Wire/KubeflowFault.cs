using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Assay.Pipelines.Kubeflow.Wire;

/// <summary>Tells of Kubeflow's refusals and failures in one line each, whichever of its shapes they come in.</summary>
internal static class KubeflowFault
{
    private const int LongestMessage = 400;

    public static PipelineException Unreachable(string what, Uri endpoint, Exception cause) => new(
        what,
        KubeflowOptions.Base(endpoint),
        cause is OperationCanceledException ? "no answer in time" : "nothing that answers",
        "Kubeflow Pipelines",
        "Check KFP_ENDPOINT; for a cluster without gateway: kubectl port-forward -n kubeflow svc/ml-pipeline 8888:8888, then KFP_ENDPOINT=http://127.0.0.1:8888.",
        isTransient: true,
        inner: cause);

    public static PipelineException NotSignedIn(string what, Uri endpoint, string found) => new(
        what,
        KubeflowOptions.Base(endpoint),
        found,
        "JSON",
        "This is a login or another server: set KFP_TOKEN_PATH, KFP_TOKEN or the session's KFP_COOKIE, and check that KFP_ENDPOINT is Kubeflow's API (behind a gateway it ends with /pipeline).");

    public static PipelineException NotUnderstood(string what, Uri endpoint, Exception? cause) => new(
        what, KubeflowOptions.Base(endpoint), "an answer that isn't the API's", "the JSON of v2beta1", "Check KFP_ENDPOINT and the version of Kubeflow Pipelines (2.0 or newer).", inner: cause);

    public static PipelineException Refused(string what, Uri endpoint, HttpStatusCode status, string body)
    {
        var message = MessageOf(body);
        var found = string.Create(CultureInfo.InvariantCulture, $"the answer {(int)status}{(message is null ? "" : $": {message}")}");
        var (expected, remedy, isTransient) = status switch
        {
            HttpStatusCode.Unauthorized => ("credentials that it knows", "Renew them: the token of KFP_TOKEN_PATH or KFP_TOKEN, or the session's KFP_COOKIE, has expired or is for another audience.", false),
            HttpStatusCode.Forbidden => ("leave to do so", "Ask for it in the namespace (KFP_NAMESPACE), or act for another user (KFP_USERID).", false),
            HttpStatusCode.NotFound => ("it to be there", "Check the id, KFP_NAMESPACE, and that KFP_ENDPOINT is the API's address.", false),
            HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => ("success", "Try again later.", true),
            _ => ("success", "Change what the message names.", false),
        };
        return new(what, KubeflowOptions.Base(endpoint), found, expected, remedy, isTransient);
    }

    public static bool IsPage(string? mediaType, string body) =>
        mediaType is "text/html" || body.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal);

    // The gateway says message (older ones error), the handlers of uploads and artifacts error_message, often as text/plain; a proxy what it likes.
    private static string? MessageOf(string body)
    {
        if (IsPage(null, body))
            return null;
        var text = body;
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                text = Text(document.RootElement, "message") ?? Text(document.RootElement, "error_message") ?? Text(document.RootElement, "error") ?? "";
        }
        catch (JsonException)
        {
            // Plain text is a message too.
        }

        text = text.ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? null : text.Length <= LongestMessage ? text : string.Concat(text.AsSpan(0, LongestMessage), "…");
    }

    private static string? Text(JsonElement answer, string key) =>
        answer.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
