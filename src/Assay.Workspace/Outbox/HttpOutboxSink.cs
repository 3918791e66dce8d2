using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Assay.Workspace.Outbox;

/// <summary>
/// Sends each message as one HTTP POST. Any 2xx answer is a delivery. Answers that say the message itself is wrong (400, 413, 415, 422)
/// refuse it; everything else, a missing right or page among it, may be put right on the other side and is tried again.
/// The message's id goes along as <c>Idempotency-Key</c>, since a message can arrive twice.
/// </summary>
public sealed class HttpOutboxSink : IOutboxSink
{
    private readonly HttpClient _client;
    private readonly Uri _address;
    private readonly string? _bearer;
    private readonly TimeProvider _time;

    /// <summary>A sink that posts to an address.</summary>
    /// <param name="name">The sink's name.</param>
    /// <param name="client">Used for each request, not disposed.</param>
    /// <param name="address">Where to post, an absolute http or https address. May hold a secret: it is never logged nor stored.</param>
    /// <param name="time">The clock that a <c>Retry-After</c> date counts from.</param>
    /// <param name="bearer">Sent as <c>Authorization: Bearer</c>; null for none.</param>
    public HttpOutboxSink(string name, HttpClient client, Uri address, TimeProvider time, string? bearer = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(time);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new ArgumentException("A sink's address is an absolute http or https address.", nameof(address));
        Name = name;
        _client = client;
        _address = address;
        _time = time;
        _bearer = string.IsNullOrWhiteSpace(bearer) ? null : bearer.Trim();
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var request = new HttpRequestMessage(HttpMethod.Post, _address);
        request.Content = new StringContent(message.Body, Encoding.UTF8);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(message.ContentType);
        request.Headers.Add("Idempotency-Key", message.Id.ToString("D"));
        if (_bearer is not null)
            request.Headers.Authorization = new("Bearer", _bearer);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return OutcomeOf(response);
        }
        catch (HttpRequestException e)
        {
            return new(SendResult.TryAgain, e.HttpRequestError == HttpRequestError.Unknown ? "no connection" : e.HttpRequestError.ToString());
        }
    }

    private SendOutcome OutcomeOf(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
            return SendOutcome.Delivered;
        var reason = $"HTTP {(int)response.StatusCode}";
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
            or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity)
        {
            return new(SendResult.Refused, reason);
        }

        var asked = response.Headers.RetryAfter;
        return new(SendResult.TryAgain, reason, asked?.Delta ?? (asked?.Date - _time.GetUtcNow()));
    }
}
