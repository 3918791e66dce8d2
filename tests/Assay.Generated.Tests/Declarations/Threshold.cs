using System.Globalization;

namespace Assay.Generated.Tests.Declarations;

/// <summary>What a sensor's reading is judged by.</summary>
[Columns("heat")]
internal sealed partial record Heat
{
    public float Weight { get; init; }

    [Label]
    public bool Broken { get; init; }

    [Features]
    internal static Heat Of(Reading reading) => new() { Weight = reading.Weight, Broken = reading.Repairs > 0 };
}

[Columns("heat-answers")]
internal sealed partial record HeatAnswer
{
    [Score]
    public double Score { get; init; }
}

/// <summary>Breaks above a weight.</summary>
[Model("threshold", Owner = "sensors")]
[Gate("auc", AtLeast = 0.5, NotWorseThanChampionBy = 0.01)]
internal sealed partial record Threshold(double Limit) : IModel<Heat, HeatAnswer>
{
    public Task SaveAsync(string folder, CancellationToken cancellation = default) =>
        File.WriteAllTextAsync(Path.Combine(folder, "limit.txt"), Limit.ToString("R", CultureInfo.InvariantCulture), cancellation);

    public ValueTask PredictAsync(ReadOnlyMemory<Heat> inputs, Memory<HeatAnswer> outputs, CancellationToken cancellation = default)
    {
        for (var i = 0; i < inputs.Length; i++)
            outputs.Span[i] = new HeatAnswer { Score = inputs.Span[i].Weight / Limit };
        return ValueTask.CompletedTask;
    }

    private static async Task<Threshold> LoadAsync(string folder, CancellationToken cancellation) =>
        new(double.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "limit.txt"), cancellation), CultureInfo.InvariantCulture));
}

/// <summary>Watches the threshold.</summary>
[Monitor<Threshold>("threshold-live", Window = "PT6H", Owner = "on-call")]
[Drift(FalseAlarmRate = 0.02, Severity = Severity.Error)]
[Performance("auc", AtLeast = 0.4, Estimate = true)]
[Performance("log_loss", AtMost = 2, Severity = Severity.Info)]
[Alert("mail", From = Severity.Info)]
[Alert("slack")]
internal sealed partial record ThresholdMonitor;
