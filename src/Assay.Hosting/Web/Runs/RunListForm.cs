using System.Globalization;
using Assay.Pages;
using Assay.Tracking;

namespace Assay.Hosting.Web.Runs;

/// <summary>The form above the list of runs: which runs, which columns. A plain form of the browser's.</summary>
internal static class RunListForm
{
    private const int MostChoices = 200;

    public static SafeHtml Of(
        RunListQuery query, IReadOnlyList<Experiment> experiments, IReadOnlyList<Run> runs, (IReadOnlyList<string> Metrics, IReadOnlyList<string> Params) shown)
    {
        var choices = SafeHtml.Join(
        [
            Choice("Metrics", "metric", Metrics(runs).Union(query.Metrics, StringComparer.Ordinal), shown.Metrics),
            Choice("Parameters", "param", Params(runs).Union(query.Params, StringComparer.Ordinal), shown.Params),
        ]);
        return Html.Of($"""
            <form action="/runs" method="get" role="search" aria-label="Runs">
            {Hidden("sort", query.Sort)}{Hidden("order", query.Sort is not null && query.Descending ? "desc" : null)}
            <div class="fields">
            <label>Experiment <select name="experiment">{Options([("", "all"), .. experiments.Select(one => (one.ExperimentId, one.Name))], query.Experiment ?? "")}</select></label>
            <label class="long">Filter <input name="filter" value="{query.Filter}" placeholder="metrics.auc &gt; 0.7 AND params.lr = '0.1'" spellcheck="false" autocomplete="off"></label>
            <label>Which <select name="view">{Options([("", "in use"), ("deleted", "deleted"), ("all", "all")], View(query.View))}</select></label>
            <label>Rows <select name="size">{Options(RunListQuery.Sizes.Select(size => (Number(size), Number(size))), Number(query.Size))}</select></label>
            <button type="submit">Show</button>
            </div>
            {(choices.IsEmpty ? SafeHtml.Empty : Html.Of($"<details><summary>Columns</summary>{choices}</details>"))}
            </form>
            """);
    }

    /// <summary>The metrics of some runs, those of most runs first.</summary>
    public static IEnumerable<string> Metrics(IReadOnlyList<Run> runs) => Common(runs.SelectMany(run => run.Data.Metrics.Select(metric => metric.Key)));

    /// <summary>The parameters of some runs, those of most runs first.</summary>
    public static IEnumerable<string> Params(IReadOnlyList<Run> runs) => Common(runs.SelectMany(run => run.Data.Params.Select(param => param.Key)));

    private static IEnumerable<string> Common(IEnumerable<string> keys) => keys
        .GroupBy(key => key, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key);

    private static SafeHtml Choice(string title, string name, IEnumerable<string> keys, IReadOnlyList<string> chosen)
    {
        var boxes = SafeHtml.Join(keys.Take(MostChoices).Select(key => Html.Of($"<label>{Box(name, key, chosen.Contains(key))} {key}</label>")));
        return boxes.IsEmpty ? SafeHtml.Empty : Html.Of($"<fieldset class=\"choice\"><legend>{title}</legend>{boxes}</fieldset>");
    }

    private static SafeHtml Box(string name, string value, bool isChosen) => isChosen
        ? Html.Of($"<input type=\"checkbox\" name=\"{name}\" value=\"{value}\" checked>")
        : Html.Of($"<input type=\"checkbox\" name=\"{name}\" value=\"{value}\">");

    private static SafeHtml Options(IEnumerable<(string Value, string Label)> options, string chosen) => SafeHtml.Join(
        options.Select(option => option.Value == chosen
            ? Html.Of($"<option value=\"{option.Value}\" selected>{option.Label}</option>")
            : Html.Of($"<option value=\"{option.Value}\">{option.Label}</option>")),
        "");

    private static SafeHtml Hidden(string name, string? value) => value is null ? SafeHtml.Empty : Html.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");

    private static string View(ViewType view) => view switch { ViewType.DeletedOnly => "deleted", ViewType.All => "all", _ => "" };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
