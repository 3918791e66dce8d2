namespace Assay.Validation.Tests.Semantics;

/// <summary>The columns of the truth table in docs/semantics.md.</summary>
[Columns("truth")]
internal sealed partial record TruthRow
{
    [InRange(-200, 2000)] public int? Whole { get; init; }

    [AtMost(9007199254740993L)] public long? Large { get; init; }

    [InRange(0.0, 1.0)] public double? Ratio { get; init; }

    [AtLeast(-0.0)] public double? Floor { get; init; }

    [AtMost(10.0)] public double? Ceiling { get; init; }

    [InRange(0.1, 0.5)] public float? Single { get; init; }

    [InRange("0.01", "99.99")] public decimal? Price { get; init; }

    [InRange("2001-01-01", "2001-12-31")] public DateOnly? Day { get; init; }

    [InRange("2001-01-01", null)] public DateTime? Time { get; init; }

    [InRange("2001-01-01T00:00:00Z", null)] public DateTimeOffset? Instant { get; init; }

    [Matches("^[A-Z]{3}$")] public string? Code { get; init; }

    [Matches("a|bc")] public string? Loose { get; init; }

    [Matches(@"\d+")] public string? Digits { get; init; }

    [Matches("(?i)istanbul")] public string? Town { get; init; }

    [LengthBetween(1, 2)] public string? Name { get; init; }

    [OneOf("red", "blue")] public string? Colour { get; init; }

    [OneOf(1, 2, 3)] public int? Grade { get; init; }

    [OneOf(0.0, 0.5)] public double? Step { get; init; }

    [Unique] public string? Key { get; init; }

    [Unique] public double? Number { get; init; }

    [MeanBetween(2, 2)] public double? Level { get; init; }

    [InRange(0, 10, Mostly = 0.5)] public int? Half { get; init; }

    [GreaterThan(4.5)] public int? More { get; init; }

    [GreaterThan(0.0)] public double? Above { get; init; }

    [LessThan("10.00")] public decimal? Below { get; init; }

    [GreaterThan("2001-01-01")] public DateOnly? Later { get; init; }

    [LessThan("2001-01-01")] public DateTime? Past { get; init; }

    [Outside(10, 20)] public int? Hole { get; init; }

    [Outside(-1.0, 1.0)] public double? Ring { get; init; }

    [Finite] public double? Sound { get; init; }

    [MultipleOf(12)] public int? Dozens { get; init; }

    [MultipleOf(0.05)] public double? Nickels { get; init; }

    [MultipleOf("0.01")] public decimal? Cents { get; init; }

    [NotBlank] public string? Words { get; init; }

    [NotOneOf("n/a", "-")] public string? Banned { get; init; }

    [NotOneOf(0.0)] public double? Unlike { get; init; }

    [Complete(Mostly = 0.5)] public int? Filled { get; init; }

    [StartsWith("DE", "AT")] public string? Prefix { get; init; }

    [EndsWith(".csv")] public string? Suffix { get; init; }

    [Contains("-")] public string? Inner { get; init; }

    [NotMatches("test.*")] public string? Unmatched { get; init; }

    [MatchesAny("[A-Z]{2}", "[0-9]{3}")] public string? Shapes { get; init; }

    [ExactLength(2)] public string? Pair { get; init; }

    [Casing(TextCase.Lower)] public string? Small { get; init; }

    [Casing(TextCase.Upper)] public string? Capital { get; init; }

    [Ascii] public string? Plain { get; init; }

    [Trimmed] public string? Tidy { get; init; }

    [Format(TextFormat.Email)] public string? Mail { get; init; }

    [Format(TextFormat.Url)] public string? Link { get; init; }

    [Format(TextFormat.Phone)] public string? Call { get; init; }

    [Format(TextFormat.Uuid)] public string? Ident { get; init; }

    [Format(TextFormat.IPv4)] public string? Four { get; init; }

    [Format(TextFormat.IPv6)] public string? Six { get; init; }

    [Format(TextFormat.Mac)] public string? Card { get; init; }

    [Format(TextFormat.Iban)] public string? Account { get; init; }

    [Format(TextFormat.CreditCard)] public string? Credit { get; init; }

    [Format(TextFormat.Isbn)] public string? Book { get; init; }

    [Format(TextFormat.Vin)] public string? Car { get; init; }

    [Format(TextFormat.CountryCode)] public string? Country { get; init; }

    [Format(TextFormat.CurrencyCode)] public string? Money { get; init; }

    [Format(TextFormat.Json)] public string? Document { get; init; }

    [Format(TextFormat.Base64)] public string? Bytes { get; init; }

    [DateText("dd.MM.yyyy")] public string? Written { get; init; }

    [Increasing] public double? Rising { get; init; }

    [Increasing(Strictly = true)] public DateOnly? Climbing { get; init; }

    [Decreasing] public int? Falling { get; init; }

    [NoGaps] public int? Counted { get; init; }

    [NoGaps(Every = "7d")] public DateOnly? Daily { get; init; }

    [NoGaps(Every = "0.05")] public decimal? Priced { get; init; }

    public required string Must { get; init; }
}
