using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Upkeep;
using Assay.Pages.Text;
using Assay.Workspace;

namespace Assay.Hosting.Verbs;

/// <summary>Copies the workspace into one file.</summary>
internal sealed class WorkspaceBackupVerb : WorkspaceVerb
{
    private readonly Argument<string> _file = new("file") { Description = "the zip file to write" };
    private readonly Option<bool> _force = new("--force") { Description = "replaces a file that is there" };

    public WorkspaceBackupVerb() : base("backup", "Copies the workspace into one file, whole and consistent, while others write to it.", "workspace backup assay-2026-11-24.zip")
    {
        Arguments.Add(_file);
        Options.Add(_force);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var workspace = context.Get<AssayWorkspace>();
        var file = Path.GetFullPath(arguments.GetValue(_file)!, context.Environment.CurrentFolder);
        if (!Directory.Exists(workspace.Root))
            throw new UsageException($"There is no workspace at {workspace.Root} yet.");
        if (File.Exists(file) && !arguments.GetValue(_force))
            throw new UsageException($"{file} is there already: name another, or replace it with --force.");
        var manifest = await new WorkspaceBackup(workspace, context.Environment.Clock).WriteAsync(file, cancellation).ConfigureAwait(false);
        context.WriteJson(manifest, UpkeepJson.Default.BackupManifest);
        context.Say($"{Show.Count(manifest.Files.Count)} files, {Show.Bytes(manifest.Bytes)}, in {file} ({Show.Bytes(new FileInfo(file).Length)}).");
        context.Say($"  assay workspace restore {file}");
        return ExitCode.Fine;
    }
}
