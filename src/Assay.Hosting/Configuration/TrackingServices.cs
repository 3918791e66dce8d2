using Assay.Hosting.CommandLine;
using Assay.Hosting.Provenance;
using Assay.Tracking;
using Assay.Tracking.Registry;
using Assay.Tracking.Writing;
using Assay.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Hosting.Configuration;

/// <summary>Runs and models: an MLflow server where one is configured, else the workspace's own store.</summary>
internal static class TrackingServices
{
    private const string ForRuns = "runs";

    public static IServiceCollection AddTracking(this IServiceCollection services)
    {
        services.AddSingleton(provider => TrackingOptions.FromEnvironment(provider.GetRequiredService<HostEnvironment>().Variable));
        services.AddSingleton(provider => TrackingBackend.Open(
            provider.GetRequiredService<TrackingOptions>(), provider.GetRequiredService<AssayWorkspace>().Root, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => TrackingBackend.Journal(
            provider.GetRequiredService<TrackingOptions>(), provider.GetRequiredService<AssayWorkspace>().Root));
        // Runs have a backend of their own that gives up soon and journals: a server that is away must not hold up a training.
        services.AddKeyedSingleton(ForRuns, (provider, _) => TrackingBackend.OpenForRuns(
            provider.GetRequiredService<TrackingOptions>(), provider.GetRequiredService<AssayWorkspace>().Root, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RunTracker(
            provider.GetRequiredKeyedService<ITrackingApi>(ForRuns),
            provider.GetRequiredService<TrackingOptions>(),
            provider.GetRequiredService<TrackingJournal>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RunTracker>>()));
        services.AddSingleton<IRunTracker>(provider => ActivatorUtilities.CreateInstance<RecordingTracker>(provider, provider.GetRequiredService<RunTracker>()));
        services.AddSingleton<IModelRegistry>(provider =>
            TrackingBackend.OpenRegistry(provider.GetRequiredService<TrackingOptions>(), provider.GetRequiredService<TimeProvider>()) is { } registry
                ? new ModelRegistry(registry, knowsRuns: false)
                : new ModelRegistry(provider.GetRequiredService<ITrackingApi>()));
        return services;
    }
}
