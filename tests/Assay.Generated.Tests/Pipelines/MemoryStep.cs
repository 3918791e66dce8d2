using Assay.CompilerServices;

namespace Assay.Generated.Tests.Pipelines;

/// <summary>Runs steps in memory: what a step writes, the next one reads.</summary>
internal sealed class MemoryStep : StepContext
{
    public Dictionary<string, object> Parameters { get; } = [];

    public Dictionary<string, object> Inputs { get; } = [];

    public Dictionary<Type, object> Services { get; } = [];

    public Dictionary<string, object> Outputs { get; } = [];

    public RememberedRun Remembered { get; } = new();

    public override IRun Run => Remembered;

    public override T Parameter<T>(string name) => (T)Parameters[name];

    public override Rows<T> Rows<T>(string input) => (Rows<T>)Inputs[input];

    public override Task<TModel> ModelAsync<TModel>(string input, CancellationToken cancellation) => Task.FromResult((TModel)Inputs[input]);

    public override Task<Metrics> MetricsAsync(string input, CancellationToken cancellation) => Task.FromResult((Metrics)Inputs[input]);

    public override TService Service<TService>() => (TService)Services[typeof(TService)];

    public override Task WriteAsync<T>(string output, Rows<T> rows, CancellationToken cancellation) => Keep(output, rows, cancellation);

    public override Task WriteModelAsync<TModel>(string output, TModel model, CancellationToken cancellation) => Keep(output, model, cancellation);

    public override Task WriteAsync(string output, Metrics metrics, CancellationToken cancellation) => Keep(output, metrics, cancellation);

    private Task Keep(string output, object value, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Outputs.Add(output, value);
        return Task.CompletedTask;
    }
}

/// <summary>A run that keeps its tags.</summary>
internal sealed class RememberedRun : IRun
{
    public Dictionary<string, string> Tags { get; } = [];

    public string Id => "run";

    public void LogParameter(string key, object value) => Tags[key] = value.ToString()!;

    public void LogMetric(string key, double value, long step = 0) => Tags[key] = value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    public void SetTag(string key, string value) => Tags[key] = value;

    public Task LogArtifactAsync(string localPath, string? artifactPath = null, CancellationToken cancellation = default) => Task.CompletedTask;

    public void LogDataset(RunDataset dataset) => Tags[dataset.Name] = dataset.Digest;
}
