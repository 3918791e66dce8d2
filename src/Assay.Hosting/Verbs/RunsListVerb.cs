using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Tracking;

namespace Assay.Hosting.Verbs;

/// <summary>Lists tracked runs, newest first.</summary>
internal sealed class RunsListVerb : Verb, IGroupedVerb
{
    private readonly Option<string?> _experiment = new("--experiment") { Description = "an experiment's name; pipelines use their own" };
    private readonly Option<string?> _filter = new("--filter") { Description = "MLflow's search grammar, such as \"metrics.auc > 0.64\"" };
    private readonly Option<int> _limit = new("--limit") { Description = "how many (default: 20)", DefaultValueFactory = _ => 20 };

    public RunsListVerb() : base("list", "Lists tracked runs with their metrics, newest first.", "runs list --experiment flight-delay-train --filter \"metrics.auc > 0.6\"")
    {
        Options.Add(_experiment);
        Options.Add(_filter);
        Options.Add(_limit);
    }

    public VerbGroup Group => Groups.Runs;

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var tracking = context.Get<ITrackingApi>();
        var experiments = (await tracking.Experiments.SearchPageAsync(new SearchQuery { MaxResults = 1000 }, null, cancellation).ConfigureAwait(false)).Items;
        if (arguments.GetValue(_experiment) is { } name)
        {
            var known = experiments.Select(experiment => experiment.Name).ToList();
            experiments = [.. experiments.Where(experiment => experiment.Name == name)];
            if (experiments.Count == 0)
                throw UsageException.Unknown("experiment", name, known);
        }

        var runs = await SearchAsync(tracking, experiments, arguments, cancellation).ConfigureAwait(false);
        var names = experiments.ToDictionary(experiment => experiment.ExperimentId, experiment => experiment.Name, StringComparer.Ordinal);
        context.WriteJson([.. runs.Select(run => RunRow.Of(run, names.GetValueOrDefault(run.Info.ExperimentId)))], VerbJson.Default.IReadOnlyListRunRow);
        foreach (var run in runs)
        {
            var metrics = string.Join("  ", run.Data.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal)
                .Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Key}={metric.Value:0.#####}")));
            context.Say($"{run.Info.RunId}  {run.Info.Status,-9} {run.Info.RunName,-36} {metrics}");
        }

        return ExitCode.Fine;
    }

    private async Task<IReadOnlyList<Run>> SearchAsync(ITrackingApi tracking, IReadOnlyList<Experiment> experiments, ParseResult arguments, CancellationToken cancellation)
    {
        if (experiments.Count == 0)
            return [];
        var query = new RunQuery
        {
            ExperimentIds = [.. experiments.Select(experiment => experiment.ExperimentId)],
            Filter = arguments.GetValue(_filter),
            MaxResults = arguments.GetValue(_limit),
        };
        try
        {
            return (await tracking.Runs.SearchPageAsync(query, null, cancellation).ConfigureAwait(false)).Items;
        }
        catch (TrackingException refused) when (refused.StatusCode == 400)
        {
            throw new UsageException(refused.Message);
        }
    }
}
