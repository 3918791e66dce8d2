using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Upkeep;
using Assay.Pages.Text;
using Assay.Workspace;
using Assay.Workspace.Upkeep;

namespace Assay.Hosting.Verbs;

/// <summary>Says what each part of the workspace takes.</summary>
internal sealed class WorkspaceSizeVerb() : WorkspaceVerb("size", "Says what each part of the workspace takes.", "workspace size")
{
    public override Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var workspace = context.Get<AssayWorkspace>();
        var parts = WorkspacePart.Measure(workspace, cancellation);
        context.WriteJson(parts, UpkeepJson.Default.IReadOnlyListWorkspacePart);
        context.Say($"{workspace.Root}: {Show.Bytes(parts.Sum(part => part.Bytes))}");
        TextTable.Write(
            context.Json ? TextWriter.Null : context.Out, ["", ">files", ">size", ""],
            [.. parts.Select(part => new[] { part.Name, Show.Count(part.Files), Show.Bytes(part.Bytes), part.Meaning })], indent: 2);
        return Task.FromResult(ExitCode.Fine);
    }
}
