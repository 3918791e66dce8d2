using System.Globalization;

namespace Assay.Generated.Tests.Declarations;

/// <summary>How a threshold is found.</summary>
internal enum Search
{
    Grid,
    Halving,
}

/// <summary>Something that a host registers.</summary>
internal interface INoticeBoard
{
    void Pin(string notice);
}

/// <summary>Finds the threshold.</summary>
/// <param name="Steps">How often it is tried.</param>
[Pipeline("train-threshold", Schedule = "30 4 * * 1", Owner = "sensors")]
internal sealed partial record TrainThreshold(int Steps, double Start = 0.5, string? Note = null, Search Search = Search.Halving)
{
    /// <summary>Every second reading is held out.</summary>
    [Step]
    private static async Task<(Rows<Heat> train, Rows<Heat> heldOut)> SplitAsync(Rows<Reading> readings, CancellationToken cancel)
    {
        var all = await readings.Select(Heat.Of).ToListAsync(cancel);
        return (RowsOf.Memory(all.Where((_, i) => i % 2 == 0)), RowsOf.Memory(all.Where((_, i) => i % 2 == 1)));
    }

    /// <summary>Takes what the parameters say.</summary>
    [Step(Retries = 1, Timeout = "1h")]
    private Threshold Fit([From(nameof(SplitAsync), "train")] Rows<Heat> rows, IRun run)
    {
        run.SetTag("how", $"{Search} {Note ?? "without a note"}");
        return new Threshold(Start + Steps);
    }

    [Step]
    private static ValueTask<Metrics> Judge(Threshold model, [From(nameof(SplitAsync), "heldOut")] Rows<Heat> rows) =>
        ValueTask.FromResult(new Metrics { ["auc"] = model.Limit });

    [Step]
    private static void Tell(Metrics metrics, INoticeBoard board) => board.Pin(string.Create(CultureInfo.InvariantCulture, $"auc {metrics["auc"]}"));
}
