using Assay.Hosting.CommandLine;

namespace Assay.Hosting;

/// <summary>The front door: a project's own <c>Main</c> hands its arguments over and returns the exit code.</summary>
public sealed class AssayApp
{
    private readonly AssayAppBuilder _builder;

    internal AssayApp(AssayAppBuilder builder) => _builder = builder;

    /// <summary>Starts an app to which services can be added before it runs.</summary>
    public static AssayAppBuilder CreateBuilder(string[] args) => new(args, HostEnvironment.OfProcess());

    /// <summary>Runs the verb that the arguments name, with the defaults.</summary>
    /// <returns>0 fine; 1 the data, gate or monitor says no; 2 wrong usage; 3 the environment failed.</returns>
    public static Task<int> RunAsync(string[] args) => CreateBuilder(args).Build().RunAsync();

    /// <summary>Runs the verb that the arguments name.</summary>
    public Task<int> RunAsync(CancellationToken cancellation = default) => VerbTree.RunAsync(_builder, cancellation);
}
