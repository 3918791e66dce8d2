using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Runs;
using Assay.Tracking;

namespace Assay.Hosting.Verbs;

/// <summary>Shows all that is recorded of a run, and how to make it again.</summary>
internal sealed class RunsShowVerb : Verb, IGroupedVerb
{
    private readonly Argument<string> _run = new("run") { Description = "the run's id, or its first digits; the id that run prints at its end is fine too" };

    public RunsShowVerb() : base("show", "Shows all that is recorded of a run, and the command that makes it again.", "runs show 01a20d02") => Arguments.Add(_run);

    public VerbGroup Group => Groups.Runs;

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var tracking = context.Get<ITrackingApi>();
        var run = await new RunFinder(tracking).OneAsync(arguments.GetValue(_run)!, cancellation).ConfigureAwait(false);
        var record = await new RunReader(tracking, context.Get<Declarations>()).ReadAsync(run, cancellation).ConfigureAwait(false);
        context.WriteJson(record, VerbJson.Default.RunRecord);
        if (!context.Json)
            RunText.Write(context.Out, record);
        return ExitCode.Fine;
    }
}
