using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Runs;
using Assay.Tracking;

namespace Assay.Hosting.Verbs;

/// <summary>What the verbs that search runs have in common.</summary>
internal abstract class RunsVerb : Verb, IGroupedVerb
{
    private const int MostMetrics = 6;

    private readonly Option<string?> _experiment = new("--experiment") { Description = "an experiment's name; pipelines use their own" };

    protected RunsVerb(string name, string description, string example)
        : base(name, description, example) => Options.Add(_experiment);

    public VerbGroup Group => Groups.Runs;

    protected static Option<string?> FilterOption() => new("--filter") { Description = "MLflow's search grammar, such as \"metrics.auc > 0.64 and params.trees = '100'\"" };

    protected static Option<int> LimitOption(int limit) =>
        new("--limit") { Description = $"how many (default: {limit.ToString(CultureInfo.InvariantCulture)})", DefaultValueFactory = _ => limit };

    protected async Task<(IReadOnlyList<Run> Runs, IReadOnlyDictionary<string, string> Experiments)> SearchAsync(
        ParseResult arguments, VerbContext context, string? filter, IReadOnlyList<string> orderBy, int limit, CancellationToken cancellation)
    {
        if (limit < 1)
            throw new UsageException("--limit takes a number of at least 1.");
        var finder = new RunFinder(context.Get<ITrackingApi>());
        var experiments = await finder.ExperimentsAsync(arguments.GetValue(_experiment), cancellation).ConfigureAwait(false);
        return (await finder.SearchAsync(experiments.Keys, filter, orderBy, limit, cancellation).ConfigureAwait(false), experiments);
    }

    protected static void Write(VerbContext context, IReadOnlyList<Run> runs, IReadOnlyDictionary<string, string> experiments)
    {
        context.WriteJson([.. runs.Select(run => RunRow.Of(run, experiments.GetValueOrDefault(run.Info.ExperimentId)))], VerbJson.Default.IReadOnlyListRunRow);
        if (context.Json)
            return;
        if (runs.Count == 0)
        {
            context.Say("No run.");
            return;
        }

        // Groups of charts (train/loss), what a run took and what validation counted are too many for a line.
        var metrics = runs.SelectMany(run => run.Data.Metrics).Select(metric => metric.Key)
            .Where(key => !key.Contains('/', StringComparison.Ordinal) && !key.StartsWith("validation.", StringComparison.Ordinal))
            .GroupBy(key => key, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(MostMetrics).Select(group => group.Key).ToList();
        TextTable.Write(context.Out, ["run", "name", "state", "started (UTC)", .. metrics.Select(metric => ">" + metric)], [.. runs.Select(run => (IReadOnlyList<string?>)
        [
            run.Info.RunId,
            run.Info.RunName,
            run.Info.Status.ToString(),
            DateTimeOffset.FromUnixTimeMilliseconds(run.Info.StartTime).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            .. metrics.Select(key => run.Data.Metrics.FirstOrDefault(metric => metric.Key == key) is { } metric ? RunText.Number(metric.Value) : ""),
        ])]);
    }
}
