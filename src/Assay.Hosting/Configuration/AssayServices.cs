using Assay.Data;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Data;
using Assay.Hosting.Pipelines;
using Assay.Hosting.Serving;
using Assay.Pipelines.Deployment;
using Assay.Profiling;
using Assay.Profiling.Updates;
using Assay.Validation;
using Assay.Validation.History;
using Assay.Workspace;
using Assay.Workspace.Alerts;
using Assay.Workspace.Lineage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Configuration;

/// <summary>Puts the rooms together: each takes interfaces of <c>Assay</c>, and only here it is known who fills them.</summary>
internal static class AssayServices
{
    public static IServiceCollection AddAssay(this IServiceCollection services, IConfiguration configuration, HostEnvironment environment)
    {
        services.AddLogging();
        services.AddSingleton(environment);
        services.AddSingleton(environment.Clock);
        services.AddSingleton(AssayOptions.Of(configuration));
        services.AddSingleton<Declarations>();
        services.AddWorkspace();
        services.AddSingleton<DatasetSources>();
        services.AddSingleton<IDatasetSources>(provider => provider.GetRequiredService<DatasetSources>());
        services.AddSingleton<IKnownKeys, DeclaredKeys>();
        services.AddSingleton<IDeclaredRecords, DeclaredRecords>();
        services.AddSingleton(provider => new VerdictHistory(provider.GetRequiredService<AssayWorkspace>().Store));
        services.AddSingleton<IVerdictHistory>(provider => provider.GetRequiredService<VerdictHistory>());
        services.AddSingleton(Validation);
        services.AddSingleton<IBatchValidation>(provider => provider.GetRequiredService<BatchValidation>());
        services.AddSingleton<IPartialValidation>(provider => provider.GetRequiredService<BatchValidation>());
        services.AddVersioning();
        services.AddTracking();
        services.AddMonitoring();
        services.AddSingleton<ServedModelLoader>();
        services.AddSingleton<ServedModels>();
        services.AddSingleton<LocalRunners>();
        services.AddSingleton<RunParameters>();
        services.AddSingleton<UnchangedRuns>();
        services.AddSingleton<StepHost>();
        services.AddSingleton(provider => new Deployer(
            provider.GetRequiredService<IModelRegistry>(), [.. provider.GetServices<IReferenceStore>()], provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static BatchValidation Validation(IServiceProvider provider) => new(
        provider.GetRequiredService<IDatasetSources>(),
        new BatchValidationOptions
        {
            Project = provider.GetRequiredService<Declarations>().Project,
            Events = provider.GetRequiredService<IEventSink>(),
            Alerts = provider.GetRequiredService<AlertRouter>(),
            AlertChannels = provider.GetRequiredService<AssayOptions>().Validation.Channels,
            AlertAgainAfter = provider.GetRequiredService<AssayOptions>().Validation.AlertAgainAfter,
            AddedColumns = provider.GetRequiredService<AssayOptions>().Validation.AddedColumns,
            History = provider.GetRequiredService<VerdictHistory>(),
            Threads = Environment.ProcessorCount,
            Queries = provider.GetServices<ISourceScheme>().OfType<IBatchQueries>().FirstOrDefault(),
        },
        provider.GetRequiredService<TimeProvider>());
}
