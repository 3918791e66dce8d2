using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Assay.Tracking.Wire;
using Polly;

namespace Assay.Tracking.Client;

/// <summary>Sends one request and reads its answer. What is safe to repeat is repeated; what is not is sent once.</summary>
internal sealed class HttpWire : IDisposable
{
    internal const string Api = "api/2.0/mlflow/";
    internal const string BrowserApi = "ajax-api/2.0/mlflow/";
    internal const string Proxy = "api/2.0/mlflow-artifacts/artifacts";

    private readonly HttpClient _http;
    private readonly ResiliencePipeline _retries;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private readonly AuthenticationHeaderValue? _credentials;
    private readonly string? _credentialSource;

    internal HttpWire(TrackingOptions options, HttpMessageHandler? handler, TimeProvider clock)
    {
        Server = options.ServerUri ?? throw new ArgumentException("ServerUri is not set.", nameof(options));
        _http = new HttpClient(handler ?? HttpHandlers.Create(options), disposeHandler: handler is null) { Timeout = Timeout.InfiniteTimeSpan };
        _retries = Retries.Create(options, clock);
        _clock = clock;
        _timeout = options.RequestTimeout;
        _credentialSource = options.CredentialSource ?? (options.Username is not null ? "the options' name and password" : options.Token is not null ? "the options' token" : null);
        if (options.Username is { } user)
            _credentials = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}")));
        else if (options.Token is { } token)
            _credentials = new("Bearer", token);
    }

    internal Uri Server { get; }

    public void Dispose() => _http.Dispose();

    internal Task<T> GetAsync<T>(string route, IEnumerable<(string Key, string? Value)> query, CancellationToken cancel) =>
        AskAsync<T>(() => new HttpRequestMessage(HttpMethod.Get, Address(route, query)), repeatable: true, cancel);

    internal Task<T> SendAsync<TBody, T>(HttpMethod method, string route, TBody body, bool repeatable, CancellationToken cancel)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Of<TBody>());
        return AskAsync<T>(
            () => new HttpRequestMessage(method, Address(route, []))
            {
                Content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/json") } },
            },
            repeatable,
            cancel);
    }

    internal Task PostAsync<TBody>(string route, TBody body, bool repeatable, CancellationToken cancel) =>
        SendAsync<TBody, Nothing>(HttpMethod.Post, route, body, repeatable, cancel);

    /// <summary>Sends a request and reads its answer as JSON.</summary>
    /// <param name="request">Makes the request anew for each attempt.</param>
    /// <param name="repeatable">Whether it may be sent again after a passing failure.</param>
    /// <param name="cancel">Cancels it.</param>
    /// <param name="longer">Time that an attempt may take beyond the usual, for bodies that are large.</param>
    internal async Task<T> AskAsync<T>(Func<HttpRequestMessage> request, bool repeatable, CancellationToken cancel, TimeSpan longer = default)
    {
        var attempts = 0;
        try
        {
            return repeatable
                ? await _retries.ExecuteAsync(async stop => await OnceAsync(stop).ConfigureAwait(false), cancel).ConfigureAwait(false)
                : await OnceAsync(cancel).ConfigureAwait(false);
        }
        catch (TrackingException last) when (attempts > 1)
        {
            throw Failures.Tried(last, attempts);
        }

        async Task<T> OnceAsync(CancellationToken stop)
        {
            attempts++;
            using var response = await OpenOnceAsync(request, longer, stop).ConfigureAwait(false);
            try
            {
                var body = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
                return await JsonSerializer.DeserializeAsync(body, WireJson.Of<T>(), stop).ConfigureAwait(false)
                    ?? throw Failures.NotUnderstood(response, null);
            }
            catch (JsonException e)
            {
                throw Failures.NotUnderstood(response, e);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                throw Failures.Unreachable(Server, e);
            }
        }
    }

    /// <summary>Sends a request that is safe to repeat and returns once the answer has begun.</summary>
    internal async Task<HttpResponseMessage> OpenAsync(Func<HttpRequestMessage> request, CancellationToken cancel) =>
        await _retries.ExecuteAsync(async stop => await OpenOnceAsync(request, TimeSpan.Zero, stop).ConfigureAwait(false), cancel).ConfigureAwait(false);

    internal Uri Address(string route, IEnumerable<(string Key, string? Value)> query)
    {
        var text = new StringBuilder(Server.GetLeftPart(UriPartial.Path).TrimEnd('/')).Append('/').Append(route);
        var separator = '?';
        foreach (var (key, value) in query)
        {
            if (value is null)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"{separator}{key}={Uri.EscapeDataString(value)}");
            separator = '&';
        }

        return new Uri(text.ToString());
    }

    private async Task<HttpResponseMessage> OpenOnceAsync(Func<HttpRequestMessage> make, TimeSpan longer, CancellationToken cancel)
    {
        using var request = make();
        request.Headers.Authorization = _credentials;
        using var timeout = new CancellationTokenSource(_timeout + longer, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (
            e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw Failures.Unreachable(Server, e);
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw await Failures.ReadAsync(response, _credentialSource, cancel).ConfigureAwait(false);
    }
}
