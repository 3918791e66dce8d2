using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assay.Workspace.Alerts;

/// <summary>
/// Gives alerts to channels by name. An alert is never lost silently: where a channel isn't configured or fails, console and file stand in
/// and the delivery says so. Never fails its caller.
/// </summary>
public sealed class AlertRouter
{
    private readonly Dictionary<string, IAlertChannel> _channels;
    private readonly IReadOnlyList<IAlertChannel> _standIns;
    private readonly ILogger _logger;

    /// <summary>A router over channels.</summary>
    /// <param name="console">Stands in for what isn't there; also a channel by its name.</param>
    /// <param name="file">Stands in for what isn't there; also a channel by its name.</param>
    /// <param name="channels">The channels that are configured.</param>
    /// <param name="logger">Told of channels that fail; null for nobody.</param>
    /// <exception cref="ArgumentException">Two channels have the same name.</exception>
    public AlertRouter(
        IAlertChannel console, IAlertChannel file, IReadOnlyList<IAlertChannel> channels, ILogger<AlertRouter>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(channels);
        _standIns = [console, file];
        _channels = new(StringComparer.Ordinal);
        foreach (var channel in (IEnumerable<IAlertChannel>)[.. _standIns, .. channels])
        {
            if (!_channels.TryAdd(channel.Name, channel))
                throw new ArgumentException($"Two alert channels are called '{channel.Name}'.", nameof(channels));
        }

        _logger = logger ?? NullLogger<AlertRouter>.Instance;
    }

    /// <summary>True when a channel of that name is configured.</summary>
    public bool Has(string channel) => _channels.ContainsKey(channel);

    /// <summary>Gives an alert to channels; without any, to console and file. Each channel gets it once.</summary>
    /// <returns>What became of it, channel by channel, stand-ins last.</returns>
    public async Task<IReadOnlyList<AlertDelivery>> RouteAsync(
        Alert alert, IReadOnlyList<string> channels, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(alert);
        ArgumentNullException.ThrowIfNull(channels);
        var deliveries = new List<AlertDelivery>();
        foreach (var name in channels.Distinct(StringComparer.Ordinal))
        {
            if (!_channels.TryGetValue(name, out var channel))
                deliveries.Add(new(name, false, $"channel '{name}' is not configured; written to console and file"));
            else if (await TryAsync(channel, alert, cancellationToken))
                deliveries.Add(new(name, true));
            else
                deliveries.Add(new(name, false, $"channel '{name}' failed; written to console and file"));
        }

        if (deliveries.Count > 0 && deliveries.TrueForAll(d => d.Accepted))
            return deliveries;
        foreach (var standIn in _standIns.Where(s => deliveries.TrueForAll(d => d.Channel != s.Name)))
            deliveries.Add(new(standIn.Name, await TryAsync(standIn, alert, cancellationToken)));
        return deliveries;
    }

    private async Task<bool> TryAsync(IAlertChannel channel, Alert alert, CancellationToken cancellationToken)
    {
        try
        {
            return await channel.SendAsync(alert, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.ChannelFailed(_logger, channel.Name, alert.Id, e.GetType().Name);
            return false;
        }
    }
}
