using Assay.Hosting.Runs;
using Assay.Pages;
using Assay.Pages.Assets;
using Assay.Pages.Parts;
using Assay.Pages.Text;
using Assay.Tracking;

namespace Assay.Hosting.Web.Runs;

/// <summary><c>/runs/{id}</c>: one run, all that is known of it.</summary>
internal static class RunPage
{
    public static async Task<string> RenderAsync(Run run, ITrackingApi tracking, CatalogLinks catalog, CancellationToken cancellation)
    {
        var experiment = await tracking.Experiments.GetAsync(run.Info.ExperimentId, cancellation);
        var models = await tracking.Models.SearchVersionsPageAsync(new SearchQuery { Filter = $"run_id = '{run.Info.RunId}'", MaxResults = 100 }, null, cancellation);
        var charts = await RunCharts.OfAsync(tracking, [run], [.. run.Data.Metrics.Select(metric => metric.Key)], cancellation);
        var list = new RunListQuery { Experiment = experiment.ExperimentId }.Address();
        return (SitePages.Page(RunWords.Name(run), $"A run of {experiment.Name}.", "/runs",
        [
            Facts(run, experiment, models.Items, catalog),
            Note(run),
            Section.Of("Metrics", "metrics", Metrics(run)),
            charts,
            Section.Of("Parameters", "parameters", Pairs("Parameters as logged", run.Data.Params.Select(param => (param.Key, param.Value)))),
            Section.Of("Data", "data", Data(run, catalog)),
            Section.Of("Artifacts", "artifacts", await ArtifactPage.ListAsync(run, "", tracking, cancellation)),
            Section.Of("Tags", "tags", Pairs("Tags as set", run.Data.Tags.Where(tag => tag.Key != RunTags.Note).Select(tag => (tag.Key, tag.Value)))),
        ]) with
        {
            Trail = [new("Runs", "/runs"), new(experiment.Name, list)],
            Scripts = charts.IsEmpty ? [] : ["/" + PageAssets.UPlotPath, SiteAssets.Curves],
            Stylesheets = charts.IsEmpty ? [] : ["/" + PageAssets.UPlotStylesheetPath],
        }).Render();
    }

    private static SafeHtml Facts(Run run, Experiment experiment, IReadOnlyList<RegisteredModelVersion> models, CatalogLinks catalog)
    {
        var tags = run.Data.Tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
        var made = SafeHtml.Join(models.Select(model => catalog.Model(model.Name) is { } page
            ? Html.Of($"<a href=\"{page}\">{model.Name} {model.Version}</a>{Aliases(model)}")
            : Html.Of($"{model.Name} {model.Version}{Aliases(model)}")), ", ");
        return Pages.Parts.Facts.Of(
        [
            ("State", RunWords.State(run)),
            ("Experiment", experiment.Name),
            ("Started", Show.Instant(RunWords.Time(run.Info.StartTime))),
            ("Took", RunWords.Duration(run)),
            ("User", run.Info.UserId.Length > 0 ? run.Info.UserId : tags.GetValueOrDefault(RunTags.User)),
            ("Source", tags.GetValueOrDefault(RunTags.SourceName)),
            ("Commit", tags.TryGetValue(RunTags.GitCommit, out var commit) ? Html.Of($"<code>{commit}</code>{(tags.GetValueOrDefault(RunTags.GitDirty) == "true" ? " with changes that no commit holds" : "")}") : null),
            ("Branch", tags.GetValueOrDefault(RunTags.GitBranch)),
            ("Part of", tags.TryGetValue(RunTags.ParentRunId, out var parent) ? Html.Of($"<a href=\"{Address.Run(parent)}\">{parent}</a>") : null),
            ("Models", made),
            ("Run", Html.Of($"<code>{run.Info.RunId}</code>")),
        ]);
    }

    private static string Aliases(RegisteredModelVersion model) => model.Aliases.Count == 0 ? "" : $" ({string.Join(", ", model.Aliases)})";

    private static SafeHtml Note(Run run) => MarkdownText.ToHtml(run.Data.Tags.FirstOrDefault(tag => tag.Key == RunTags.Note)?.Value);

    private static SafeHtml Metrics(Run run) => Table.Of(
        "Latest of each metric",
        [new("metric"), new("value", true), new("step", true), new("logged")],
        run.Data.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal).Select(metric => (IReadOnlyList<object?>)
            [metric.Key, double.IsNaN(metric.Value) ? "NaN" : Show.Number(metric.Value), Show.Count(metric.Step), Show.Instant(RunWords.Time(metric.Timestamp))]));

    private static SafeHtml Data(Run run, CatalogLinks catalog) => Table.Of(
        "Data that it read",
        [new("dataset"), new("version"), new("for"), new("rows", true), new("content"), new("from")],
        run.Inputs.DatasetInputs.Select(RunReader.Data).Select(data =>
        {
            var page = catalog.Dataset(data.Name);
            return (IReadOnlyList<object?>)
            [
                page is null ? data.Name : Html.Of($"<a href=\"{page}\">{data.Name}</a>"),
                data.Version is null || page is null ? data.Version : Html.Of($"<a href=\"{page}#versions\">{data.Version}</a>"),
                data.Context,
                Show.Count(data.Rows),
                Html.Of($"<code>{RunWords.Cut(data.Digest, 40)}</code>"),
                data.Source is { } source ? RunWords.Cut(source, 120) : null,
            ];
        }));

    private static SafeHtml Pairs(string title, IEnumerable<(string Key, string Value)> pairs) => Table.Of(
        title, [new("name"), new("value")], pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (IReadOnlyList<object?>)[pair.Key, Value(pair.Value)]));

    private static object Value(string value) => value.Length <= 200 ? value : Html.Of($"<details><summary>{RunWords.Cut(value, 100)}</summary><pre class=\"preview\">{value}</pre></details>");
}
