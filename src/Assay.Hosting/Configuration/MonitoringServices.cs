using Assay.Monitoring;
using Assay.Monitoring.Ingest;
using Assay.Workspace;
using Assay.Workspace.Alerts;
using Assay.Workspace.Lineage;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Configuration;

/// <summary>Monitors: predictions, references, windows.</summary>
internal static class MonitoringServices
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.AddSingleton<IPredictionLog>(provider => new PredictionLog(provider.GetRequiredService<AssayWorkspace>()));
        services.AddSingleton(provider => new ReferenceStore(
            provider.GetRequiredService<AssayWorkspace>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IReferenceStore>(provider => provider.GetRequiredService<ReferenceStore>());
        services.AddSingleton(provider => new LabelIngest(provider.GetRequiredService<AssayWorkspace>()));
        services.AddSingleton(provider => new MonitorRunner(
            provider.GetRequiredService<AssayWorkspace>(),
            provider.GetRequiredService<ReferenceStore>(),
            provider.GetRequiredService<AlertRouter>(),
            provider.GetRequiredService<IEventSink>(),
            provider.GetRequiredService<Declarations>().Project,
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
