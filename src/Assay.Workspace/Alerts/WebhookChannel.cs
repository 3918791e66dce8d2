using System.Text;
using System.Text.Json;
using Assay.Workspace.Outbox;

namespace Assay.Workspace.Alerts;

/// <summary>What a webhook is sent.</summary>
public enum WebhookFormat
{
    /// <summary>The alert as JSON, as the file channel keeps it.</summary>
    Json,

    /// <summary>Slack's incoming webhook (also Mattermost, Rocket.Chat): <c>{"text": …}</c>.</summary>
    Slack,
}

/// <summary>The body that Slack's incoming webhooks take.</summary>
internal sealed record SlackMessage(string Text);

/// <summary>Posts alerts to an address through the outbox, so that they arrive even when it is down for a while.</summary>
public sealed class WebhookChannel : IAlertChannel
{
    private readonly DurableOutbox _outbox;
    private readonly WebhookFormat _format;

    /// <summary>A channel over an outbox that has the sink made by <see cref="Sink"/> under the same name.</summary>
    public WebhookChannel(string name, DurableOutbox outbox, WebhookFormat format = WebhookFormat.Json)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        _outbox = outbox ?? throw new ArgumentNullException(nameof(outbox));
        _format = format;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The sink that posts this channel's alerts.</summary>
    /// <param name="channel">The channel's name: lower-case letters, digits and <c>-</c>.</param>
    /// <param name="client">Used for each request, not disposed.</param>
    /// <param name="address">Where to post. Holds a secret with Slack: it is never logged nor stored.</param>
    /// <param name="time">The clock that a <c>Retry-After</c> date counts from.</param>
    /// <param name="bearer">Sent as bearer; null for none.</param>
    public static IOutboxSink Sink(string channel, HttpClient client, Uri address, TimeProvider time, string? bearer = null) =>
        new HttpOutboxSink(SinkName(channel), client, address, time, bearer);

    /// <inheritdoc/>
    public Task<bool> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var body = _format == WebhookFormat.Slack
            ? JsonSerializer.Serialize(new SlackMessage(AlertText.Slack(alert)), AlertJson.Default.SlackMessage)
            : Encoding.UTF8.GetString(alert.ToJson());
        return _outbox.EnqueueAsync(SinkName(Name), body, cancellationToken: cancellationToken);
    }

    private static string SinkName(string channel) => "alert-" + channel;
}
