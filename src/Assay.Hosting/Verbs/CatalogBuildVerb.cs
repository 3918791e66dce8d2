using System.CommandLine;
using Assay.Catalog;
using Assay.Hosting.CommandLine;
using Assay.Workspace;
using Assay.Workspace.Lineage;

namespace Assay.Hosting.Verbs;

/// <summary>Writes the catalog as a static site.</summary>
internal sealed class CatalogBuildVerb : CatalogVerb
{
    private readonly Option<string?> _output = new("--output") { Description = "the folder (default: catalog in the workspace)" };

    private readonly Option<string?> _source = new("--source-link")
    {
        Description = "the address of a line of source, with {file} and {line} in it: https://github.com/o/r/blob/main/{file}#L{line}",
    };

    public CatalogBuildVerb() : base("build", "Writes the catalog as pages that open from a folder or a server.", "catalog build --output site")
    {
        Options.Add(_output);
        Options.Add(_source);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var folder = arguments.GetValue(_output) is { } output
            ? Path.GetFullPath(output, context.Environment.CurrentFolder)
            : context.Get<AssayWorkspace>().Catalog;
        var (manifests, events) = Declared(context);
        var report = await CatalogBuilder.BuildAsync(
            manifests,
            context.Get<EventLog>(),
            folder,
            context.Environment.Clock.GetUtcNow(),
            new CatalogOptions { Declared = events, SourceAddress = arguments.GetValue(_source) },
            cancellation).ConfigureAwait(false);
        context.WriteJson(
            new(folder, report.Pages, report.Assets, report.Events, [.. report.Unreadable.Select(line => new UnreadableRow(line.Path, line.Line, line.Reason))]),
            CatalogJson.Default.CatalogRow);
        foreach (var line in report.Unreadable)
            context.Say($"  passed over: {line.Path}, line {line.Line}: {line.Reason}");
        context.Say($"{report.Assets} assets on {report.Pages} pages, from {report.Events} events: {Path.Combine(folder, "index.html")}");
        return ExitCode.Fine;
    }
}
