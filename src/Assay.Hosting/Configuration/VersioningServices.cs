using System.Reflection;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Data;
using Assay.Versioning;
using Assay.Workspace;
using Assay.Workspace.Lineage;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Configuration;

/// <summary>Versions of datasets.</summary>
internal static class VersioningServices
{
    public static IServiceCollection AddVersioning(this IServiceCollection services)
    {
        services.AddSingleton(provider => new VersionStore(
            provider.GetRequiredService<AssayWorkspace>(),
            provider.GetRequiredService<IDatasetSources>,
            provider.GetRequiredService<IBatchValidation>,
            provider.GetRequiredService<IEventSink>(),
            provider.GetRequiredService<TimeProvider>(),
            Options(provider)));
        services.AddSingleton<IDatasetVersions>(provider => provider.GetRequiredService<VersionStore>());
        return services;
    }

    private static VersionStoreOptions Options(IServiceProvider provider)
    {
        var environment = provider.GetRequiredService<HostEnvironment>();
        return new VersionStoreOptions
        {
            Project = provider.GetRequiredService<Declarations>().Project,
            Author = environment.Variable("ASSAY_AUTHOR") ?? environment.Variable("USER"),
            GitCommit = InformationalVersion(Assembly.GetEntryAssembly()) is { } program && program.Contains('+', StringComparison.Ordinal)
                ? program[(program.IndexOf('+', StringComparison.Ordinal) + 1)..]
                : null,
            AssayVersion = InformationalVersion(typeof(VersionStore).Assembly)?.Split('+')[0],
            // Asked for only when something is to be removed: opening the registry makes its store, and validating should make none.
            Uses = (dataset, cancellation) =>
                new DeployedData(provider.GetRequiredService<Declarations>(), provider.GetRequiredService<IModelRegistry>()).OfAsync(dataset, cancellation),
            SourceDigest = (plan, reference, cancellation) => provider.GetRequiredService<DatasetSources>().DigestAsync(plan, reference, cancellation),
        };
    }

    private static string? InformationalVersion(Assembly? assembly) => assembly?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
