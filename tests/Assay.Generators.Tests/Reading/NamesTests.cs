using System.Text.Json;
using Assay.Generators.Reading;

namespace Assay.Generators.Tests.Reading;

public class NamesTests
{
    [Theory]
    [InlineData("LearningRate")]
    [InlineData("IOStream")]
    [InlineData("Airport2Code")]
    [InlineData("ABC")]
    [InlineData("aBC")]
    [InlineData("Größe")]
    [InlineData("ÄÖÜber")]
    [InlineData("with_underscore")]
    [InlineData("With_Underscore")]
    [InlineData("X1Y2")]
    [InlineData("İstanbul")]
    [InlineData("x")]
    public void Snake_case_is_what_the_runtime_makes_of_a_name(string name) =>
        Assert.Equal(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), Names.Snake(name));

    [Theory]
    [InlineData("Int32", "int32")]
    [InlineData("Timestamp", "timestamp")]
    [InlineData("", "")]
    public void Enum_members_are_written_in_camel_case(string name, string expected) => Assert.Equal(expected, Names.Camel(name));

    [Theory]
    [InlineData("flights", true)]
    [InlineData("flight-delay-2", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("é", false)]
    public void A_declaration_is_called_by_letters_digits_and_hyphens(string? name, bool isName) => Assert.Equal(isName, Names.IsDeclarationName(name));

    [Theory]
    [InlineData("90s", 90.0)]
    [InlineData("15m", 900.0)]
    [InlineData("6h", 21600.0)]
    [InlineData("1d", 86400.0)]
    [InlineData("2w", 1209600.0)]
    [InlineData("PT15M", 900.0)]
    [InlineData("P1DT6H", 108000.0)]
    [InlineData("P2W", 1209600.0)]
    [InlineData("PT0.5S", 0.5)]
    [InlineData("0d", null)]
    [InlineData("-1d", null)]
    [InlineData("1", null)]
    [InlineData("d", null)]
    [InlineData("1 d", null)]
    [InlineData("1.5h", null)]
    [InlineData("P1M", null)]
    [InlineData("P1Y", null)]
    [InlineData("P", null)]
    [InlineData("-P1D", null)]
    [InlineData("99999999999d", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_duration_is_iso_8601_or_a_number_and_a_unit(string? text, double? seconds) => Assert.Equal(seconds, Durations.Seconds(text));

    [Fact]
    public void Lists_compare_by_their_elements()
    {
        EquatableArray<string> list = ["a", "b"];

        Assert.Equal(["a", "b"], list);
        Assert.True(list == new[] { "a", "b" }.ToEquatableArray());
        Assert.Equal(list.GetHashCode(), new[] { "a", "b" }.ToEquatableArray().GetHashCode());
        Assert.True(list != ["b", "a"]);
        Assert.True(list != ["a"]);
        Assert.True(default(EquatableArray<string>) == []);
        Assert.Empty(EquatableArray<string>.Empty);
    }
}
