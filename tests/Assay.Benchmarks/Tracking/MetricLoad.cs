using System.Buffers;
using System.Diagnostics;
using System.Text.Json;

namespace Assay.Benchmarks.Tracking;

/// <summary>Metrics per second in batches of 1,000: ten curves of a hundred steps, one curve, and a thousand keys of one step each.</summary>
internal sealed class MetricLoad(MlflowHttp mlflow, ServerProcess server, string experiment)
{
    private const int BatchSize = 1000;

    public async Task RunAsync(int metrics, int connections)
    {
        foreach (var (keys, share) in ((int, int)[])[(10, 1), (1, 2), (BatchSize, 4)])
        {
            // Long enough for the runtime to have compiled in earnest what is measured.
            await OnceAsync(BatchSize * 100, keys, connections);
            var count = Math.Max(BatchSize, metrics / share);
            var before = server.ProcessorTime;
            var seconds = await OnceAsync(count, keys, connections);
            TrackingComparison.Report($"metrics in batches of {BatchSize}, {keys} keys each", $"{count / seconds,9:N0} /s{TrackingComparison.Used(server.ProcessorTime - before, count, "metric")}");
        }
    }

    private async Task<double> OnceAsync(int metrics, int keys, int connections)
    {
        // As many trainings at once as there are connections, each with its own run.
        var runs = new string[connections];
        for (var i = 0; i < runs.Length; i++)
            runs[i] = await mlflow.NewRunAsync(experiment);
        var bodies = Enumerable.Range(0, metrics / BatchSize).Select(batch => Body(runs[batch % runs.Length], batch / runs.Length, keys)).ToArray();
        var clock = Stopwatch.StartNew();
        await mlflow.AllAsync(bodies.Length, connections, i => mlflow.PostAsync("runs/log-batch", bodies[i]));
        return clock.Elapsed.TotalSeconds;
    }

    private static byte[] Body(string run, int batch, int keys)
    {
        var buffer = new ArrayBufferWriter<byte>(BatchSize * 90);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("run_id", run);
            json.WriteStartArray("metrics");
            for (var i = 0; i < BatchSize; i++)
            {
                long step = (batch * (BatchSize / keys)) + (i / keys);
                json.WriteStartObject();
                json.WriteString("key", $"train/loss_{i % keys}");
                json.WriteNumber("value", 1 / (1.0 + step + (i % keys)));
                json.WriteNumber("timestamp", 1_760_000_000_000 + step);
                json.WriteNumber("step", step);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
