using System.Globalization;

namespace Assay.Hosting.Tests.Declarations;

/// <summary>What a trip's length is told by.</summary>
[Columns("pace-features")]
public sealed partial record PaceFeatures
{
    /// <summary>How far it goes.</summary>
    [Unit("km"), InRange(0.1, 200.0)]
    public required double Distance { get; init; }

    /// <summary>Whether it took over an hour.</summary>
    [Label]
    public bool Long { get; init; }

    /// <summary>Row by row.</summary>
    [Features]
    public static PaceFeatures Of(Trip trip) => new() { Distance = trip.Distance, Long = trip.Minutes > 60 };
}

/// <summary>The answer.</summary>
[Columns("pace-answers")]
public sealed partial record PaceAnswer
{
    /// <summary>How likely the trip takes over an hour.</summary>
    [Score, InRange(0.0, 1.0)]
    public double Probability { get; init; }
}

/// <summary>Trips beyond a distance take over an hour.</summary>
[Model("pace", Owner = "taxis")]
[Gate("auc", AtLeast = 0.5)]
public sealed partial record Pace(double Limit) : IModel<PaceFeatures, PaceAnswer>
{
    private const string File = "limit.txt";

    /// <inheritdoc/>
    public Task SaveAsync(string folder, CancellationToken cancellation = default) =>
        System.IO.File.WriteAllTextAsync(Path.Combine(folder, File), Limit.ToString("R", CultureInfo.InvariantCulture), cancellation);

    /// <inheritdoc/>
    public ValueTask PredictAsync(ReadOnlyMemory<PaceFeatures> inputs, Memory<PaceAnswer> outputs, CancellationToken cancellation = default)
    {
        for (var i = 0; i < inputs.Length; i++)
            outputs.Span[i] = new PaceAnswer { Probability = inputs.Span[i].Distance >= Limit ? 0.9 : 0.1 };
        return ValueTask.CompletedTask;
    }

    private static async Task<Pace> LoadAsync(string folder, CancellationToken cancellation) =>
        new(double.Parse(await System.IO.File.ReadAllTextAsync(Path.Combine(folder, File), cancellation), CultureInfo.InvariantCulture));
}
