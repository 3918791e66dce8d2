using System.Text;
using System.Text.Json;

namespace Assay;

/// <summary>Verdicts as part of a run.</summary>
public static class RunVerdicts
{
    /// <summary>
    /// Logs verdicts on one dataset: artifacts <c>validation/DATASET.json</c> (a list of <see cref="Verdict"/>) and <c>validation/DATASET.html</c>, and
    /// metrics <c>validation.DATASET.rows</c>, <c>.batches_failed</c>, <c>.rules_failed</c>, <c>.rules_warned</c> and <c>.rules_failed_share</c> (of those
    /// that were judged; 1 where a batch could not be read and no rule was).
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="verdicts">The verdicts, at least one.</param>
    /// <param name="page">The report as HTML.</param>
    /// <param name="cancellation">Stops the upload.</param>
    public static async Task LogVerdictsAsync(this IRun run, IReadOnlyList<Verdict> verdicts, string page, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(verdicts);
        ArgumentOutOfRangeException.ThrowIfZero(verdicts.Count);
        ArgumentNullException.ThrowIfNull(page);
        var dataset = verdicts[0].Dataset;
        LogMetrics(run, dataset, verdicts);
        var folder = Directory.CreateTempSubdirectory("assay-verdict-");
        try
        {
            var json = Path.Combine(folder.FullName, dataset + ".json");
            var html = Path.Combine(folder.FullName, dataset + ".html");
            await File.WriteAllBytesAsync(json, JsonSerializer.SerializeToUtf8Bytes(verdicts, VerdictJson.Default.IReadOnlyListVerdict), cancellation).ConfigureAwait(false);
            await File.WriteAllTextAsync(html, page, new UTF8Encoding(false), cancellation).ConfigureAwait(false);
            await run.LogArtifactAsync(json, "validation", cancellation).ConfigureAwait(false);
            await run.LogArtifactAsync(html, "validation", cancellation).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void LogMetrics(IRun run, string dataset, IReadOnlyList<Verdict> verdicts)
    {
        var judged = verdicts.SelectMany(verdict => verdict.Rules).Where(rule => rule.Status != VerdictStatus.Skipped).ToList();
        var failed = judged.Count(rule => rule.Status == VerdictStatus.Failed);
        Log("rows", verdicts.Sum(verdict => verdict.Rows));
        Log("batches_failed", verdicts.Count(verdict => !verdict.IsAdmitted));
        Log("rules_failed", failed);
        Log("rules_warned", judged.Count(rule => rule.Status == VerdictStatus.Warned));
        Log("rules_failed_share", judged.Count == 0 ? verdicts.Any(verdict => !verdict.IsAdmitted) ? 1 : 0 : (double)failed / judged.Count);

        void Log(string name, double value) => run.LogMetric($"validation.{dataset}.{name}", value);
    }
}
