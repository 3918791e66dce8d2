using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Assay.Hosting.CommandLine;

/// <summary>Answers a command line that was read: help and misuse at once, a verb by whoever has its services.</summary>
internal static class Invocation
{
    /// <param name="parsed">The command line.</param>
    /// <param name="environment">What the process has around it.</param>
    /// <param name="run">Runs the verb; its token is cancelled by Ctrl-C and SIGTERM as well.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The exit code; what the verb throws is one line and a code too.</returns>
    public static async Task<int> RunAsync(
        ParseResult parsed, HostEnvironment environment, Func<Verb, CancellationToken, Task<int>> run, CancellationToken cancellation)
    {
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            return Misused(parsed, environment);
        if (parsed.CommandResult.Command is not Verb verb || parsed.Action != verb.Action)
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = environment.Out, Error = environment.Error }, cancellation).ConfigureAwait(false);

        using var interrupt = new InterruptSignal(cancellation);
        try
        {
            return await run(verb, interrupt.Token).ConfigureAwait(false);
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
