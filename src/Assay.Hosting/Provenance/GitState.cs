using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace Assay.Hosting.Provenance;

/// <summary>Which commit a project stands at.</summary>
/// <param name="Commit">The commit's id; null before the first one.</param>
/// <param name="Branch">The branch; null where none is checked out.</param>
/// <param name="Dirty">Whether there are changes that no commit holds; null where nobody can tell.</param>
/// <param name="Repository">The address of <c>origin</c> without credentials; null where there is none.</param>
/// <remarks>
/// Asks the git program: it is there wherever there is a working copy, and reads every form of repository, worktrees and partial clones too.
/// LibGit2Sharp would bring native libraries for every platform and lags behind git's own formats.
/// </remarks>
internal sealed record GitState(string? Commit, string? Branch, bool? Dirty, string? Repository)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>The state of the repository that a folder lies in; without git, or outside of one, the commit that the program was built of.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="workspace">The workspace: what a run itself writes makes nothing dirty.</param>
    /// <param name="cancellation">Stops git.</param>
    /// <returns>Null where nothing is known.</returns>
    public static async Task<GitState?> ReadAsync(string folder, string workspace, CancellationToken cancellation)
    {
        var status = await RunAsync(folder, ["status", "--porcelain=v2", "--branch", "--untracked-files=normal"], cancellation).ConfigureAwait(false);
        if (status is null)
            return OfBuild(Assembly.GetEntryAssembly());
        var origin = await RunAsync(folder, ["config", "--get", "remote.origin.url"], cancellation).ConfigureAwait(false);
        return Parse(status, Path.GetFileName(Path.TrimEndingDirectorySeparator(workspace))) with { Repository = WithoutCredentials(origin) };
    }

    /// <summary>Reads what <c>git status --porcelain=v2 --branch</c> says.</summary>
    internal static GitState Parse(string status, string workspaceName)
    {
        string? commit = null, branch = null;
        var dirty = false;
        foreach (var line in status.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# branch.oid ", StringComparison.Ordinal))
                commit = line["# branch.oid ".Length..] is var oid && oid[0] != '(' ? oid : null;
            else if (line.StartsWith("# branch.head ", StringComparison.Ordinal))
                branch = line["# branch.head ".Length..] is var head && head[0] != '(' ? head : null;
            else if (line[0] != '#' && !(line[0] == '?' && line[2..].Trim('"').Split('/').Contains(workspaceName)))
                dirty = true;
        }

        return new(commit, branch, dirty, null);
    }

    internal static string? WithoutCredentials(string? address)
    {
        if (address?.Trim() is not { Length: > 0 } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0
            ? new UriBuilder(uri) { UserName = "", Password = "" }.Uri.ToString()
            : text;
    }

    // The SDK writes the commit behind a plus into the informational version.
    private static GitState? OfBuild(Assembly? program) =>
        program?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, { Length: >= 40 } commit]
            ? new(commit, null, null, null)
            : null;

    private static async Task<string?> RunAsync(string folder, string[] words, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", words) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(s_patience);
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token).ConfigureAwait(false);
            await error.ConfigureAwait(false);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            // No git here: a container, say.
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return null;
        }
    }
}
