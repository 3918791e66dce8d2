namespace Assay.Versioning.Tests.Declarations;

/// <summary>Rows without a key, with a time without a zone.</summary>
[Dataset("readings", Owner = "tests", Source = "readings.csv")]
[NoRowKey("the sensor sends no number")]
public sealed partial record Measurement
{
    /// <summary>When, on the sensor's clock.</summary>
    public required DateTime Time { get; init; }

    /// <summary>Where.</summary>
    public required string Place { get; init; }

    /// <summary>How warm.</summary>
    public double? Celsius { get; init; }
}
