using System.CommandLine;
using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Verbs;

/// <summary>Lists tracked runs, newest first.</summary>
internal sealed class RunsListVerb : RunsVerb
{
    private readonly Option<string?> _filter = FilterOption();
    private readonly Option<int> _limit = LimitOption(20);

    public RunsListVerb() : base("list", "Lists tracked runs with their metrics, newest first.", "runs list --experiment flight-delay-train --filter \"metrics.auc > 0.6\"")
    {
        Options.Add(_filter);
        Options.Add(_limit);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var (runs, experiments) = await SearchAsync(arguments, context, arguments.GetValue(_filter), [], arguments.GetValue(_limit), cancellation).ConfigureAwait(false);
        Write(context, runs, experiments);
        return ExitCode.Fine;
    }
}
