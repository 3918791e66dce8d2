using Assay.Hosting.CommandLine;
using Assay.Tracking;
using Assay.Workspace;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Configuration;

/// <summary>Runs and models: an MLflow server where one is configured, else the workspace's own store.</summary>
internal static class TrackingServices
{
    public static IServiceCollection AddTracking(this IServiceCollection services)
    {
        services.AddSingleton(provider => TrackingOptions.FromEnvironment(provider.GetRequiredService<HostEnvironment>().Variable));
        services.AddSingleton(provider => TrackingBackend.Open(
            provider.GetRequiredService<TrackingOptions>(), provider.GetRequiredService<AssayWorkspace>().Root, provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
