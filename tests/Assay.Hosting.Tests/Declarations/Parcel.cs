namespace Assay.Hosting.Tests.Declarations;

/// <summary>Parcels, with a recipient that nobody may see and a number that is the key and nobody may see either.</summary>
[Dataset("parcels", Owner = "post")]
public sealed partial record Parcel
{
    /// <summary>The parcel's number.</summary>
    [RowKey, Sensitive(Sensitivity.Personal), Matches("^P-[0-9]{4}$")]
    public required string Number { get; init; }

    /// <summary>Who gets it.</summary>
    [Sensitive(Sensitivity.Personal), LengthBetween(1, 8)]
    public required string Recipient { get; init; }

    /// <summary>What the recipient owes.</summary>
    [Unit("EUR"), Sensitive(Sensitivity.Confidential), InRange(0, 100)]
    public required int Debt { get; init; }

    /// <summary>Its weight.</summary>
    [Unit("kg"), InRange(0, 30), MeanBetween(0, 5)]
    public required int Weight { get; init; }
}
