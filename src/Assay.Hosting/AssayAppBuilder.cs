using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting;

/// <summary>Collects what an app needs before it runs: services for steps, and configuration.</summary>
public sealed class AssayAppBuilder
{
    internal AssayAppBuilder(string[] args, HostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(args);
        Arguments = args;
        Environment = environment;
        Configuration = AssayConfiguration.Load(environment);
    }

    /// <summary>Services that steps may ask for as parameters.</summary>
    public IServiceCollection Services { get; } = new ServiceCollection();

    /// <summary>Configuration: <c>appsettings.json</c>, <c>assay.json</c>, then variables <c>ASSAY_…</c> as section <c>Assay</c>.</summary>
    public ConfigurationManager Configuration { get; }

    internal string[] Arguments { get; }

    internal HostEnvironment Environment { get; }

    /// <summary>Makes the app.</summary>
    public AssayApp Build() => new(this);
}
