using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;
using Assay.Tracking;
using Microsoft.AspNetCore.Http;

namespace Assay.Hosting.Web.Runs;

/// <summary><c>/runs</c>: what was tried, as a table that is sorted and filtered by the server and paged there.</summary>
internal static class RunListPage
{
    private const int MostColumns = 6;

    public static async Task<IResult> AnswerAsync(RunListQuery query, ITrackingApi tracking, CancellationToken cancellation)
    {
        var experiments = new List<Experiment>();
        await foreach (var experiment in tracking.Experiments.SearchAsync(new SearchQuery { MaxResults = 1000, View = ViewType.All }, cancellation))
            experiments.Add(experiment);
        var status = StatusCodes.Status200OK;
        var (page, refusal) = (new Page<Run>([], null), SafeHtml.Empty);
        try
        {
            string[] ids = [.. experiments.Select(experiment => experiment.ExperimentId)];
            if (ids.Length > 0)
                page = await tracking.Runs.SearchPageAsync(query.Search(ids), query.At is [.., var token] ? token : null, cancellation);
        }
        catch (TrackingException refused) when (refused.StatusCode == 400)
        {
            status = StatusCodes.Status400BadRequest;
            refusal = Html.Of($"<p class=\"notice bad\" role=\"alert\">{refused.Message} Such as <code>metrics.auc &gt; 0.7 AND params.lr = '0.1'</code>.</p>");
        }

        var columns = Columns(query, page.Items);
        return SitePages.Html(
            SitePages.Render(
                "Runs",
                "What was tried, and how well it did.",
                "/runs",
                RunListForm.Of(query, experiments, page.Items, columns),
                refusal,
                List(query, experiments, page.Items, columns),
                Pager(query, page.NextPageToken),
                Experiments(experiments)),
            status);
    }

    /// <summary>The keys that are shown: those chosen, else those that the runs have.</summary>
    private static (IReadOnlyList<string> Metrics, IReadOnlyList<string> Params) Columns(RunListQuery query, IReadOnlyList<Run> runs) =>
        query.Metrics.Count + query.Params.Count > 0
            ? (query.Metrics, query.Params)
            : ([.. RunListForm.Metrics(runs).Where(key => !key.Contains('/', StringComparison.Ordinal)).Take(MostColumns)], [.. RunListForm.Params(runs).Take(MostColumns / 2)]);

    private static SafeHtml List(RunListQuery query, List<Experiment> experiments, IReadOnlyList<Run> runs, (IReadOnlyList<string> Metrics, IReadOnlyList<string> Params) shown)
    {
        var names = experiments.ToDictionary(experiment => experiment.ExperimentId, experiment => experiment.Name, StringComparer.Ordinal);
        Column[] columns =
        [
            Head(query, "run", "run_name"), new("experiment"), Head(query, "state", "status"), Head(query, "started", "start_time"), new("took", true),
            .. shown.Metrics.Select(key => Head(query, key, "metrics." + key, numeric: true)),
            .. shown.Params.Select(key => Head(query, key, "params." + key)),
        ];
        var rows = runs.Select(run => (IReadOnlyList<object?>)
        [
            Html.Of($"<input type=\"checkbox\" name=\"ids\" value=\"{run.Info.RunId}\" aria-label=\"Compare {RunWords.Name(run)}\"> {RunWords.Link(run)}"),
            names.GetValueOrDefault(run.Info.ExperimentId), RunWords.State(run), Show.Instant(RunWords.Time(run.Info.StartTime)), RunWords.Duration(run),
            .. shown.Metrics.Select(key => RunWords.Metric(run, key)),
            .. shown.Params.Select(key => RunWords.Param(run, key)),
        ]);
        var table = Table.Of($"{Show.Count(runs.Count)} runs on this page", columns, rows, "No run is as you asked.");
        return runs.Count == 0 ? table : Html.Of($"<form action=\"/runs/compare\" method=\"get\">{table}<p><button type=\"submit\">Compare the chosen runs</button></p></form>");
    }

    private static Column Head(RunListQuery query, string title, string sort, bool numeric = false) => new(title, numeric)
    {
        Heading = Html.Of($"<a href=\"{query.SortedBy(sort).Address()}\">{title}</a>"),
        Sorted = query.Sort != sort ? SortOrder.None : query.Descending ? SortOrder.Descending : SortOrder.Ascending,
    };

    private static SafeHtml Pager(RunListQuery query, string? next)
    {
        List<SafeHtml> links = [];
        if (query.At.Count > 0)
        {
            links.Add(Html.Of($"<li><a href=\"{(query with { At = [] }).Address()}\">First page</a></li>"));
            links.Add(Html.Of($"<li><a rel=\"prev\" href=\"{(query with { At = [.. query.At.SkipLast(1)] }).Address()}\">Previous page</a></li>"));
        }

        if (next is not null)
            links.Add(Html.Of($"<li><a rel=\"next\" href=\"{(query with { At = [.. query.At, next] }).Address()}\">Next page</a></li>"));
        return links.Count == 0 ? SafeHtml.Empty : Html.Of($"<nav aria-label=\"Pages\"><ul class=\"pager\"><li>Page {Show.Count(query.At.Count + 1)}</li>{SafeHtml.Join(links, "")}</ul></nav>");
    }

    private static SafeHtml Experiments(List<Experiment> experiments) => Section.Of("Experiments", "experiments", Table.Of(
        "All experiments",
        [new("experiment"), new("created"), new("about"), new("state")],
        experiments.Select(experiment => (IReadOnlyList<object?>)
        [
            Html.Of($"<a href=\"{new RunListQuery { Experiment = experiment.ExperimentId }.Address()}\">{experiment.Name}</a>"),
            Show.Instant(RunWords.Time(experiment.CreationTime)),
            RunWords.Cut(experiment.Tags.FirstOrDefault(tag => tag.Key == RunTags.Note)?.Value ?? "", 200),
            experiment.LifecycleStage == LifecycleStage.Deleted ? Badge.Of("deleted", Tone.Warning) : Badge.Of("in use", Tone.Good),
        ])));
}
