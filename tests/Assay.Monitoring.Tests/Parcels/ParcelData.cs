using Assay.CompilerServices;
using Assay.Monitoring.Store;

namespace Assay.Monitoring.Tests.Parcels;

/// <summary>Seeded parcels and what a served model says of them.</summary>
internal static class ParcelData
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] s_cities = ["Berlin", "Lyon", "Oslo", "Porto"];

    public static ModelPlan<ParcelModel, Parcel, ParcelFeatures, ParcelAnswer> Plan =>
        (ModelPlan<ParcelModel, Parcel, ParcelFeatures, ParcelAnswer>)AssayModules.Model<ParcelModel>();

    public static MonitorDescriptor Monitor => AssayModules.All.SelectMany(module => module.Monitors).Single(monitor => monitor.Name == "parcel-watch");

    /// <summary>Parcels spread evenly over one day: weights uniform in 0 to 10, late with the probability that the model says.</summary>
    public static Parcel[] Day(int count, int seed, int day = 0, double heavier = 0, bool learnt = true)
    {
        var random = new Random(seed);
        var parcels = new Parcel[count];
        for (var i = 0; i < count; i++)
        {
            var weight = (random.NextDouble() * 10) + heavier;
            var chance = learnt ? weight / 10 : 0.5;
            parcels[i] = new Parcel
            {
                Sent = Start.UtcDateTime.AddDays(day).AddDays((double)i / count),
                Weight = weight,
                City = s_cities[random.Next(s_cities.Length)],
                By = random.Next(3) == 0 ? Carrier.Rail : Carrier.Road,
                Insured = random.Next(4) == 0 ? null : random.NextDouble() * 1000,
                Delay = random.NextDouble() < chance ? 90 : 5,
            };
        }

        return parcels;
    }

    /// <summary>What the server hands to the log: the requests without what is known only later.</summary>
    public static async Task<PredictionRows<Parcel, ParcelFeatures, ParcelAnswer>> AnswersAsync(Parcel[] parcels, string prefix, int version = 1)
    {
        var requests = parcels.Select(parcel => parcel with { Delay = 0 }).ToArray();
        var inputs = requests.Select(Plan.ToFeatures).ToArray();
        var outputs = new ParcelAnswer[inputs.Length];
        await new ParcelModel().PredictAsync(inputs, outputs);
        return new(
            version,
            [.. parcels.Select((_, i) => $"{prefix}-{i}")],
            [.. parcels.Select(parcel => new DateTimeOffset(DateTime.SpecifyKind(parcel.Sent, DateTimeKind.Utc)))],
            requests,
            inputs,
            outputs);
    }

    /// <summary>The same as the store keeps it.</summary>
    public static async Task<StoredPrediction[]> StoredAsync(Parcel[] parcels) => PredictionLog.Stored(Plan, await AnswersAsync(parcels, "a"));

    public static ModelVersion Version(int number = 1) => new(
        "parcel-delay", number, "models:/parcel-delay/1", null, Start, [], new Dictionary<string, string>(StringComparer.Ordinal));
}
