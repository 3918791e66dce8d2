namespace Assay.Pushdown.Tests.Queries;

/// <summary>A bill, under rules that are queries.</summary>
[Dataset("open-bills")]
[Sql("SELECT count(*) FROM \"open-bills\" WHERE gross < net -- cheaper with tax")]
[Sql("SELECT count(DISTINCT customer) FROM open_bills", expecting: 2, Severity = Severity.Warning, Id = "customers")]
internal sealed partial record Bill
{
    [RowKey] public required int Number { get; init; }

    public required double Net { get; init; }

    public required double Gross { get; init; }

    public string? Customer { get; init; }

    public static Bill Of(int number, double gross) => new() { Number = number, Net = 10, Gross = gross, Customer = number % 2 == 0 ? "a" : "b" };
}
