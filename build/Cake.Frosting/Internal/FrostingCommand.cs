using Cake.Cli;
using Cake.Cli.Infrastructure;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Scripting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>The one command of a build.</summary>
internal sealed class FrostingCommand(IServiceCollection services) : Command<FrostingCommandSettings>
{
    public override int Execute(CommandContext context, FrostingCommandSettings settings, CancellationToken cancellationToken)
    {
        services.AddSingleton<ICakeArguments>(context.Remaining.ToCakeArguments(settings.Targets));
        using var provider = services.BuildServiceProvider();
        var log = provider.GetRequiredService<ICakeLog>();
        log.Verbosity = settings.Verbosity;
        try
        {
            SetWorkingDirectory(provider, settings);
            var host = Host(provider, settings);
            provider.GetRequiredService<TaskRegistration>().RegisterAll();
            DemandTargets(host, settings.Targets);
            if (settings.Exclusive)
                host.Settings.UseExclusiveTarget();
            host.RunTargetsAsync(settings.Targets).GetAwaiter().GetResult();
            return 0;
        }
        catch (Exception failure)
        {
            var cause = failure.GetBaseException();
            log.Error("{0}", log.Verbosity >= Verbosity.Diagnostic ? failure : cause.Message);
            return ExitCodeOf(cause);
        }
    }

    private static int ExitCodeOf(Exception cause) => cause switch
    {
        FrostingException => CakeHost.WrongUsage,
        CakeException cake => cake.ExitCode,
        _ => 1,
    };

    private static ScriptHost Host(ServiceProvider provider, FrostingCommandSettings settings) => settings switch
    {
        { DryRun: true } => provider.GetRequiredService<DryRunScriptHost<IFrostingContext>>(),
        { Tree: true } => provider.GetRequiredService<TreeScriptHost>(),
        { Description: true } => provider.GetRequiredService<DescriptionScriptHost>(),
        _ => provider.GetRequiredService<BuildScriptHost<IFrostingContext>>(),
    };

    private static void SetWorkingDirectory(ServiceProvider provider, FrostingCommandSettings settings)
    {
        var environment = provider.GetRequiredService<ICakeEnvironment>();
        var chosen = settings.WorkingDirectory is { } path ? new DirectoryPath(path) : provider.GetService<WorkingDirectory>()?.Path;
        var folder = chosen?.MakeAbsolute(environment) ?? environment.WorkingDirectory;
        if (!provider.GetRequiredService<IFileSystem>().Exist(folder))
            throw new FrostingException($"The working directory '{folder.FullPath}' does not exist.");
        environment.WorkingDirectory = folder;
    }

    private static void DemandTargets(ScriptHost host, string[] targets)
    {
        var known = host.Tasks.Select(t => t.Name).ToList();
        if (targets.FirstOrDefault(t => !known.Contains(t, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new FrostingException($"There is no task '{unknown}'. The tasks are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
    }
}
