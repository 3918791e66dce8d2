using System.CommandLine;
using System.CommandLine.Parsing;
using Assay.Hosting.Configuration;
using Assay.Workspace.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.CommandLine;

/// <summary>All verbs, and how a command line is run.</summary>
internal static class VerbTree
{
    public static RootCommand Create(IEnumerable<Verb> verbs)
    {
        var root = new RootCommand("Assay: the C# compiler does the paperwork.");
        var groups = new Dictionary<string, Command>(StringComparer.Ordinal);
        foreach (var verb in verbs)
        {
            var group = VerbList.GroupOf(verb);
            if (group is null)
            {
                root.Add(verb);
                continue;
            }

            if (!groups.TryGetValue(group.Name, out var parent))
            {
                groups[group.Name] = parent = new Command(group.Name, group.Description);
                root.Add(parent);
            }

            parent.Add(verb);
        }

        return root;
    }

    public static async Task<int> RunAsync(AssayAppBuilder builder, CancellationToken cancellation)
    {
        var environment = builder.Environment;
        var verbs = VerbList.All();
        var parsed = Create(verbs).Parse(builder.Arguments.Length == 0 ? ["--help"] : builder.Arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
            return Misused(parsed, environment);
        if (parsed.CommandResult.Command is not Verb verb || parsed.Action != verb.Action)
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = environment.Out, Error = environment.Error }, cancellation).ConfigureAwait(false);

        using var interrupt = new InterruptSignal(cancellation);
        try
        {
            var services = builder.Services.AddAssay(builder.Configuration, environment).BuildServiceProvider();
            await using (services.ConfigureAwait(false))
            {
                var context = new VerbContext(services, environment, parsed.GetValue(verb.Format));
                var code = await verb.RunAsync(parsed, context, interrupt.Token).ConfigureAwait(false);
                await Delivery.SendAsync(services.GetRequiredService<DurableOutbox>(), interrupt.Token).ConfigureAwait(false);
                return code;
            }
        }
#pragma warning disable CA1031 // The last line of defence: every failure becomes one line and an exit code.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return Failures.Report(failure, environment);
        }
    }

    private static int Misused(ParseResult parsed, HostEnvironment environment)
    {
        foreach (var error in parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
            environment.Error.WriteLine(error);
        var words = parsed.CommandResult.Command is RootCommand ? "" : $"{PathOf(parsed.CommandResult)} ";
        environment.Error.WriteLine($"See: assay {words}--help");
        return ExitCode.WrongUsage;
    }

    private static string PathOf(SymbolResult? result) => result is CommandResult { Command: not RootCommand } command
        ? $"{PathOf(command.Parent)} {command.Command.Name}".TrimStart()
        : "";
}
