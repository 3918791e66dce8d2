using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Validation.Reports;
using Assay.Versioning.Commits;

namespace Assay.Hosting.Verbs;

/// <summary>What every verb that commits is told, and how it tells of the commit.</summary>
internal sealed class CommitOptions
{
    private readonly Option<DateTimeOffset?> _asOf = CommonOptions.AsOf();
    private readonly Option<string?> _message = new("--message", "-m") { Description = "why" };
    private readonly Option<VersionStrategy?> _strategy = new("--strategy") { Description = "snapshot, diff or auto instead of the declared one" };
    private readonly Option<string?> _accept = new("--accept-failures") { Description = "commit although rules failed, for this reason, which is recorded" };

    public void AddTo(Verb verb)
    {
        verb.Options.Add(_asOf);
        verb.Options.Add(_message);
        verb.Options.Add(_strategy);
        verb.Options.Add(_accept);
    }

    public CommitRequest Read(ParseResult arguments, VerbContext context) => new()
    {
        AsOf = arguments.GetValue(_asOf),
        Message = arguments.GetValue(_message),
        Strategy = arguments.GetValue(_strategy),
        AcceptFailures = arguments.GetValue(_accept),
        RunId = context.Environment.Variable("ASSAY_RUN_ID"),
    };

    /// <summary>Tells people of a commit.</summary>
    /// <returns>The exit code.</returns>
    public static int Say(CommitResult result, VerbContext context)
    {
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
