using System.Text.Json;
using Assay.Pipelines.Steps;

namespace Assay.Pipelines.Local;

/// <summary>How many rows of a dataset a run has validated.</summary>
internal static class ValidatedRows
{
    /// <summary>The rows of all batches in the verdicts that the run's tasks left; null where none did, or a verdict is no longer there.</summary>
    public static async Task<long?> OfAsync(IReadOnlyList<TaskResult> results, Func<string, StepDescriptor?> step, string dataset, CancellationToken cancellation)
    {
        long? rows = null;
        foreach (var result in results.Where(result => result is { Kind: StepKind.Validate, IsGroup: false } && step(result.Name)?.Subject == dataset))
        {
            if (result.ArtifactPath("verdict") is not { } path || !File.Exists(path))
                return null;
            var content = await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
            try
            {
                rows = (rows ?? 0) + JsonSerializer.Deserialize(content, VerdictJson.Default.IReadOnlyListVerdict)!.Sum(verdict => verdict.Rows);
            }
            catch (JsonException)
            {
                // Another program's step with a verdict of its own: its run is told without a count.
                return null;
            }
        }

        return rows;
    }
}
