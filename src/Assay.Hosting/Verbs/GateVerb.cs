using System.CommandLine;
using System.Globalization;
using System.Text;
using Assay.Hosting.CommandLine;
using Assay.Pipelines.Gates;
using Assay.Pipelines.Local;
using Assay.Workspace;

namespace Assay.Hosting.Verbs;

/// <summary>Says what a model's gate decided in a run, so that CI can go by it after the run as well.</summary>
internal sealed class GateVerb : Verb
{
    private readonly Argument<string> _model = new("model") { Description = "the model's declared name" };
    private readonly Option<Guid?> _run = new("--run") { Description = "the pipeline run's id (default: the last run that judged the model)" };

    public GateVerb() : base("gate", "Says what a model's gate decided in a run; exit 1 where it refused.", "gate flight-delay --run 01a20d02-27fb-7c77-bbb5-a4932140ea64")
    {
        Arguments.Add(_model);
        Options.Add(_run);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var model = context.Get<Declarations>().Model(arguments.GetValue(_model)!).Descriptor.Name;
        var runs = context.Get<AssayWorkspace>().Runs;
        var run = arguments.GetValue(_run);
        var verdict = run is { } id
            ? await FindAsync(Path.Combine(runs, id.ToString("D")), model, cancellation).ConfigureAwait(false)
            : await LastAsync(runs, model, cancellation).ConfigureAwait(false);
        if (verdict is null)
            throw new UsageException(run is null ? $"No run has judged {model} yet." : $"Run {run} has no verdict on {model}. assay run shows the id of each run at its end.");
        if (context.Json)
            await context.Out.WriteLineAsync(Encoding.UTF8.GetString(verdict.ToJson())).ConfigureAwait(false);
        context.Say($"{model}: {(verdict.Passed ? "passed" : "refused")}");
        foreach (var condition in verdict.Conditions)
            context.Say($"  {condition.Outcome,-13} {condition.Explanation}{IntervalOf(condition, verdict)}");
        return verdict.Passed ? ExitCode.Fine : ExitCode.Refused;
    }

    private static string IntervalOf(GateCondition condition, GateVerdict verdict) => condition.Interval is { } interval
        ? string.Create(CultureInfo.InvariantCulture, $", {100 * verdict.Bootstrap.Confidence:0.#} % interval {interval}")
        : "";

    // Run ids are UUIDs of version 7: their order is that of time.
    private static async Task<GateVerdict?> LastAsync(string runs, string model, CancellationToken cancellation)
    {
        if (!Directory.Exists(runs))
            return null;
        foreach (var folder in Directory.EnumerateDirectories(runs).OrderDescending(StringComparer.Ordinal))
        {
            if (await FindAsync(folder, model, cancellation).ConfigureAwait(false) is { } verdict)
                return verdict;
        }

        return null;
    }

    private static async Task<GateVerdict?> FindAsync(string folder, string model, CancellationToken cancellation)
    {
        var result = Path.Combine(folder, "result.json");
        if (!File.Exists(result))
            return null;
        var run = PipelineRunResult.Parse(await File.ReadAllBytesAsync(result, cancellation).ConfigureAwait(false));
        foreach (var task in run.Tasks.Where(task => task.Kind == StepKind.Gate))
        {
            if (task.ArtifactPath("verdict") is not { } path || !File.Exists(path))
                continue;
            var verdict = GateVerdict.Parse(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false));
            if (verdict.Model == model)
                return verdict;
        }

        return null;
    }
}
