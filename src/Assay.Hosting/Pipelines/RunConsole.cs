using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Pipelines.Local;

namespace Assay.Hosting.Pipelines;

/// <summary>Tells people how a run goes: one line when a step ends, what it wrote, and of a failure its data and its log.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="watched">Whether somebody looks on, who wants to know what is at work.</param>
internal sealed class RunConsole(TextWriter output, bool watched) : IPipelineObserver
{
    private const int DigitsOfHash = 19;

    public void Started(string task, int attempt)
    {
        if (attempt > 1)
            output.WriteLine($"  … {task}, try {attempt.ToString(CultureInfo.InvariantCulture)}");
        else if (watched)
            output.WriteLine($"  … {task}");
    }

    public void Wrote(string task, string line) => output.WriteLine($"      {TextTable.Printable(line)}");

    public void Ended(TaskResult result)
    {
        if (result.IsGroup)
            return;
        output.WriteLine(Line(result));
        if (result.State != TaskState.Failed)
            return;
        foreach (var (dataset, pinned) in result.Data)
            output.WriteLine($"      data: {dataset}, {(pinned.Length > DigitsOfHash ? $"{pinned[..DigitsOfHash]}…" : pinned)}");
        if (result.Log is { } log)
            output.WriteLine($"      log: {log}");
    }

    public static void Summarize(TextWriter output, PipelineRunResult result) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {result.Pipeline} {Verdict(result)} in {result.Duration.TotalSeconds:0.0} s; run {result.RunId}"));

    public static string Verdict(PipelineRunResult result)
    {
        var failed = result.Tasks.Count(task => task is { State: TaskState.Failed, IsGroup: false });
        return result.IsRefused ? "refused" : result.State == TaskState.Succeeded ? "succeeded" : string.Create(CultureInfo.InvariantCulture, $"failed in {failed} steps");
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
