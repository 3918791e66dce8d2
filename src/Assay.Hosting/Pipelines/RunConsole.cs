using System.Globalization;
using Assay.Pipelines.Local;

namespace Assay.Hosting.Pipelines;

/// <summary>Tells people how a run goes: one line when a step ends, and what it wrote.</summary>
internal sealed class RunConsole(TextWriter output) : IPipelineObserver
{
    public void Started(string task, int attempt)
    {
        if (attempt > 1)
            output.WriteLine($"  … {task}, try {attempt.ToString(CultureInfo.InvariantCulture)}");
    }

    public void Wrote(string task, string line) => output.WriteLine($"      {line}");

    public void Ended(TaskResult result)
    {
        if (!result.IsGroup)
            output.WriteLine(Line(result));
    }

    public static void Summarize(TextWriter output, PipelineRunResult result)
    {
        var failed = result.Tasks.Count(task => task is { State: TaskState.Failed, IsGroup: false });
        var verdict = result.IsRefused ? "refused" : result.State == TaskState.Succeeded ? "succeeded" : $"failed in {failed} steps";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {result.Pipeline} {verdict} in {result.Duration.TotalSeconds:0.0} s; run {result.RunId}"));
    }

    private static string Line(TaskResult result)
    {
        var mark = result.State switch
        {
            TaskState.Succeeded => "✓",
            TaskState.Cached => "↺",
            TaskState.Skipped => "–",
            _ => "✗",
        };
        var reason = result.Reason is null ? "" : $"  {result.Reason}";
        return string.Create(CultureInfo.InvariantCulture, $"  {mark} {result.Name,-28} {result.State,-10} {result.Duration.TotalSeconds,6:0.0} s{reason}");
    }
}
