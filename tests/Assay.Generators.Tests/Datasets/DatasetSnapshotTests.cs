using Assay.Generators.Tests.Driver;
using Assay.TestKit.Snapshots;

namespace Assay.Generators.Tests.Datasets;

/// <summary>What comes of a dataset, as a person reads it. Each snapshot also compiles.</summary>
public class DatasetSnapshotTests
{
    [Fact]
    public void A_record_with_required_properties()
    {
        var generation = Generation.Of("""
            namespace Weather;

            /// <summary>What a station measured.</summary>
            [Dataset("readings", Owner = "ops", Source = "data/readings/*.csv", BatchBy = BatchBy.File)]
            [NoRowKey("a sensor repeats itself"), RowCount(Min = 10), Unique(nameof(Station), nameof(At), Mostly = 0.99, Severity = Severity.Warning)]
            [Versioned(VersionStrategy.Snapshot, Keep = "90d", Why = "never edited")]
            public sealed partial record Reading
            {
                /// <summary>When it was measured.</summary>
                [EventTime(MaxAge = "45d", Zone = "UTC")] public required DateTime At { get; init; }
                /// <summary>The station's code.</summary>
                [Matches("^[A-Z]{3}$")] public required string Station { get; init; }
                [Unit("Cel"), InRange(-90.5, 60), MeanBetween(-10, 30)] public double? Temperature { get; init; }
                [KnownAfter("review"), OneOf(Quality.Good, Quality.Poor)] public Quality Quality { get; init; }

                [Check("a poor reading has a temperature", When = nameof(IsPoor))]
                static bool HasTemperature(double? temperature) => temperature is not null;

                static bool IsPoor(Quality quality) => quality == Quality.Poor;
            }

            public enum Quality { Unknown, Good, Poor }
            """);

        generation.AssertCompiles();
        Snapshot.Match(generation.File("Weather.Reading"), "reading.cs");
    }

    [Fact]
    public void A_set_of_columns_with_features()
    {
        var generation = Generation.Of("""
            namespace Weather;

            [Dataset("readings")]
            public sealed partial record Reading
            {
                [RowKey] public int Id { get; init; }
                public string? Station { get; init; }
                public float Heat { get; init; }
            }

            /// <summary>What is known before.</summary>
            [Columns("features")]
            public sealed partial record Features(string Station, [Label] bool Hot)
            {
                public float Heat { get; init; }

                [Features]
                public static Features Of(Reading r) => new(Station: r.Station ?? "", Hot: r.Heat > 30) { Heat = r.Heat };
            }
            """);

        generation.AssertCompiles();
        Snapshot.Match(generation.File("Weather.Features"), "features.cs");
        Snapshot.Match(generation.File("AssayModule"), "features-module.cs");
    }

    [Fact]
    public void No_snapshot_is_left_without_its_test() => SnapshotOrphans.AssertNone();
}
