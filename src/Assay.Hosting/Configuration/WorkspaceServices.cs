using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Workspace;
using Assay.Workspace.Alerts;
using Assay.Workspace.Lineage;
using Assay.Workspace.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Configuration;

/// <summary>The workspace's parts: events, outbox, alerts.</summary>
internal static class WorkspaceServices
{
    public static IServiceCollection AddWorkspace(this IServiceCollection services)
    {
        services.AddSingleton(provider => AssayWorkspace.Open(
            WorkspaceLocator.Locate(provider.GetRequiredService<AssayOptions>().Workspace, provider.GetRequiredService<HostEnvironment>().CurrentFolder)));
        services.AddSingleton<HttpClient>();
        services.AddSingleton(Outbox);
        services.AddSingleton(provider => new EventLog(
            provider.GetRequiredService<AssayWorkspace>().Store, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        services.AddSingleton(Events);
        services.AddSingleton(Alerts);
        return services;
    }

    private static DurableOutbox Outbox(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<AssayOptions>();
        var http = provider.GetRequiredService<HttpClient>();
        var clock = provider.GetRequiredService<TimeProvider>();
        List<IOutboxSink> sinks = [.. options.Alerts
            .Where(channel => channel.Value.Url is not null)
            .Select(channel => WebhookChannel.Sink(channel.Key, http, channel.Value.Url!, clock))];
        if (options.OpenLineage is { } server)
            sinks.Add(OpenLineageServer.Sink(http, server.Url, clock, server.ApiKey));
        return new DurableOutbox(provider.GetRequiredService<AssayWorkspace>().Outbox, sinks, clock);
    }

    private static IEventSink Events(IServiceProvider provider)
    {
        var log = provider.GetRequiredService<EventLog>();
        return provider.GetRequiredService<AssayOptions>().OpenLineage is null
            ? log
            : new EventFanOut([log, new OpenLineageServer(provider.GetRequiredService<DurableOutbox>())]);
    }

    private static AlertRouter Alerts(IServiceProvider provider)
    {
        var environment = provider.GetRequiredService<HostEnvironment>();
        var outbox = provider.GetRequiredService<DurableOutbox>();
        IReadOnlyList<IAlertChannel> channels = [.. provider.GetRequiredService<AssayOptions>().Alerts
            .Where(channel => channel.Value.Url is not null)
            .Select(channel => new WebhookChannel(
                channel.Key, outbox, string.Equals(channel.Value.Kind, "slack", StringComparison.OrdinalIgnoreCase) ? WebhookFormat.Slack : WebhookFormat.Json))];
        return new AlertRouter(
            new ConsoleChannel(environment.Error), new FileChannel(provider.GetRequiredService<AssayWorkspace>().Alerts, environment.Clock), channels);
    }
}
