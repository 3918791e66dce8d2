using System.Text.Json;
using Assay.Tracking.Wire;

namespace Assay.Tracking.Client;

/// <summary>Turns an answer that refuses, or none at all, into a <see cref="TrackingException"/>.</summary>
internal static class Failures
{
    private const int MostBytes = 64 * 1024;

    internal static async Task<TrackingException> ReadAsync(HttpResponseMessage response, string? credentials, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        var transient = TrackingErrors.IsTransientStatus(status);
        var answer = await ErrorAsync(response, cancel).ConfigureAwait(false);
        if (answer is { ErrorCode.Length: > 0 })
        {
            var told = answer.Message ?? answer.ErrorCode;
            return new TrackingException(answer.ErrorCode, status == 401 ? $"{Unauthenticated(response, credentials)} It says: {told}" : told, status, transient);
        }

        // A proxy, a login page, an unknown route: HTML or plain text that no one needs to see whole.
        var message = status switch
        {
            401 => Unauthenticated(response, credentials),
            403 => $"The tracking server forbids {Route(response)}{(credentials is null ? "" : $" to whom {credentials} name")}.",
            404 or 405 => $"The server has no {Route(response)}: is MLFLOW_TRACKING_URI an MLflow server's address, with its prefix?",
            >= 300 and < 400 => "The tracking server redirects elsewhere, which is not followed: give its final address as MLFLOW_TRACKING_URI.",
            _ => $"The tracking server answered {response.StatusCode:D} {response.ReasonPhrase} without an MLflow error.",
        };
        return new TrackingException(TrackingErrors.CodeOf(status), message, status, transient);
    }

    // The scheme that the server asks for tells a token where a name is wanted from a wrong one.
    private static string Unauthenticated(HttpResponseMessage response, string? credentials)
    {
        var server = response.RequestMessage?.RequestUri?.Authority;
        var asks = response.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme).FirstOrDefault();
        var remedy = asks?.ToUpperInvariant() switch
        {
            "BASIC" => "It asks for a name and a password: set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD.",
            "BEARER" => "It asks for a token: set MLFLOW_TRACKING_TOKEN, and leave MLFLOW_TRACKING_USERNAME unset.",
            _ => "Set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.",
        };
        return credentials is null
            ? $"The tracking server {server} wants credentials, and none were given. {remedy}"
            : $"The tracking server {server} refuses the credentials of {credentials}. {remedy}";
    }

    /// <summary>The same failure after several attempts.</summary>
    internal static TrackingException Tried(TrackingException last, int attempts) => new(
        last.Code, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{last.Message.TrimEnd('.')} ({attempts} attempts)."), last.StatusCode, last.IsTransient, last.InnerException);

    internal static TrackingException Unreachable(Uri server, Exception cause)
    {
        var reason = cause switch
        {
            HttpRequestException http => Words(http.HttpRequestError),
            OperationCanceledException => "no answer in time",
            _ => "the connection broke",
        };

        // A wrong certificate stays wrong; all else may pass.
        var transient = cause is not HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };
        return new TrackingException(
            TrackingErrors.TemporarilyUnavailable, $"The tracking server {server.GetLeftPart(UriPartial.Path)} cannot be reached: {reason}.", 0, transient, cause);
    }

    internal static TrackingException NotUnderstood(HttpResponseMessage response, Exception? cause) => new(
        TrackingErrors.InternalError,
        $"The answer to {Route(response)} is not MLflow's JSON: is MLFLOW_TRACKING_URI an MLflow server's address?",
        (int)response.StatusCode,
        isTransient: false,
        cause);

    private static string Route(HttpResponseMessage response) =>
        $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.AbsolutePath}";

    private static async Task<ErrorAnswer?> ErrorAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/json")
            return null;
        try
        {
            var body = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
            var bytes = new byte[MostBytes];
            var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel).ConfigureAwait(false);
            return JsonSerializer.Deserialize(bytes.AsSpan(0, length), WireJson.Of<ErrorAnswer>());
        }
        catch (Exception e) when (e is JsonException or IOException or HttpRequestException)
        {
            return null;
        }
    }

    private static string Words(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "its name is not known",
        HttpRequestError.ConnectionError => "nothing answers there",
        HttpRequestError.SecureConnectionError => "its certificate is not trusted (MLFLOW_TRACKING_SERVER_CERT_PATH names authorities)",
        _ => "the connection broke",
    };
}
