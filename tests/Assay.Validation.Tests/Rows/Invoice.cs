namespace Assay.Validation.Tests.Rows;

/// <summary>Rules over several columns of a row.</summary>
[Columns("invoices")]
[AnyOf(nameof(Mail), nameof(Phone))]
[AllOrNone(nameof(Net), nameof(Tax))]
[SumEquals(nameof(Gross), nameof(Net), nameof(Tax))]
[SumEquals(nameof(Share), nameof(One), nameof(Two))]
[SumEquals(nameof(Gross), nameof(Net), nameof(Tax), Tolerance = 0.05, Id = "nearly")]
[DistinctWithinRow(nameof(Mail), nameof(Phone), nameof(Country))]
[OneOfTuples([nameof(Country), nameof(Rate)], "DE", 19, "DE", 7, "AT", 20)]
[RowsDistinct]
internal sealed partial record Invoice
{
    public string? Mail { get; init; }

    public string? Phone { get; init; }

    public decimal? Net { get; init; }

    public int? Tax { get; init; }

    public decimal? Gross { get; init; }

    public double? Share { get; init; }

    public double? One { get; init; }

    public double? Two { get; init; }

    public string? Country { get; init; }

    public int? Rate { get; init; }
}
