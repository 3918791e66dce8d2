using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Validation.Reports;
using Assay.Versioning;
using Assay.Versioning.Commits;

namespace Assay.Hosting.Verbs;

/// <summary>Validates a dataset's source and commits its rows as the next version.</summary>
internal sealed class VersionCommitVerb : VersionVerb
{
    private readonly Option<string?> _source = new("--source") { Description = "a path or glob instead of the declared source" };
    private readonly Option<DateTimeOffset?> _asOf = CommonOptions.AsOf();
    private readonly Option<string?> _message = new("--message", "-m") { Description = "why" };
    private readonly Option<VersionStrategy?> _strategy = new("--strategy") { Description = "snapshot, diff or auto instead of the declared one" };
    private readonly Option<string?> _accept = new("--accept-failures") { Description = "commit although rules failed, for this reason, which is recorded" };

    public VersionCommitVerb() : base(
        "commit", "Validates a dataset and commits its rows as the next version.", "version commit airports --source corrections/airports.csv --message \"signs of latitudes\"")
    {
        Options.Add(_source);
        Options.Add(_asOf);
        Options.Add(_message);
        Options.Add(_strategy);
        Options.Add(_accept);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var plan = context.Get<Declarations>().Dataset(DatasetOf(arguments, context));
        var request = new CommitRequest
        {
            Source = arguments.GetValue(_source),
            AsOf = arguments.GetValue(_asOf),
            Message = arguments.GetValue(_message),
            Strategy = arguments.GetValue(_strategy),
            AcceptFailures = arguments.GetValue(_accept),
            RunId = context.Environment.Variable("ASSAY_RUN_ID"),
        };
        var result = await context.Get<VersionStore>().CommitAsync(plan, request, cancellation).ConfigureAwait(false);
        context.WriteJson(result, CommitResultJson.Default.CommitResult);
        if (!context.Json && result.Outcome == CommitOutcome.Refused)
        {
            var text = new VerdictText(context.Environment.Colours, context.Environment.Width);
            foreach (var verdict in result.Verdicts.Where(verdict => !verdict.IsAdmitted))
                text.Write(context.Out, verdict);
        }

        context.Say(result.Summary);
        return result.Outcome switch
        {
            CommitOutcome.Refused => ExitCode.Refused,
            CommitOutcome.Conflict => ExitCode.EnvironmentFailed,
            _ => ExitCode.Fine,
        };
    }
}
