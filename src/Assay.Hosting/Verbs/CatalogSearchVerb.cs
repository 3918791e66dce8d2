using System.CommandLine;
using Assay.Catalog;
using Assay.Catalog.Search;
using Assay.Hosting.CommandLine;
using Assay.Workspace.Lineage;

namespace Assay.Hosting.Verbs;

/// <summary>Searches the catalog.</summary>
internal sealed class CatalogSearchVerb : CatalogVerb
{
    private readonly Argument<string[]> _text = new("text") { Description = "words of a name, a column, an owner or a description", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _kind = new("--kind") { Description = "only this kind: dataset, columns, model, pipeline, step or monitor" };
    private readonly Option<string?> _owner = new("--owner") { Description = "only what this team answers for" };
    private readonly Option<int> _limit = new("--limit") { Description = "how many (default: 10)", DefaultValueFactory = _ => 10 };

    public CatalogSearchVerb() : base("search", "Searches names, columns, owners and descriptions; a typo is no obstacle.", "catalog search departure delay --kind dataset")
    {
        Arguments.Add(_text);
        Options.Add(_kind);
        Options.Add(_owner);
        Options.Add(_limit);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var (manifests, events) = Declared(context);
        var (catalog, _, _) = await CatalogBuilder.ReadAsync(manifests, context.Get<EventLog>(), events, cancellation).ConfigureAwait(false);
        var text = string.Join(' ', arguments.GetValue(_text)!);
        var result = new CatalogSearch(catalog).Search(text, arguments.GetValue(_kind), arguments.GetValue(_owner));
        var shown = result.Hits.Take(Math.Max(0, arguments.GetValue(_limit))).ToList();
        context.WriteJson(
            new(text, result.DidYouMean, result.Hits.Count, [.. shown.Select(hit => new HitRow(hit.Document.Urn, hit.Document.Kind, hit.Document.Name, hit.Document.Owner, hit.Document.Text, hit.Why))]),
            CatalogJson.Default.SearchRow);
        if (result.DidYouMean is { } meant)
            context.Say($"Did you mean: {meant}");
        if (shown.Count == 0)
            context.Say($"Nothing found for '{text}'.");
        foreach (var hit in shown)
        {
            context.Say($"{hit.Document.Name}  {hit.Document.Kind}{(hit.Document.Owner.Length > 0 ? ", " + hit.Document.Owner : "")}");
            if (hit.Document.Text.Length > 0)
                context.Say($"  {hit.Document.Text.ReplaceLineEndings(" ")}");
            context.Say($"  found: {hit.Why}");
        }

        if (result.Hits.Count > shown.Count)
            context.Say($"{result.Hits.Count - shown.Count} more: --limit {result.Hits.Count}");
        return ExitCode.Fine;
    }
}
