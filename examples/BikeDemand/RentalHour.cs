using Assay;

namespace BikeDemand;

/// <summary>Rentals of one hour in Washington, D.C., with the weather of that hour.</summary>
[Dataset("rental-hours", Owner = "city-mobility", Source = "data/hour.csv")]
[RowCount(Min = 1_000)]
[Versioned(VersionStrategy.Snapshot, Keep = "365d", Why = "published as a whole, once a quarter")]
public sealed partial record RentalHour
{
    /// <summary>Running number of the hour.</summary>
    [RowKey, Id, StoredAs("instant"), AtLeast(1)]
    public required int Number { get; init; }

    /// <summary>Local day.</summary>
    [EventTime(Zone = "America/New_York"), StoredAs("dteday"), InRange("2011-01-01", null)]
    public required DateOnly Day { get; init; }

    /// <summary>Hour of the local day.</summary>
    [StoredAs("hr"), Unit("h"), InRange(0, 23)]
    public required int Hour { get; init; }

    /// <summary>Day of the week, from Sunday.</summary>
    [StoredAs("weekday"), InRange(0, 6)]
    public required int Weekday { get; init; }

    /// <summary>Whether the day is neither at a weekend nor a holiday.</summary>
    [StoredAs("workingday"), OneOf(0, 1)]
    public required int WorkingDay { get; init; }

    /// <summary>Weather from clear (1) to heavy rain or snow (4).</summary>
    [StoredAs("weathersit"), InRange(1, 4)]
    public required int Weather { get; init; }

    /// <summary>Temperature between −8 and 39 °C, as a share of that span.</summary>
    [StoredAs("temp"), Unit("1"), InRange(0.0, 1.0)]
    public required double Temperature { get; init; }

    /// <summary>Relative humidity; zero was published for one day on which the sensor failed.</summary>
    [StoredAs("hum"), Unit("1"), InRange(0.0, 1.0), InRange(0.05, 1.0, Mostly = 0.99, Severity = Severity.Warning)]
    public required double Humidity { get; init; }

    /// <summary>Wind speed as a share of 67 km/h.</summary>
    [StoredAs("windspeed"), Unit("1"), InRange(0.0, 1.0)]
    public required double WindSpeed { get; init; }

    /// <summary>Rentals by people without a subscription.</summary>
    [KnownAfter("the hour"), StoredAs("casual"), Unit("{rentals}"), AtLeast(0)]
    public required int Casual { get; init; }

    /// <summary>Rentals by subscribers.</summary>
    [KnownAfter("the hour"), StoredAs("registered"), Unit("{rentals}"), AtLeast(0)]
    public required int Registered { get; init; }

    /// <summary>All rentals.</summary>
    [KnownAfter("the hour"), StoredAs("cnt"), Unit("{rentals}"), InRange(0, 2_000)]
    public required int Rentals { get; init; }

    [Check("all rentals are those of both kinds")]
    static bool AddsUp(int casual, int registered, int rentals) => casual + registered == rentals;
}
