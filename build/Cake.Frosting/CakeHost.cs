using System.Reflection;
using Cake.Cli;
using Cake.Common.Modules;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.Modules;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Cake.Frosting;

/// <summary>Runs a build: the public tasks of the entry assembly and of those added.</summary>
public sealed class CakeHost
{
    internal const int WrongUsage = 2;

    private readonly ServiceCollection _services = new();
    private readonly List<Assembly> _assemblies = [Assembly.GetEntryAssembly()!];

    /// <summary>A host with Cake's own services.</summary>
    public CakeHost()
    {
        _services.AddSingleton<ICakeLog>(p => new CakeBuildLog(p.GetRequiredService<IConsole>()));
        _services.AddSingleton<IConsole, PlainConsole>();
        _services.AddSingleton<ICakeReportPrinter, CakeReportPrinter>();
        _services.AddSingleton<ICakeConfiguration>(new CakeConfiguration(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)));
        _services.AddSingleton(AnsiConsole.Console);
        _services.AddSingleton<BuildScriptHost<IFrostingContext>>();
        _services.AddSingleton<DryRunScriptHost<IFrostingContext>>();
        _services.AddSingleton<TreeScriptHost>();
        _services.AddSingleton<DescriptionScriptHost>();
        _services.AddSingleton<TaskRegistration>();
        _services.AddSingleton<FrostingContext>();
        _services.AddSingleton<IFrostingContext>(p => p.GetRequiredService<FrostingContext>());
        var modules = new ModuleRegistrar(_services);
        new CoreModule().Register(modules);
        new CommonModule().Register(modules);
        modules.Complete();
    }

    /// <inheritdoc cref="CakeHost()"/>
    public static CakeHost Create() => new();

    /// <summary>Takes tasks from a further assembly.</summary>
    public CakeHost AddAssembly(Assembly assembly)
    {
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Registers services that tasks and contexts ask for.</summary>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        services(_services);
        return this;
    }

    /// <summary>Runs the targets that the arguments name.</summary>
    /// <returns>0, or the exit code of the <see cref="CakeException"/> that ended the build (1 for any other), or 2 for a wrong argument.</returns>
    public int Run(IEnumerable<string> args)
    {
        foreach (var task in _assemblies.Distinct().SelectMany(a => a.GetExportedTypes()).Where(IsTask))
            _services.AddSingleton(typeof(IFrostingTask), task);

        var app = new CommandApp<FrostingCommand>(new CommandServices(_services));
        app.Configure(config => config.SetApplicationName("build").PropagateExceptions());
        try
        {
            return app.Run(args);
        }
        catch (CommandAppException wrong)
        {
            AnsiConsole.Write(wrong.Pretty ?? new Text(wrong.Message));
            AnsiConsole.WriteLine();
            return WrongUsage;
        }
    }

    private static bool IsTask(Type type) => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFrostingTask));
}
