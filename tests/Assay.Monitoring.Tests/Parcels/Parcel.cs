namespace Assay.Monitoring.Tests.Parcels;

/// <summary>How a parcel travels.</summary>
public enum Carrier
{
    /// <summary>By road.</summary>
    Road,

    /// <summary>By rail.</summary>
    Rail,
}

/// <summary>One row per parcel.</summary>
[Dataset("parcels", Owner = "tests", Source = "parcels.csv")]
[NoRowKey("made by tests")]
public sealed partial record Parcel
{
    /// <summary>When it was sent.</summary>
    [EventTime, InRange("2020-01-01", null)]
    public required DateTime Sent { get; init; }

    /// <summary>How heavy it is.</summary>
    [Unit("kg"), AtLeast(0)]
    public required double Weight { get; init; }

    /// <summary>Where it goes.</summary>
    [LengthBetween(1, 20)]
    public required string City { get; init; }

    /// <summary>How it travels.</summary>
    public required Carrier By { get; init; }

    /// <summary>What it is insured for, where it is.</summary>
    [AtLeast(0)]
    public double? Insured { get; init; }

    /// <summary>How late it came.</summary>
    [KnownAfter("delivery"), Unit("min"), InRange(-10_000, 10_000)]
    public required int Delay { get; init; }
}

/// <summary>What is known when a parcel is sent.</summary>
[Columns("parcel-features")]
public sealed partial record ParcelFeatures
{
    /// <summary>How heavy it is.</summary>
    [Unit("kg")]
    public required double Weight { get; init; }

    /// <summary>Where it goes.</summary>
    public required string City { get; init; }

    /// <summary>How it travels.</summary>
    public required Carrier By { get; init; }

    /// <summary>What it is insured for, where it is.</summary>
    public double? Insured { get; init; }

    /// <summary>Whether it came over an hour late.</summary>
    [Label]
    public bool Late { get; init; }

    /// <summary>Row by row.</summary>
    [Features]
    public static ParcelFeatures From(Parcel p) =>
        new() { Weight = p.Weight, City = p.City, By = p.By, Insured = p.Insured, Late = p.Delay > 60 };
}

/// <summary>The answer.</summary>
[Columns("parcel-answers")]
public sealed partial record ParcelAnswer
{
    /// <summary>Probability of coming late.</summary>
    [Score, InRange(0.0, 1.0)]
    public double Probability { get; init; }
}

/// <summary>The heavier, the later: the probability is the weight over 10 kg, which is what <see cref="ParcelData"/> makes true.</summary>
[Model("parcel-delay", Owner = "tests")]
public sealed partial record ParcelModel : IModel<ParcelFeatures, ParcelAnswer>
{
    /// <summary>Loads the model.</summary>
    public static Task<ParcelModel> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new ParcelModel());

    /// <inheritdoc/>
    public Task SaveAsync(string folder, CancellationToken cancellation = default) =>
        File.WriteAllTextAsync(Path.Combine(folder, "model.txt"), "weight / 10", cancellation);

    /// <inheritdoc/>
    public ValueTask PredictAsync(ReadOnlyMemory<ParcelFeatures> inputs, Memory<ParcelAnswer> outputs, CancellationToken cancellation = default)
    {
        for (var i = 0; i < inputs.Length; i++)
            outputs.Span[i] = new ParcelAnswer { Probability = Math.Clamp(inputs.Span[i].Weight / 10, 0, 1) };
        return ValueTask.CompletedTask;
    }
}

/// <summary>Watches it.</summary>
[Monitor<ParcelModel>("parcel-watch", Window = "1d", Owner = "tests")]
[Drift(FalseAlarmRate = 0.01)]
[Performance("auc", AtLeast = 0.7, Estimate = true)]
[Alert("file", From = Severity.Warning)]
public sealed partial record ParcelMonitor;
