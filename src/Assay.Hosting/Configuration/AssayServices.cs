using Assay.Hosting.CommandLine;
using Assay.Workspace;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Configuration;

/// <summary>Puts the rooms together: each takes interfaces of <c>Assay</c>, and only here it is known who fills them.</summary>
internal static class AssayServices
{
    public static IServiceCollection AddAssay(this IServiceCollection services, IConfiguration configuration, HostEnvironment environment)
    {
        var options = AssayOptions.Of(configuration);
        services.AddLogging();
        services.AddSingleton(environment);
        services.AddSingleton(environment.Clock);
        services.AddSingleton(options);
        services.AddSingleton<Declarations>();
        services.AddSingleton(_ => AssayWorkspace.Open(WorkspaceLocator.Locate(options.Workspace, environment.CurrentFolder)));
        return services;
    }
}
