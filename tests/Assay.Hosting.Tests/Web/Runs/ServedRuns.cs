using System.Text;
using Assay.Hosting.Tests.Serving;
using Assay.Tracking;
using Assay.Tracking.Store;

namespace Assay.Hosting.Tests.Web.Runs;

/// <summary>Served runs: forty with curves, parameters and files, many that are deleted, and one with hostile names.</summary>
public sealed class ServedRuns : IAsyncLifetime
{
    public const int Deleted = 120;

    public const string Hostile = "\"><img src=x onerror=alert(1)><script>alert(1)</script>";

    // The smallest PNG: one pixel.
    private static readonly byte[] s_pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private ServedApp _served = null!;

    public HttpClient Client => _served.Client;

    public string Experiment { get; private set; } = "";

    public IReadOnlyList<string> Ids { get; private set; } = [];

    public string HostileId { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var app = new AppFolder();
        await using (var store = TrackingStore.Open(app.Folder.File(".assay/tracking"), TimeProvider.System))
        {
            Experiment = await store.Experiments.CreateAsync("delays", tags: [new(RunTags.Note, "Late *flights*.")]);
            Ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => NewRunAsync(store, i)));
            await Task.WhenAll(Enumerable.Range(0, Deleted).Select(i => DeletedAsync(store, i)));
            HostileId = await HostileAsync(store);
        }

        app.Folder.Write(".assay/catalog/datasets/flights.html", "<h1>flights</h1>");
        _served = await ServedApp.StartAsync(app);
    }

    public async Task DisposeAsync() => await _served.DisposeAsync();

    private async Task<string> NewRunAsync(TrackingStore store, int i)
    {
        var id = (await store.Runs.CreateAsync(new NewRun(Experiment)
        {
            RunName = $"run-{i:00}", UserId = "ana", StartTime = 1_760_000_000_000 + (i * 60_000), Tags = [new(RunTags.Note, "Trained on *May*."), new(RunTags.GitCommit, "0123abcd")],
        })).Info.RunId;
        await store.Runs.LogBatchAsync(id, new RunBatch
        {
            Params = [new("lr", i % 2 == 0 ? "0.1" : "0.2"), new("kind", "tree"), new("depth of tree", $"{i}")],
            Metrics =
            [
                new("auc", 0.5 + (i / 100.0), 1_760_000_000_000),
                .. Enumerable.Range(0, 100).Select(step => new Metric("train/loss", step == 50 ? double.NaN : 1.0 / (step + 1 + i), 1_760_000_000_000 + step, step)),
                .. Enumerable.Range(0, 5).Select(at => new Metric("system/memory", at, 1_760_000_000_000 + (at * 1000))),
            ],
        });
        await store.Runs.LogInputsAsync(id,
        [
            new RunInput
            {
                Tags = [new(RunInput.ContextTag, "training"), new(RunInput.VersionTag, "7")],
                Dataset = new LoggedDataset { Name = "flights", Digest = "abc123", SourceType = "local", Source = """{"uri":"flights.parquet"}""", Profile = """{"num_rows":3}""" },
            },
        ]);
        if (i < 2)
        {
            await store.Runs.UpdateAsync(id, i == 0 ? RunStatus.Finished : RunStatus.Failed, 1_760_000_100_000 + (i * 60_000));
            await WriteAsync(store, id, "report/table.csv", Encoding.UTF8.GetBytes("name,says\n\"<b>Ana\"\"s</b>\",\"two\nlines\"\nBo,x\n"));
            await WriteAsync(store, id, "report/facts.json", "{\"b\":[1,2]}"u8.ToArray());
            await WriteAsync(store, id, "report/page.html", "<script>alert(1)</script>"u8.ToArray());
            await WriteAsync(store, id, "report/drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray());
            await WriteAsync(store, id, "plot.png", s_pixel);
            await WriteAsync(store, id, "model.onnx", [8, 0, 1, 2, 255]);
            await WriteAsync(store, id, "long.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("é", 100_000))));
        }

        return id;
    }

    private async Task DeletedAsync(TrackingStore store, int i) =>
        await store.Runs.DeleteAsync((await store.Runs.CreateAsync(new NewRun(Experiment) { RunName = $"gone-{i:000}" })).Info.RunId);

    private async Task<string> HostileAsync(TrackingStore store)
    {
        var id = (await store.Runs.CreateAsync(new NewRun(Experiment)
        {
            RunName = Hostile, StartTime = 1, Tags = [new(RunTags.Note, $"[x](javascript:alert(1)) {Hostile}")],
        })).Info.RunId;
        await store.Runs.LogBatchAsync(id, new RunBatch { Params = [new("hostile", Hostile)], Metrics = [new("bad", double.NaN, 1), new("bad", 1, 2, 2)] });
        await WriteAsync(store, id, "a 'b' <c>.txt", Encoding.UTF8.GetBytes(Hostile));
        return id;
    }

    private static async Task WriteAsync(TrackingStore store, string id, string path, byte[] content)
    {
        using var stream = new MemoryStream(content);
        await store.Artifacts.UploadAsync($"runs:/{id}/{path}", stream);
    }
}
