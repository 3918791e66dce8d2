using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Upkeep;
using Assay.Pages.Text;
using Assay.Workspace;

namespace Assay.Hosting.Verbs;

/// <summary>Puts a backup in the workspace's place.</summary>
internal sealed class WorkspaceRestoreVerb : WorkspaceVerb
{
    private readonly Argument<string> _file = new("file") { Description = "a file that workspace backup wrote" };
    private readonly Option<bool> _force = new("--force") { Description = "sets a workspace that is not empty aside" };

    public WorkspaceRestoreVerb() : base("restore", "Puts a backup in the workspace's place, each file checked against its hash.", "workspace restore assay-2026-11-24.zip")
    {
        Arguments.Add(_file);
        Options.Add(_force);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var file = Path.GetFullPath(arguments.GetValue(_file)!, context.Environment.CurrentFolder);
        if (!File.Exists(file))
            throw new UsageException($"There is no file {file}.");
        var workspace = context.Get<AssayWorkspace>();
        var (manifest, before) = await new WorkspaceRestore(workspace, context.Environment.Clock).RunAsync(file, arguments.GetValue(_force), cancellation).ConfigureAwait(false);
        context.WriteJson(manifest, UpkeepJson.Default.BackupManifest);
        context.Say($"{workspace.Root} is as it was at {Show.Instant(manifest.Made)}: {Show.Count(manifest.Files.Count)} files, {Show.Bytes(manifest.Bytes)}.");
        if (before is not null)
            context.Say($"  What was there before is at {before}.");
        return ExitCode.Fine;
    }
}
