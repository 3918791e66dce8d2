using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Runs;

namespace Assay.Hosting.Verbs;

/// <summary>Groups runs by data, parameter or tag and says which group does best by a metric.</summary>
internal sealed class RunsCompareVerb : RunsVerb
{
    private const int Most = 10_000;

    private readonly Option<string> _by = new("--by") { Description = "data.NAME, params.NAME, tags.NAME or attributes.NAME", Required = true };
    private readonly Option<string> _metric = new("--metric") { Description = "the metric to compare by", Required = true };
    private readonly Option<bool> _lower = new("--lower-is-better") { Description = "the least value is the best; Assay's own metrics know by themselves" };
    private readonly Option<string?> _filter = FilterOption();

    public RunsCompareVerb() : base("compare", "Groups runs by data, parameter or tag, and says which group does best.", "runs compare --by data.flights --metric auc")
    {
        Options.Add(_by);
        Options.Add(_metric);
        Options.Add(_lower);
        Options.Add(_filter);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var key = RunKey.Parse(arguments.GetValue(_by)!);
        var metric = arguments.GetValue(_metric)!;
        var higher = !arguments.GetValue(_lower) && !(MetricTable.TryGet(metric, out var known) && known.Direction == MetricDirection.LowerIsBetter);
        var (runs, _) = await SearchAsync(arguments, context, arguments.GetValue(_filter), [], Most, cancellation).ConfigureAwait(false);
        var groups = RunGroups.Of(runs, key, metric, higher);
        context.WriteJson(groups, VerbJson.Default.RunGroups);
        if (!context.Json)
            Write(context, groups);
        return ExitCode.Fine;
    }

    private static void Write(VerbContext context, RunGroups groups)
    {
        if (groups.Groups.Count > 0)
        {
            TextTable.Write(context.Out, [groups.By, ">n", ">mean", ">sd", ">min", ">max", "best run"], [.. groups.Groups.Select(group => new[]
            {
                group.Value, group.N.ToString(CultureInfo.InvariantCulture), RunText.Number(group.Mean), group.Sd is { } sd ? RunText.Number(sd) : "–",
                RunText.Number(group.Min), RunText.Number(group.Max), group.BestRun,
            })]);
        }

        context.Say(Verdict(groups));
        if (groups.WithoutKey + groups.WithoutMetric > 0)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"Left out: {groups.WithoutKey} runs without {groups.By}, {groups.WithoutMetric} without a value of {groups.Metric}."));
    }

    private static string Verdict(RunGroups groups)
    {
        if (groups.Groups.Count == 0)
            return $"No run has both {groups.By} and {groups.Metric}.";
        var mean = $"{(groups.HigherIsBetter ? "highest" : "lowest")} mean {groups.Metric}";
        var best = string.Join(", ", groups.Best);
        if (groups.Groups.Count == 1)
            return $"There is one group only: {best}.";
        if (groups.Best.Count > 1)
            return $"A tie: {best} have the same {mean}, {RunText.Number(groups.Groups[0].Mean)}.";
        if (groups.Overlapping.Count > 0)
            return $"{best} has the {mean}, but its runs and those of {string.Join(", ", groups.Overlapping)} overlap: these runs don't tell them apart.";
        return groups.Groups.All(group => group.N == 1)
            ? $"{best} has the {mean}; with one run each there is no spread to judge by."
            : $"{best} is best: the {mean}, and no run of another group reaches its runs.";
    }
}
