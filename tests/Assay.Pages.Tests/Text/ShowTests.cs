using Assay.Pages.Text;

namespace Assay.Pages.Tests.Text;

public sealed class ShowTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1.0, "1")]
    [InlineData(0.64159, "0.6416")]
    [InlineData(-0.25, "−0.25")]
    [InlineData(123.456, "123.5")]
    [InlineData(0.001234, "0.001234")]
    [InlineData(12345.678, "12\u202F346")]
    [InlineData(0.00012346, "1.235e−4")]
    [InlineData(2_500_000.0, "2.5e6")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    [InlineData(null, "–")]
    public void Numbers_have_four_significant_digits(double? value, string shown) => Assert.Equal(shown, Show.Number(value));

    [Fact]
    public void A_negative_zero_has_no_sign() => Assert.Equal("0", Show.Number(-0.0));

    [Theory]
    [InlineData(0.205, "20.5\u00A0%")]
    [InlineData(0.0, "0.0\u00A0%")]
    [InlineData(0.0004, "< 0.1\u00A0%")]
    [InlineData(-0.02, "−2.0\u00A0%")]
    [InlineData(1.0, "100.0\u00A0%")]
    [InlineData(double.NaN, "–")]
    public void Shares_are_per_cent(double fraction, string shown) => Assert.Equal(shown, Show.Percent(fraction));

    [Theory]
    [InlineData(0L, "0\u00A0bytes")]
    [InlineData(999L, "999\u00A0bytes")]
    [InlineData(1_500L, "1.5\u00A0kB")]
    [InlineData(16_900_000L, "16.9\u00A0MB")]
    [InlineData(5_000_000_000_000_000L, "5000\u00A0TB")]
    public void Sizes_have_one_decimal(long bytes, string shown) => Assert.Equal(shown, Show.Bytes(bytes));

    [Theory]
    [InlineData(0.04, "40\u00A0ms")]
    [InlineData(3.21, "3.2\u00A0s")]
    [InlineData(125.0, "2\u00A0min 5\u00A0s")]
    [InlineData(7_500.0, "2\u00A0h 5\u00A0min")]
    [InlineData(180_000.0, "2\u00A0d 2\u00A0h")]
    public void Lengths_of_time_have_two_units(double seconds, string shown) => Assert.Equal(shown, Show.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Counts_are_grouped_and_instants_in_UTC()
    {
        Assert.Equal("1\u202F234\u202F567", Show.Count(1_234_567));
        Assert.Equal("2026-11-24 05:00\u00A0UTC", Show.Instant(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.FromHours(1))));
        Assert.Equal(["–", "–", "–", "–"], [Show.Count(null), Show.Bytes(null), Show.Instant(null), Show.Duration(null)]);
    }
}
