using Assay;

namespace BikeDemand;

/// <summary>What is known of an hour before it begins: the calendar, and the weather forecast.</summary>
[Columns("demand-features")]
public sealed partial record DemandFeatures
{
    /// <summary>Running number of the hour; joins a prediction with what was rented.</summary>
    [Id]
    public required int Number { get; init; }

    /// <summary>Hour of the local day.</summary>
    [Unit("h")]
    public required int Hour { get; init; }

    /// <summary>Day of the week, from Sunday.</summary>
    public required int Weekday { get; init; }

    /// <summary>Whether the day is neither at a weekend nor a holiday.</summary>
    public required int WorkingDay { get; init; }

    /// <summary>Weather from clear (1) to heavy rain or snow (4).</summary>
    public required int Weather { get; init; }

    /// <summary>Temperature as a share of the span from −8 to 39 °C.</summary>
    [Unit("1")]
    public required double Temperature { get; init; }

    /// <summary>Relative humidity.</summary>
    [Unit("1")]
    public required double Humidity { get; init; }

    /// <summary>Wind speed as a share of 67 km/h.</summary>
    [Unit("1")]
    public required double WindSpeed { get; init; }

    /// <summary>All rentals of the hour.</summary>
    [Label, Unit("{rentals}")]
    public float Rentals { get; init; }

    /// <summary>Row by row: the training step and the server both use it.</summary>
    [Features]
    public static DemandFeatures From(RentalHour hour) => new()
    {
        Number = hour.Number,
        Hour = hour.Hour,
        Weekday = hour.Weekday,
        WorkingDay = hour.WorkingDay,
        Weather = hour.Weather,
        Temperature = hour.Temperature,
        Humidity = hour.Humidity,
        WindSpeed = hour.WindSpeed,
        Rentals = hour.Rentals,
    };
}

/// <summary>The model's answer.</summary>
[Columns("demand-predictions")]
public sealed partial record DemandPrediction
{
    /// <summary>Rentals expected in the hour.</summary>
    [Score, Unit("{rentals}"), InRange(-100.0, 2_000.0)]
    public float Rentals { get; init; }
}
