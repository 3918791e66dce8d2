using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Runs;
using Assay.Tracking;

namespace Assay.Hosting.Verbs;

/// <summary>Says in what two runs differ.</summary>
internal sealed class RunsDiffVerb : Verb, IGroupedVerb
{
    private readonly Argument<string> _a = new("a") { Description = "a run's id, or its first digits" };
    private readonly Argument<string> _b = new("b") { Description = "another run's" };

    public RunsDiffVerb() : base("diff", "Says in what two runs differ: parameters, data, code, packages, machine, metrics.", "runs diff 01a20d02 01a20d77")
    {
        Arguments.Add(_a);
        Arguments.Add(_b);
    }

    public VerbGroup Group => Groups.Runs;

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var tracking = context.Get<ITrackingApi>();
        var finder = new RunFinder(tracking);
        var reader = new RunReader(tracking, context.Get<Declarations>());
        var a = await reader.ReadAsync(await finder.OneAsync(arguments.GetValue(_a)!, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var b = await reader.ReadAsync(await finder.OneAsync(arguments.GetValue(_b)!, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var difference = RunDifference.Of(a, b);
        context.WriteJson(difference, VerbJson.Default.RunDifference);
        if (!context.Json)
            difference.Write(context.Out);
        return ExitCode.Fine;
    }
}
