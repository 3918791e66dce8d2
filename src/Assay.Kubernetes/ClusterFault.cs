using System.Globalization;
using System.Net;
using System.Text.Json;
using k8s.Autorest;

namespace Assay.Kubernetes;

/// <summary>Tells of a cluster's refusals and failures as the room does.</summary>
internal static class ClusterFault
{
    internal static bool Is(Exception e, CancellationToken cancellation) =>
        e is HttpOperationException or HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested);

    internal static string PlaceOf(InferenceServiceManifest manifest) => $"inferenceservice {manifest.Namespace}/{manifest.Name}";

    internal static ClusterException Of(string what, string verb, InferenceServiceManifest manifest, Exception e)
    {
        var where = PlaceOf(manifest);
        if (e is not HttpOperationException { Response: { } answer })
            return new(what, where, e.GetType().Name, "an answer", "Check the cluster's address (kubectl cluster-info), then try again.", isTransient: true, inner: e);
        var found = string.Create(CultureInfo.InvariantCulture, $"the answer {(int)answer.StatusCode}: {Message(answer.Content)}");
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => new(what, where, found, "known credentials", "Renew the credentials of the kubeconfig or the service account.", inner: e),
            HttpStatusCode.Forbidden => new(
                what, where, found, "leave to do so",
                $"Grant it, with a Role of namespace {manifest.Namespace}: apiGroups [serving.kserve.io], resources [inferenceservices], verbs [{verb}].", inner: e),
            HttpStatusCode.NotFound => new(
                what, where, found, "the service's kind and the namespace",
                $"Check that KServe is installed (kubectl get crd inferenceservices.serving.kserve.io) and that the namespace {manifest.Namespace} exists.", inner: e),
            HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new(
                what, where, found, "success", "Try again later.", isTransient: true, inner: e),
            _ => new(what, where, found, "success", "Change the options that the message names.", inner: e),
        };
    }

    // An API server explains itself in a Status object; a proxy before it in whatever it likes.
    private static string Message(string? content)
    {
        try
        {
            using var status = JsonDocument.Parse(content ?? "");
            if (status.RootElement.ValueKind == JsonValueKind.Object && status.RootElement.TryGetProperty("message", out var message) && message.GetString() is { } text)
                return text.ReplaceLineEndings(" ");
        }
        catch (JsonException)
        {
            // Not from the API server.
        }

        return "no message";
    }
}
