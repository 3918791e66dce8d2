using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Hosting.Upkeep;
using Assay.Pages.Text;
using Assay.Tracking;
using Assay.Workspace;

namespace Assay.Hosting.Verbs;

/// <summary>Removes what is older than it need be kept.</summary>
internal sealed class WorkspaceGcVerb : WorkspaceVerb
{
    private readonly Option<bool> _delete = new("--delete") { Description = "removes it; without, it is only said what would go" };

    public WorkspaceGcVerb() : base("gc", "Removes what is older than Assay:Retention keeps it, and never what a model, a version or a run still needs.", "workspace gc --delete") =>
        Options.Add(_delete);

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var collector = new GarbageCollector(
            context.Get<AssayWorkspace>(), context.Get<ITrackingApi>(), context.Get<Declarations>(), context.Get<AssayOptions>().Retention, context.Environment.Clock);
        var plan = await collector.PlanAsync(cancellation).ConfigureAwait(false);
        var isDone = arguments.GetValue(_delete);
        if (isDone)
            await collector.ExecuteAsync(plan, cancellation).ConfigureAwait(false);
        context.WriteJson(plan, UpkeepJson.Default.GarbagePlan);
        context.Say(isDone ? "Removed:" : "Would go (nothing was changed; --delete removes it):");
        TextTable.Write(
            context.Json ? TextWriter.Null : context.Out, ["", ">", ">"],
            [.. plan.Parts.Select(part => new[] { part.Name, Show.Count(part.Count), part.Bytes > 0 ? Show.Bytes(part.Bytes) : "" })], indent: 2);
        return ExitCode.Fine;
    }
}
