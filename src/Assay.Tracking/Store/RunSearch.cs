using System.Globalization;
using Assay.Tracking.Search;

namespace Assay.Tracking.Store;

/// <summary>What can be asked about runs.</summary>
internal static class RunSearch
{
    private static readonly SearchSchema s_schema = new(new Dictionary<string, SearchColumn>(StringComparer.Ordinal)
    {
        ["run_id"] = new("t.run_id", TakesIn: true),
        ["run_name"] = new("t.run_name"),
        ["run name"] = new("t.run_name"),
        ["Run name"] = new("t.run_name"),
        ["Run Name"] = new("t.run_name"),
        ["status"] = new("t.status"),
        ["user_id"] = new("t.user_id"),
        ["artifact_uri"] = new("t.artifact_uri"),
        ["start_time"] = new("t.start_time", IsNumber: true),
        ["end_time"] = new("t.end_time", IsNumber: true),
        ["created"] = new("t.start_time", IsNumber: true),
        ["Created"] = new("t.start_time", IsNumber: true),
    })
    {
        Metrics = new KeyTable("series", "x.run = t.run"),
        Params = new KeyTable("params", "x.run = t.run"),
        Tags = new KeyTable("run_tags", "x.run = t.run"),
        Datasets = true,
    };

    internal static SqlSearch Of(RunQuery query)
    {
        var search = new SqlSearch(s_schema);
        search.And($"t.experiment_id IN ({string.Join(", ", query.ExperimentIds.Select(ExperimentNumber))})");
        search.And(Experiments.Stages(query.View));
        search.Filter(query.Filter);
        search.Order(query.OrderBy, "t.start_time DESC", "t.run_id");
        return search;
    }

    // A search in an experiment that is not there finds nothing; only a parsed number reaches the SQL.
    internal static string ExperimentNumber(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : "-1";
}
