using Assay;
using Assay.ML;
using Microsoft.ML;

namespace Payments;

/// <summary>One row per payment by card.</summary>
[Dataset("payments", Owner = "fraud", Source = "data/payments/*.parquet", BatchBy = BatchBy.File)]
[RowCount(Min = 10_000)]
[Versioned(VersionStrategy.Snapshot, Keep = "400d", Why = "a file per hour, never edited")]
public sealed partial record Payment
{
    /// <summary>The payment's id.</summary>
    [RowKey, Id]
    public required Guid Id { get; init; }

    /// <summary>When it was asked for.</summary>
    [EventTime(MaxAge = "2h")]
    public required DateTimeOffset At { get; init; }

    /// <summary>Token of the card: says nothing about its number.</summary>
    [Sensitive(Sensitivity.Confidential), LengthBetween(20, 40)]
    public required string CardToken { get; init; }

    /// <summary>Merchant category code.</summary>
    [InRange(1, 9999)]
    public required short Category { get; init; }

    /// <summary>Country of the merchant by ISO 3166.</summary>
    [Matches("^[A-Z]{2}$")]
    public required string Country { get; init; }

    /// <summary>Amount in the card's currency.</summary>
    [Unit("EUR"), InRange("0.01", "100000.00")]
    public required decimal Amount { get; init; }

    /// <summary>Payments with the same card in the hour before.</summary>
    [Unit("1"), InRange(0, 1_000)]
    public required int RecentPayments { get; init; }

    /// <summary>Whether the holder disputed it.</summary>
    [KnownAfter("the dispute window")]
    public required bool Fraud { get; init; }
}

/// <summary>What the model sees within the 50 ms it has.</summary>
/// <param name="Id">The payment's id.</param>
[Columns("fraud-features")]
public sealed partial record FraudFeatures([property: Id] Guid Id)
{
    /// <summary>Logarithm of the amount.</summary>
    [Unit("1"), InRange(-5.0, 12.0)]
    public required double LogAmount { get; init; }

    /// <summary>Merchant category code.</summary>
    public required short Category { get; init; }

    /// <summary>Whether the merchant is abroad.</summary>
    public required bool Abroad { get; init; }

    /// <summary>Payments with the same card in the hour before.</summary>
    [Unit("1")]
    public required int RecentPayments { get; init; }

    /// <summary>Whether it was fraud.</summary>
    [Label]
    public bool Fraud { get; init; }

    /// <summary>Row by row.</summary>
    [Features]
    public static FraudFeatures From(Payment payment) => new(payment.Id)
    {
        LogAmount = Math.Log((double)payment.Amount),
        Category = payment.Category,
        Abroad = payment.Country != "DE",
        RecentPayments = payment.RecentPayments,
        Fraud = payment.Fraud,
    };
}

/// <summary>The model's answer.</summary>
[Columns("fraud-answers")]
public sealed partial record FraudAnswer
{
    /// <summary>Probability of fraud.</summary>
    [Score, InRange(0.0, 1.0)]
    public float Probability { get; init; }

    /// <summary>Whether it is held back.</summary>
    [Predicted]
    public bool PredictedLabel { get; init; }
}

/// <summary>Is this payment fraud?</summary>
[Model("fraud", Owner = "fraud")]
[Gate("average_precision", AtLeast = 0.4)]
[Gate("recall", AtLeast = 0.6)]
public sealed partial record FraudModel(ITransformer Transformer) : IMlNetModel<FraudFeatures, FraudAnswer>;

/// <summary>Watches the champion hour by hour.</summary>
[Monitor<FraudModel>("fraud-live", Window = "6h", Owner = "on-call-fraud")]
[Drift(FalseAlarmRate = 0.001)]
[Performance("average_precision", AtLeast = 0.3, Severity = Severity.Error)]
[Alert("pager", From = Severity.Error)]
[Alert("slack", From = Severity.Warning)]
public sealed partial record FraudMonitor;

/// <summary>Trains each night on the last quarter.</summary>
[Pipeline("fraud-train", Schedule = "0 1 * * *", Owner = "fraud")]
public sealed partial record TrainFraud(int Leaves = 31, int Trees = 200)
{
    /// <summary>The last week judges what the weeks before taught.</summary>
    [Step(Memory = "4Gi", Timeout = "1h")]
    public static async Task<(Rows<FraudFeatures> train, Rows<FraudFeatures> test)> Split(Rows<Payment> payments, CancellationToken cancel)
    {
        DateTimeOffset last = default;
        await foreach (var payment in payments.WithCancellation(cancel))
        {
            if (payment.At > last)
                last = payment.At;
        }

        var cut = last - TimeSpan.FromDays(7);
        return (payments.Where(p => p.At < cut).Select(FraudFeatures.From), payments.Where(p => p.At >= cut).Select(p => FraudFeatures.From(p)));
    }

    /// <summary>Fits the trees.</summary>
    [Step(Cpu = "8", Memory = "32Gi", Timeout = "4h", Retries = 1)]
    public FraudModel Train([From(nameof(Split), "train")] Rows<FraudFeatures> rows, IRun run, CancellationToken cancel)
    {
        run.LogParameter("leaves", Leaves);
        run.LogParameter("trees", Trees);
        var ml = new MLContext(seed: 5);
        var pipeline = ml.Transforms.Conversion.ConvertType(nameof(FraudFeatures.Abroad))
            .Append(ml.Transforms.Concatenate("Features", nameof(FraudFeatures.LogAmount), nameof(FraudFeatures.Category), nameof(FraudFeatures.Abroad), nameof(FraudFeatures.RecentPayments)))
            .Append(ml.BinaryClassification.Trainers.FastTree(nameof(FraudFeatures.Fraud), numberOfLeaves: Leaves, numberOfTrees: Trees));
        return new FraudModel(pipeline.Fit(rows.ToDataView(cancel)));
    }

    /// <summary>Judges it on the last week.</summary>
    [Step(Timeout = "1h")]
    public static Task<Metrics> Evaluate(FraudModel candidate, [From(nameof(Split), "test")] Rows<FraudFeatures> rows, CancellationToken cancel) =>
        candidate.EvaluateAsync(rows, row => row.Fraud ? 1 : 0, answer => answer.Probability, ["average_precision", "recall", "precision"], cancel);
}
