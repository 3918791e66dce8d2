using Assay;

namespace StarterSpace;

/// <summary>Counts the rows of a dataset.</summary>
[Pipeline("starter-pipeline", Schedule = "starter-schedule", Owner = "starter-owner")]
public sealed partial record StarterPipeline
{
    /// <summary>Counts the rows; they were validated before this step.</summary>
    [Step]
    public static async Task<Metrics> Count(Rows<StarterRow> rows, CancellationToken cancel)
    {
        long count = 0;
        await foreach (var _ in rows.WithCancellation(cancel))
            count++;
        return new Metrics { ["rows"] = count };
    }
}
