using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Tracking;

namespace Assay.Hosting.Runs;

/// <summary>Finds tracked runs: by experiment and filter, or one by what people type of its id.</summary>
internal sealed class RunFinder(ITrackingApi tracking)
{
    private const int LeastPrefix = 4;

    /// <summary>Names of experiments in use by their ids.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ExperimentsAsync(string? only, CancellationToken cancellation)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var experiment in tracking.Experiments.SearchAsync(new SearchQuery { MaxResults = 1000 }, cancellation).ConfigureAwait(false))
            all[experiment.ExperimentId] = experiment.Name;
        if (only is null)
            return all;
        var chosen = all.Where(experiment => experiment.Value == only).ToDictionary(StringComparer.Ordinal);
        return chosen.Count > 0 ? chosen : throw UsageException.Unknown("experiment", only, all.Values);
    }

    /// <summary>Runs that a filter finds, newest first where no order is given.</summary>
    /// <exception cref="UsageException">The filter or an order can't be read.</exception>
    public async Task<IReadOnlyList<Run>> SearchAsync(
        IEnumerable<string> experiments, string? filter, IReadOnlyList<string> orderBy, int limit, CancellationToken cancellation)
    {
        var query = new RunQuery { ExperimentIds = [.. experiments], Filter = filter, OrderBy = orderBy, MaxResults = Math.Clamp(limit, 1, 1000) };
        var runs = new List<Run>();
        if (query.ExperimentIds.Count == 0)
            return runs;
        try
        {
            await foreach (var run in tracking.Runs.SearchAsync(query, cancellation).ConfigureAwait(false))
            {
                if (runs.Count == limit)
                    break;
                runs.Add(run);
            }
        }
        catch (TrackingException refused) when (refused.StatusCode == 400)
        {
            throw new UsageException(refused.Message);
        }

        return runs;
    }

    /// <summary>The one run whose id, or whose pipeline run's id (as <c>run</c> prints it), begins with a text.</summary>
    /// <exception cref="UsageException">There is none, or there are several.</exception>
    public async Task<Run> OneAsync(string id, CancellationToken cancellation)
    {
        var text = id.Trim().ToLowerInvariant();
        if (text.Length < LeastPrefix || !text.All(c => char.IsAsciiHexDigit(c) || c == '-'))
            throw new UsageException($"'{id}' is no run's id: give at least {LeastPrefix.ToString(CultureInfo.InvariantCulture)} of its digits. assay runs list shows them.");
        var experiments = (await ExperimentsAsync(null, cancellation).ConfigureAwait(false)).Keys.ToList();
        var found = await SearchAsync(experiments, $"attributes.run_id LIKE '{text.Replace("-", "", StringComparison.Ordinal)}%'", [], 10, cancellation).ConfigureAwait(false);
        if (found.Count == 0)
            found = await SearchAsync(experiments, $"tags.`{RunTags.AssayRunId}` LIKE '{text}%'", [], 10, cancellation).ConfigureAwait(false);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"There is no run '{id}'. assay runs list shows the newest."),
            _ => throw new UsageException($"Several runs begin with '{id}': {string.Join(", ", found.Select(run => run.Info.RunId))}. Give more digits."),
        };
    }
}
