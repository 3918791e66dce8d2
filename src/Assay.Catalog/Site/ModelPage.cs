using Assay.Catalog.Folding;
using Assay.Catalog.Lineage;
using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;

namespace Assay.Catalog.Site;

/// <summary>The page of a model.</summary>
internal static class ModelPage
{
    public static string Render(SiteContext site, ModelAsset model)
    {
        var m = model.Descriptor;
        return AssetParts.Page(site, model,
        [
            AssetParts.Head(
                site,
                model,
                ("Takes", Columns(site, model, m.Input)),
                ("Answers with", Columns(site, model, m.Output)),
                ("Asked with", Columns(site, model, m.Request))),
            AssetParts.Lineage(site, model),
            Trace(site, model),
            Gate(model),
            Deployments(model),
            AssetParts.Runs(model),
        ]);
    }

    private static SafeHtml Columns(SiteContext site, ModelAsset model, string name) => site.Link("../", site.Catalog.Names.Urn(model.Project, "dataset", name), name);

    /// <summary>What the version in use goes back to: the run, and the exact data that it read.</summary>
    private static SafeHtml Trace(SiteContext site, ModelAsset model)
    {
        var graph = site.Catalog.Lineage;
        if (graph.In(GraphBuilder.ChampionOf(model.Project, model.Name)).FirstOrDefault(e => graph.Find(e.From)!.Kind == NodeKind.Run) is not { } made)
            return SafeHtml.Empty;
        var read = SafeHtml.Join(graph.In(made.From).Select(e => graph.Find(e.From)!).Select(node => Html.Of($"<li>{site.Link("../", node.Asset ?? "", node.Label)}{Places(graph, node)}</li>")), "");
        return Section.Of("What the version in use goes back to", "trace", Html.Of(
            $"<p>Version {model.Deployments[0].Version} was made by the {site.Link("../", graph.Find(made.From)!.Asset!, graph.Find(made.From)!.Label)}, which read:</p><ul>{read}</ul>"));
    }

    private static string Places(LineageGraph graph, LineageNode node)
    {
        var places = graph.Upstream(node.Id).Where(n => n.Kind == NodeKind.Place).Select(n => n.Label).ToList();
        return places.Count == 0 ? "" : $", from {string.Join(", ", places)}";
    }

    private static SafeHtml Gate(ModelAsset model)
    {
        if (model.Descriptor.Gates.Count == 0 && model.Gates.Count == 0)
            return SafeHtml.Empty;
        var demanded = SafeHtml.Join(model.Descriptor.Gates.Select(g => Html.Of($"<li>{Words(g)}</li>")), "");
        var parts = new List<SafeHtml> { Html.Of($"<p>A new version comes into use only if:</p><ul>{demanded}</ul>") };
        if (model.Gates is [var last, ..])
        {
            var found = SafeHtml.Join(last.Conditions.Select(c => Html.Of($"<li>{Met(c.Met)} {c.Words}</li>")), "");
            parts.Add(Html.Of($"<p>{AssetParts.Time(last.At)}, judged on {Show.Count(last.Rows)} rows: {(last.Passed ? Badge.Of("passed", Tone.Good) : Badge.Of("refused", Tone.Bad))}</p><ul>{found}</ul>"));
            parts.Add(Table.Of(
                "Metrics of the last candidate",
                [new("Metric"), new("Candidate", true), new("In use then", true)],
                last.Metrics.Select(m => (IReadOnlyList<object?>)[m.Metric, Show.Number(m.Candidate), Show.Number(m.Champion)])));
        }

        if (model.Gates.Count > 1)
        {
            parts.Add(Table.Of(
                "All judgements, the newest first",
                [new("When"), new("Outcome"), new("Why")],
                model.Gates.Take(30).Select(g => (IReadOnlyList<object?>)
                [
                    AssetParts.Time(g.At), g.Passed ? Badge.Of("passed", Tone.Good) : Badge.Of("refused", Tone.Bad), string.Join("; ", g.Conditions.Select(c => c.Words)),
                ])));
        }

        return Section.Of("Gate", "gate", parts);
    }

    private static SafeHtml Met(bool? met) => met switch
    {
        true => Badge.Of("met", Tone.Good),
        false => Badge.Of("not met", Tone.Bad),
        _ => Badge.Of("does not apply"),
    };

    private static string Words(GateDescriptor gate) => gate switch
    {
        { AtLeast: { } least } => $"{gate.Metric} is at least {Show.Number(least)}",
        { AtMost: { } most } => $"{gate.Metric} is at most {Show.Number(most)}",
        { NotWorseThanChampionBy: { } margin } => $"{gate.Metric} is not worse than that of the version in use by more than {Show.Number(margin)}",
        _ => gate.Metric,
    };

    private static SafeHtml Deployments(ModelAsset model) => Section.Of("Versions in use", "deployments", Table.Of(
        "Versions in use, the newest first",
        [new("Version"), new("Since"), new("Before it"), new("Why"), new("Content")],
        model.Deployments.Take(30).Select(d => (IReadOnlyList<object?>)
        [
            d.Version, AssetParts.Time(d.At), d.PreviousVersion ?? Show.Nothing, d.IsRollback ? "went back to an earlier version" : d.Gate ?? Show.Nothing, AssetParts.Hash(d.ContentHash),
        ]),
        "None was deployed yet."));
}
