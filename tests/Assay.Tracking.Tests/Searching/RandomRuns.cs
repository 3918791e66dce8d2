using Assay.Tracking.Store;

namespace Assay.Tracking.Tests.Searching;

/// <summary>Runs whose keys and values are few, so that filters meet them, and odd, so that quoting matters.</summary>
internal static class RandomRuns
{
    public static readonly string[] Metrics = ["auc", "train/loss", "a b", "f1.macro"];
    public static readonly string[] Params = ["lr", "net:depth", "and"];
    public static readonly string[] Tags = ["team", "mlflow.note.content"];
    public static readonly string[] Values = ["", "a", "A", "abc", "aXc", "it's", "say \"x\"", "50%", "[x]*?", "x_y", "and", "0.5"];
    public static readonly string[] Datasets = ["flights", "wells", "o'hare"];

    public static async Task<string> WriteAsync(TrackingStore store, Random random, int count)
    {
        var experiment = await store.Experiments.CreateAsync("random");
        for (var i = 0; i < count; i++)
        {
            var id = (await store.Runs.CreateAsync(new NewRun(experiment) { RunName = "r" + Values[random.Next(Values.Length)], StartTime = random.Next(0, 12) })).Info.RunId;
            await store.Runs.LogBatchAsync(id, new RunBatch
            {
                Metrics = [.. Some(Metrics).Select(key => new Metric(key, random.Next(5) == 0 ? double.NaN : random.Next(-2, 4) * 0.5, 1, random.Next(3)))],
                Params = [.. Some(Params).Select(key => new Param(key, Values[random.Next(Values.Length)]))],
                Tags = [.. Some(Tags).Select(key => new Tag(key, Values[random.Next(Values.Length)]))],
            });
            await store.Runs.LogInputsAsync(id, [.. Some(Datasets).Select(name => new RunInput
            {
                Dataset = new LoggedDataset { Name = name, Digest = "d", SourceType = "local", Source = "{}" },
            })]);
        }

        return experiment;

        IEnumerable<string> Some(string[] keys) => keys.Where(_ => random.Next(2) == 0);
    }
}
