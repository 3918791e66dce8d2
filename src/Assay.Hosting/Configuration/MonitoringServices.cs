using Assay.Monitoring;
using Assay.Workspace;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Configuration;

/// <summary>Monitors: predictions, references, windows.</summary>
internal static class MonitoringServices
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.AddSingleton<IPredictionLog>(provider => new PredictionLog(provider.GetRequiredService<AssayWorkspace>()));
        services.AddSingleton<IReferenceStore>(provider => new ReferenceStore(
            provider.GetRequiredService<AssayWorkspace>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
