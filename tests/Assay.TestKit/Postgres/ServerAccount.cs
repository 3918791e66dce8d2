using System.Diagnostics;

namespace Assay.TestKit.Postgres;

/// <summary>Runs a program as somebody PostgreSQL agrees to serve: never as root.</summary>
internal static class ServerAccount
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>Runs it to its end and returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It exited with another code than 0; the message holds its output.</exception>
    public static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancel = default)
    {
        IReadOnlyList<string> command = Environment.IsPrivilegedProcess
            ? ["runuser", "-u", Unprivileged(), "--", program, .. arguments]
            : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} exited with {process.ExitCode}:\n{await output}{await errors}");
        return await output;
    }

    private static string Unprivileged()
    {
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return Candidates.FirstOrDefault(accounts.Contains)
            ?? throw new InvalidOperationException("PostgreSQL doesn't run as root, and this system has neither an account 'postgres' nor 'nobody'.");
    }
}
