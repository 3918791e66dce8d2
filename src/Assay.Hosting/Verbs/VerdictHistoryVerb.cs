using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Validation.History;

namespace Assay.Hosting.Verbs;

/// <summary>Shows how the verdicts on a dataset went over time.</summary>
internal sealed class VerdictHistoryVerb : Verb, IGroupedVerb
{
    private readonly Argument<string> _dataset = new("dataset") { Description = "the dataset's declared name" };
    private readonly Option<string?> _rule = new("--rule") { Description = "one rule by its id" };
    private readonly Option<int> _last = new("--last") { Description = "how many verdicts (default: 20)", DefaultValueFactory = _ => 20 };

    public VerdictHistoryVerb() : base("history", "Shows the last verdicts on a dataset, and how each rule went.", "verdict history flights --rule flights.delay.range --last 12")
    {
        Arguments.Add(_dataset);
        Options.Add(_rule);
        Options.Add(_last);
    }

    public VerbGroup Group => Groups.Verdict;

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var dataset = context.Get<Declarations>().Dataset(arguments.GetValue(_dataset)!).Descriptor;
        if (arguments.GetValue(_last) is var last && last < 1)
            throw new UsageException("--last takes a number of at least 1.");
        var records = await context.Get<IVerdictHistory>().ReadAsync(dataset.Name, new() { Last = last }, cancellation).ConfigureAwait(false);
        var rule = arguments.GetValue(_rule);
        var known = dataset.Rules.Select(declared => declared.Id).Concat(records.SelectMany(record => record.Rules).Select(found => found.Id)).Distinct(StringComparer.Ordinal).ToList();
        if (rule is not null && !known.Contains(rule))
            throw UsageException.Unknown("rule", rule, known);
        var trend = VerdictTrend.Of(dataset.Name, records, rule);
        context.WriteJson(trend, VerdictTrendJson.Default.VerdictTrend);
        if (!context.Json)
            new VerdictTrendText(context.Environment.Colours, context.Environment.Width).Write(context.Out, trend);
        return ExitCode.Fine;
    }
}
