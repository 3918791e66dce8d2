namespace Assay.Validation.Tests.Fuzz;

/// <summary>A shipment under rules of many kinds, and what they say in plain C#.</summary>
[Dataset("shipments")]
[RowCount(Min = 3)]
internal sealed partial record Shipment
{
    [RowKey, InRange(1, 9999)] public required int Number { get; init; }

    [Matches("[A-Z]{2}-[0-9]{3}")] public required string Code { get; init; }

    [InRange(0.5, 80.0)] public required double Weight { get; init; }

    [OneOf("air", "sea", "road")] public required string Mode { get; init; }

    [InRange("2001-01-01", "2001-12-31")] public DateOnly? Day { get; init; }

    [LengthBetween(1, 12), Trimmed] public string? Note { get; init; }

    public bool? Paid { get; init; }

    [Check("what flies is light")]
    private static bool FliesLight(string mode, double weight) => mode != "air" || weight <= 40;

    /// <summary>Whether a row is as declared, said without any rule of Assay.</summary>
    public bool IsGood => Number is >= 1 and <= 9999
        && Code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', '-', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9']
        && Weight is >= 0.5 and <= 80
        && (Mode is "sea" or "road" || (Mode == "air" && Weight <= 40))
        && (Day is null || Day.Value.Year == 2001)
        && (Note is null || (Note.Length is >= 1 and <= 12 && Note == Note.Trim()));
}
