namespace Assay.Hosting.CommandLine;

/// <summary>Turns what a verb threw into one line and an exit code.</summary>
internal static class Failures
{
    /// <summary>Reports a failure whose exit code is settled already.</summary>
    public static int Report(Exception failure, HostEnvironment environment, int exitCode)
    {
        Report(failure, environment);
        return exitCode;
    }

    public static int Report(Exception failure, HostEnvironment environment)
    {
        var (code, line) = failure switch
        {
            UsageException usage => (ExitCode.WrongUsage, usage.Message),
            SourceException source => (source.IsData ? ExitCode.Refused : ExitCode.EnvironmentFailed, source.Message),
            OperationCanceledException => (ExitCode.EnvironmentFailed, "cancelled"),
            _ => (ExitCode.EnvironmentFailed, Chain(failure)),
        };
        environment.Error.WriteLine(line);
        if (environment.Variable("ASSAY_DEBUG") == "1")
            environment.Error.WriteLine(failure);
        return code;
    }

    private static string Chain(Exception failure)
    {
        var text = failure.Message;
        for (var inner = failure.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (!text.Contains(inner.Message, StringComparison.Ordinal))
                text += $" ← {inner.Message}";
        }

        return text.ReplaceLineEndings(" ");
    }
}
