using Assay;

namespace Churn;

/// <summary>One row per subscriber and month.</summary>
[Dataset("subscriber-months", Owner = "customer-insight", Source = "data/months/*.parquet", BatchBy = BatchBy.File)]
[RowCount(Min = 50_000)]
[Versioned(VersionStrategy.Snapshot, Keep = "1095d", Why = "a file per month, never edited")]
public sealed partial record SubscriberMonth
{
    /// <summary>Pseudonym of the subscriber.</summary>
    [RowKey, Sensitive, Matches("^[0-9a-f]{24}$")]
    public required string Subscriber { get; init; }

    /// <summary>First day of the month.</summary>
    [RowKey, EventTime(MaxAge = "45d")]
    public required DateOnly Month { get; init; }

    /// <summary>Data used.</summary>
    [Unit("GBy"), InRange(0.0, 5_000.0)]
    public required double Data { get; init; }

    /// <summary>Minutes talked.</summary>
    [Unit("min"), InRange(0, 44_640)]
    public required int Talk { get; init; }

    /// <summary>Calls to the help line.</summary>
    [Unit("1"), InRange(0, 500)]
    public required int Complaints { get; init; }

    /// <summary>Months with the company.</summary>
    [Unit("mo"), InRange(0, 600)]
    public required int Tenure { get; init; }

    /// <summary>Whether the contract was ended in the month after.</summary>
    [KnownAfter("the month after")]
    public required bool Left { get; init; }
}

/// <summary>What the model sees.</summary>
/// <param name="Data">Data used.</param>
/// <param name="Talk">Minutes talked.</param>
/// <param name="Complaints">Calls to the help line.</param>
/// <param name="Tenure">Months with the company.</param>
/// <param name="Left">Whether the contract was ended.</param>
[Columns("churn-features")]
public sealed partial record ChurnFeatures(
    [property: Unit("GBy")] double Data,
    [property: Unit("min")] int Talk,
    [property: Unit("1")] int Complaints,
    [property: Unit("mo")] int Tenure,
    [property: Label] bool Left)
{
    /// <summary>Row by row.</summary>
    [Features]
    public static ChurnFeatures From(SubscriberMonth month) => new(month.Data, month.Talk, month.Complaints, month.Tenure, month.Left);
}

/// <summary>The model's answer.</summary>
/// <param name="Probability">Probability of leaving.</param>
[Columns("churn-answers")]
public sealed partial record ChurnAnswer([property: Score, InRange(0.0, 1.0)] double Probability);

/// <summary>A logistic model with four weights, which the team can read.</summary>
[Model("churn", Owner = "customer-insight")]
[Gate("auc", AtLeast = 0.6)]
[Gate("log_loss", NotWorseThanChampionBy = 0.01)]
public sealed partial record ChurnModel(double[] Weights) : IModel<ChurnFeatures, ChurnAnswer>
{
    /// <inheritdoc/>
    public Task SaveAsync(string folder, CancellationToken cancellation = default) =>
        File.WriteAllLinesAsync(Path.Combine(folder, "weights.txt"), Array.ConvertAll(Weights, weight => weight.ToString("R", System.Globalization.CultureInfo.InvariantCulture)), cancellation);

    /// <summary>Loads what was saved.</summary>
    public static async Task<ChurnModel> LoadAsync(string folder, CancellationToken cancellation) =>
        new(Array.ConvertAll(await File.ReadAllLinesAsync(Path.Combine(folder, "weights.txt"), cancellation), line => double.Parse(line, System.Globalization.CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public ValueTask PredictAsync(ReadOnlyMemory<ChurnFeatures> inputs, Memory<ChurnAnswer> outputs, CancellationToken cancellation = default)
    {
        for (var i = 0; i < inputs.Length; i++)
            outputs.Span[i] = new ChurnAnswer(Probability(inputs.Span[i]));
        return ValueTask.CompletedTask;
    }

    internal double Probability(ChurnFeatures row) =>
        1 / (1 + Math.Exp(-(Weights[0] + Weights[1] * row.Data / 100 + Weights[2] * row.Talk / 1000 + Weights[3] * row.Complaints + Weights[4] * row.Tenure / 12)));
}

/// <summary>Watches the model month by month.</summary>
[Monitor<ChurnModel>("churn-live", Window = "30d", Owner = "customer-insight")]
[Drift(FalseAlarmRate = 0.01)]
[Performance("auc", AtLeast = 0.55, Estimate = true)]
[Alert("mail")]
public sealed partial record ChurnMonitor;

/// <summary>Trains each month by gradient descent.</summary>
[Pipeline("churn-train", Schedule = "0 4 3 * *", Owner = "customer-insight")]
public sealed partial record TrainChurn(int Epochs = 20, double Rate = 0.05)
{
    /// <summary>All months but the last, and the last.</summary>
    [Step(Timeout = "1h")]
    public static async Task<(Rows<ChurnFeatures> train, Rows<ChurnFeatures> test)> Split(Rows<SubscriberMonth> months, CancellationToken cancel)
    {
        var last = DateOnly.MinValue;
        await foreach (var month in months.WithCancellation(cancel))
            last = month.Month > last ? month.Month : last;
        return (months.Where(month => month.Month < last).Select(ChurnFeatures.From), months.Where(month => month.Month == last).Select(ChurnFeatures.From));
    }

    /// <summary>Descends.</summary>
    [Step(Cpu = "2", Memory = "2Gi", Timeout = "2h")]
    public async Task<ChurnModel> Train([From(nameof(Split), "train")] Rows<ChurnFeatures> rows, IRun run, CancellationToken cancel)
    {
        run.LogParameter("epochs", Epochs);
        run.LogParameter("rate", Rate);
        IReadOnlyList<ChurnFeatures> all = await rows.ToListAsync(cancel);
        var model = new ChurnModel(new double[5]);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            cancel.ThrowIfCancellationRequested();
            double loss = 0;
            foreach (var row in all)
            {
                var probability = model.Probability(row);
                var error = probability - (row.Left ? 1 : 0);
                loss -= Math.Log(Math.Max(1e-12, row.Left ? probability : 1 - probability));
                double[] inputs = [1, row.Data / 100, row.Talk / 1000.0, row.Complaints, row.Tenure / 12.0];
                for (var i = 0; i < inputs.Length; i++)
                    model.Weights[i] -= Rate * error * inputs[i];
            }

            run.LogMetric("train_log_loss", loss / Math.Max(1, all.Count), epoch);
        }

        return model;
    }

    /// <summary>Judges it on the last month.</summary>
    [Step(Timeout = "1h")]
    public static Task<Metrics> Evaluate(ChurnModel model, [From(nameof(Split), "test")] Rows<ChurnFeatures> rows, CancellationToken cancel) =>
        model.EvaluateAsync(rows, row => row.Left ? 1 : 0, answer => answer.Probability, ["auc", "log_loss"], cancel);
}
