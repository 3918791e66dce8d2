using System.Diagnostics;

namespace Assay.Pipelines.Local;

/// <summary>How a process ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="LastLine">The last line that it wrote and that isn't blank.</param>
internal sealed record ProcessEnd(int ExitCode, string? LastLine);

/// <summary>Runs one process to its end; both its outputs go line by line to the log and the observer.</summary>
internal static class StepProcess
{
    /// <summary>Runs a process. When stopped, it is asked to end, and else killed together with the processes that it started.</summary>
    /// <exception cref="OperationCanceledException">It was stopped, and is gone.</exception>
    /// <exception cref="PipelineException">It could not be started.</exception>
    public static async Task<ProcessEnd> RunAsync(
        ProcessCommand command, string folder, IEnumerable<KeyValuePair<string, string>> environment, string log, Action<string> wrote, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var writer = new StreamWriter(log, append: true);
        await using var closing = writer.ConfigureAwait(false);
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new PipelineException(
                "start a step's process", command.FileName, e.GetType().Name, "a program that this user may run", "Build the project, or give the path of its program.", inner: e);
        }

        process.StandardInput.Close();
        var last = default(string);
        var gate = new Lock();
        var output = Task.WhenAll(PumpAsync(process.StandardOutput), PumpAsync(process.StandardError));
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await ProcessStop.RunAsync(process).ConfigureAwait(false);
            await output.ConfigureAwait(false);
            throw;
        }

        await output.ConfigureAwait(false);
        return new(process.ExitCode, last);

        async Task PumpAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
            {
                lock (gate)
                {
                    writer.WriteLine(line);
                    if (!string.IsNullOrWhiteSpace(line))
                        last = line;
                }

                wrote(line);
            }
        }
    }
}
