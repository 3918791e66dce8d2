using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.Retry;

namespace Assay.Pipelines.Kubeflow.Wire;

/// <summary>Sends one request and reads its answer. What is safe to repeat is repeated; an expired token is read anew once.</summary>
internal sealed class KubeflowWire : IDisposable
{
    private readonly KubeflowOptions _options;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _retries;

    public KubeflowWire(KubeflowOptions options, TimeProvider time, HttpMessageHandler? handler)
    {
        _options = options;
        _time = time;
        // A redirect leads to a login page, which must not be taken for an answer.
        _http = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, disposeHandler: handler is null)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _retries = options.MaxRetries == 0
            ? ResiliencePipeline.Empty
            : new ResiliencePipelineBuilder { TimeProvider = time }
                .AddRetry(new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<PipelineException>(e => e.IsTransient),
                    MaxRetryAttempts = options.MaxRetries,
                    Delay = options.RetryDelay,
                    BackoffType = DelayBackoffType.Exponential,
                })
                .Build();
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Sends a request.</summary>
    /// <returns>The answer; null for the refusal that the caller expects.</returns>
    /// <exception cref="PipelineException">Kubeflow can't be reached, refused it, or something else answered.</exception>
    public async Task<T?> SendAsync<T>(Ask ask, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class =>
        ask.IsRepeatable
            ? await _retries.ExecuteAsync(async stop => await OnceAsync(ask, type, stop).ConfigureAwait(false), cancellation).ConfigureAwait(false)
            : await OnceAsync(ask, type, cancellation).ConfigureAwait(false);

    public static Func<HttpContent> Json<T>(T body, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return () => new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } };
    }

    private async Task<T?> OnceAsync<T>(Ask ask, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        var (status, mediaType, body) = await ExchangeAsync(ask, cancellation).ConfigureAwait(false);
        if (status == HttpStatusCode.Unauthorized && _options.TokenPath is not null)
            (status, mediaType, body) = await ExchangeAsync(ask, cancellation).ConfigureAwait(false);
        if (status == ask.Expected)
            return null;
        if ((int)status is >= 300 and < 400)
            throw KubeflowFault.NotSignedIn(ask.What, _options.Endpoint, $"a redirect ({(int)status})");
        if ((int)status is < 200 or >= 300)
            throw KubeflowFault.Refused(ask.What, _options.Endpoint, status, body);
        if (KubeflowFault.IsPage(mediaType, body))
            throw KubeflowFault.NotSignedIn(ask.What, _options.Endpoint, "an HTML page");
        try
        {
            return JsonSerializer.Deserialize(body.Length == 0 ? "{}" : body, type) ?? throw KubeflowFault.NotUnderstood(ask.What, _options.Endpoint, null);
        }
        catch (JsonException e)
        {
            throw KubeflowFault.NotUnderstood(ask.What, _options.Endpoint, e);
        }
    }

    private async Task<(HttpStatusCode Status, string? MediaType, string Body)> ExchangeAsync(Ask ask, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(ask.Method, Address(ask)) { Content = ask.Body?.Invoke() };
        await SignAsync(request, ask.What, cancellation).ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(_options.RequestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var response = await _http.SendAsync(request, either.Token).ConfigureAwait(false);
            return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(either.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw KubeflowFault.Unreachable(ask.What, _options.Endpoint, e);
        }
    }

    private Uri Address(Ask ask)
    {
        var text = new StringBuilder(KubeflowOptions.Base(_options.Endpoint)).Append("/apis/v2beta1/").Append(ask.Route);
        var separator = '?';
        foreach (var (key, value) in ask.Query)
        {
            if (value is null)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"{separator}{key}={Uri.EscapeDataString(value)}");
            separator = '&';
        }

        return new Uri(text.ToString());
    }

    private async Task SignAsync(HttpRequestMessage request, string what, CancellationToken cancellation)
    {
        var token = _options.TokenPath is { } path ? await TokenAsync(path, what, cancellation).ConfigureAwait(false) : _options.Token;
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (_options.Cookie is { } cookie)
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        if (_options.UserId is { } user)
            request.Headers.TryAddWithoutValidation(_options.UserIdHeader, user);
    }

    private static async Task<string> TokenAsync(string path, string what, CancellationToken cancellation)
    {
        try
        {
            var token = (await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false)).Trim();
            return token.Length > 0 && !token.Any(char.IsWhiteSpace) ? token : throw Missing("a file that holds no token", null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Missing("no file that can be read", e);
        }

        PipelineException Missing(string found, Exception? cause) => new(what, path, found, "a bearer token in one line", "Correct KFP_TOKEN_PATH.", inner: cause);
    }
}
