using System.Globalization;
using Assay.Tracking;
using Microsoft.AspNetCore.Http;

namespace Assay.Hosting.Web.Runs;

/// <summary>What the list of runs shows, all of it in its address: a list can be bookmarked, sent and gone back to.</summary>
internal sealed record RunListQuery
{
    private const int DefaultSize = 100;

    public static IReadOnlyList<int> Sizes { get; } = [50, 100, 200, 500];

    /// <summary>An experiment's id; null for all.</summary>
    public string? Experiment { get; init; }

    /// <summary>A filter of MLflow's grammar; null for none.</summary>
    public string? Filter { get; init; }

    /// <summary><c>start_time</c>, <c>run_name</c>, <c>status</c>, <c>metrics.KEY</c> or <c>params.KEY</c>; null for the newest first.</summary>
    public string? Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>Metrics to show; with no metric and no parameter chosen, those that the runs have.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>Parameters to show.</summary>
    public IReadOnlyList<string> Params { get; init; } = [];

    public ViewType View { get; init; } = ViewType.ActiveOnly;

    public int Size { get; init; } = DefaultSize;

    /// <summary>Tokens of the pages before this one and of itself: tokens say only where the next page is.</summary>
    public IReadOnlyList<string> At { get; init; } = [];

    public static RunListQuery Of(IQueryCollection query) => new()
    {
        Experiment = Text(query, "experiment"),
        Filter = Text(query, "filter"),
        Sort = Text(query, "sort"),
        Descending = query["order"] == "desc",
        Metrics = Texts(query, "metric"),
        Params = Texts(query, "param"),
        View = query["view"].ToString() switch { "deleted" => ViewType.DeletedOnly, "all" => ViewType.All, _ => ViewType.ActiveOnly },
        Size = int.TryParse(query["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && Sizes.Contains(size) ? size : DefaultSize,
        At = Texts(query, "at"),
    };

    /// <summary>The search; keys are quoted, since they may hold spaces and more.</summary>
    public RunQuery Search(IReadOnlyList<string> experiments)
    {
        var dot = Sort?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        var key = Sort is null ? null : dot < 0 ? Sort : $"{Sort[..dot]}.`{Sort[(dot + 1)..].Replace("`", "", StringComparison.Ordinal)}`";
        return new()
        {
            ExperimentIds = Experiment is { } one ? [one] : experiments,
            Filter = Filter,
            OrderBy = key is null ? [] : [$"{key} {(Descending ? "DESC" : "ASC")}"],
            MaxResults = Size,
            View = View,
        };
    }

    public string Address() => Runs.Address.Of("/runs",
    [
        ("experiment", Experiment),
        ("filter", Filter),
        ("sort", Sort),
        ("order", Sort is not null && Descending ? "desc" : null),
        .. Metrics.Select(metric => ("metric", (string?)metric)),
        .. Params.Select(param => ("param", (string?)param)),
        ("view", View switch { ViewType.DeletedOnly => "deleted", ViewType.All => "all", _ => null }),
        ("size", Size == DefaultSize ? null : Size.ToString(CultureInfo.InvariantCulture)),
        .. At.Select(token => ("at", (string?)token)),
    ]);

    /// <summary>Sorted by a column from the first page on: as it is better read first, and by the same column again the other way round.</summary>
    public RunListQuery SortedBy(string column) => this with
    {
        Sort = column,
        Descending = Sort == column ? !Descending : column is "start_time" || column.StartsWith("metrics.", StringComparison.Ordinal),
        At = [],
    };

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text.Trim() : null;

    private static IReadOnlyList<string> Texts(IQueryCollection query, string name) =>
        [.. query[name].Where(value => !string.IsNullOrEmpty(value)).Select(value => value!).Distinct(StringComparer.Ordinal).Take(500)];
}
