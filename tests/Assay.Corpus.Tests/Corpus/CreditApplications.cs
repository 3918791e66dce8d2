using Assay;
using Assay.ML;
using Microsoft.ML;

namespace Credit;

/// <summary>What the money is for.</summary>
public enum Purpose
{
    /// <summary>A car.</summary>
    Car,

    /// <summary>Furniture or a kitchen.</summary>
    Furniture,

    /// <summary>Other debts.</summary>
    Refinancing,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>One row per application for a consumer credit.</summary>
[Dataset("applications", Owner = "credit-risk", Source = "data/applications.parquet")]
[RowCount(Min = 1_000)]
[Versioned(VersionStrategy.Snapshot, Keep = "2555d", Why = "the regulator asks for the exact rows behind each model")]
public sealed partial class Application
{
    /// <summary>The application's number.</summary>
    [RowKey, Id, Matches("^A[0-9]{9}$")]
    public required string Number { get; set; }

    /// <summary>When it was signed.</summary>
    [EventTime(MaxAge = "7d", Zone = "Europe/Berlin")]
    public required DateTime SignedAt { get; set; }

    /// <summary>The applicant's name.</summary>
    [Sensitive, LengthBetween(1, 200)]
    public required string FullName { get; set; }

    /// <summary>Where payments are drawn from.</summary>
    [Sensitive, Matches("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$")]
    public required string Iban { get; set; }

    /// <summary>The applicant's birthday.</summary>
    [Sensitive, InRange("1900-01-01", null)]
    public required DateOnly BirthDate { get; set; }

    /// <summary>Net income of the household per month.</summary>
    [Sensitive(Sensitivity.Confidential), Unit("EUR/mo"), InRange("0", "1000000")]
    public required decimal Income { get; set; }

    /// <summary>Amount applied for.</summary>
    [Unit("EUR"), InRange("500", "100000")]
    public required decimal Amount { get; set; }

    /// <summary>Months to pay it back.</summary>
    [Unit("mo"), InRange(6, 120)]
    public required short Term { get; set; }

    /// <summary>What it is for.</summary>
    public required Purpose Purpose { get; set; }

    /// <summary>Whether two payments in a row failed within a year.</summary>
    [KnownAfter("a year")]
    public required bool Defaulted { get; set; }

    [Check("an adult signs")]
    static bool IsAdult(DateOnly birthDate, DateTime signedAt) => birthDate.AddYears(18) <= DateOnly.FromDateTime(signedAt);
}

/// <summary>What the scorecard looks at.</summary>
[Columns("scorecard-features")]
public sealed partial record ScorecardFeatures
{
    /// <summary>The application's number.</summary>
    [Id]
    public required string Number { get; init; }

    /// <summary>Monthly payment as a share of the income: still confidential.</summary>
    [Sensitive(Sensitivity.Confidential), Unit("1"), InRange(0.0, 1000.0)]
    public required double Burden { get; init; }

    /// <summary>Months to pay it back.</summary>
    [Unit("mo")]
    public required short Term { get; init; }

    /// <summary>What it is for.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>Whether it failed.</summary>
    [Label]
    public bool Defaulted { get; init; }

    /// <summary>Row by row, for training and serving.</summary>
    [Features]
    public static ScorecardFeatures From(Application application) => new()
    {
        Number = application.Number,
        Burden = application.Income > 0 ? Math.Min(1000, (double)(application.Amount / application.Term / application.Income)) : 1000,
        Term = application.Term,
        Purpose = application.Purpose,
        Defaulted = application.Defaulted,
    };
}

/// <summary>The scorecard's answer.</summary>
[Columns("scorecard-answers")]
public sealed partial record ScorecardAnswer
{
    /// <summary>Probability of default.</summary>
    [Score, InRange(0.0, 1.0)]
    public float Probability { get; init; }
}

/// <summary>Will this credit default within a year?</summary>
[Model("scorecard", Owner = "credit-risk")]
[Gate("auc", AtLeast = 0.7)]
[Gate("brier", AtMost = 0.1)]
[Gate("auc", NotWorseThanChampionBy = 0.0)]
public sealed partial record Scorecard(ITransformer Transformer) : IMlNetModel<ScorecardFeatures, ScorecardAnswer>;

/// <summary>Watches the scorecard, week by week.</summary>
[Monitor<Scorecard>("scorecard-live", Window = "7d", Owner = "model-risk")]
[Drift(FalseAlarmRate = 0.01, MinEffect = 0.2)]
[Performance("auc", AtLeast = 0.65, Estimate = true)]
[Alert("mail")]
public sealed partial record ScorecardMonitor;

/// <summary>Trains the scorecard each quarter.</summary>
[Pipeline("scorecard-train", Schedule = "0 4 1 1,4,7,10 *", Owner = "credit-risk")]
public sealed partial record TrainScorecard(double L2 = 0.1)
{
    /// <summary>Signed before the last year, and the year after.</summary>
    [Step(Timeout = "1h")]
    public static async Task<(Rows<ScorecardFeatures> train, Rows<ScorecardFeatures> test)> Split(Rows<Application> applications, CancellationToken cancel)
    {
        var last = DateTime.MinValue;
        await foreach (var one in applications.WithCancellation(cancel))
            last = one.SignedAt > last ? one.SignedAt : last;
        var cut = last.AddYears(-1);
        return (
            applications.Where(one => one.SignedAt < cut).Select(ScorecardFeatures.From),
            applications.Where(one => one.SignedAt >= cut).Select(ScorecardFeatures.From));
    }

    /// <summary>Fits a logistic regression.</summary>
    [Step(Cpu = "2", Memory = "4Gi", Timeout = "2h")]
    public Scorecard Train([From(nameof(Split), "train")] Rows<ScorecardFeatures> rows, IRun run, CancellationToken cancel)
    {
        run.LogParameter("l2", L2);
        var ml = new MLContext(seed: 3);
        var fit = ml.Transforms.Categorical.OneHotEncoding(nameof(ScorecardFeatures.Purpose))
            .Append(ml.Transforms.Concatenate("Features", nameof(ScorecardFeatures.Burden), nameof(ScorecardFeatures.Term), nameof(ScorecardFeatures.Purpose)))
            .Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression(nameof(ScorecardFeatures.Defaulted), l2Regularization: (float)L2))
            .Fit(rows.ToDataView(cancel));
        return new Scorecard(fit);
    }

    /// <summary>Judges it on the last year.</summary>
    [Step(Timeout = "1h")]
    public static Task<Metrics> Evaluate(Scorecard model, [From(nameof(Split), "test")] Rows<ScorecardFeatures> rows, CancellationToken cancel) =>
        model.EvaluateAsync(rows, row => row.Defaulted ? 1 : 0, answer => answer.Probability, ["auc", "brier"], cancel);
}
