using System.Text.Json;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Generators.Tests.Rendering;

public class TextTests
{
    public static TheoryData<string> Texts =>
    [
        "", "plain", "\"", "a\"b", "\"\"\"\"", "{\"a\":\"\"}", "back\\slash", "line\nbreak\r\t\0", "\u2028\u2029\u0085", "é😀", "{0} {{", "\u001f", "ends with \"",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_literal_reads_back_as_the_text(string text)
    {
        foreach (var literal in new[] { Literals.Text(text), Literals.Raw(text) })
        {
            var token = SyntaxFactory.ParseToken(literal);
            Assert.Equal(text, token.Value);
            Assert.False(token.ContainsDiagnostics);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Json_reads_back_as_the_text_and_fits_a_raw_literal(string text)
    {
        var json = JsonText.Object(item => item.Member("a\"b", text));

        using var parsed = JsonDocument.Parse(json);
        Assert.Equal(text, parsed.RootElement.GetProperty("a\"b").GetString());
        Assert.Equal(json, SyntaxFactory.ParseToken(Literals.Raw(json)).Value);
    }

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character() =>
        Assert.Equal("\"a\uFFFDb\"", JsonText.Quote("a\ud800b"));

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.0)]
    [InlineData(1e300)]
    [InlineData(5e-324)]
    [InlineData(double.MaxValue)]
    public void A_double_reads_back_to_the_same_bits(double value)
    {
        var literal = Literals.Of(value);
        var parsed = (double)SyntaxFactory.ParseToken(literal.TrimStart('-')).Value!;

        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(literal.StartsWith('-') ? -parsed : parsed));
        Assert.Equal(value, JsonDocument.Parse(JsonText.Number(value)!).RootElement.GetDouble());
    }

    [Fact]
    public void What_has_no_json_number_is_left_out() =>
        Assert.Equal("{\"c\":1}", JsonText.Object(json => json.Member("a", (double?)double.NaN).Member("b", (double?)double.PositiveInfinity).Member("c", 1L).Member("d", (string?)null)));

    [Fact]
    public void Lists_and_objects_nest() => Assert.Equal(
        """{"a":[{"b":1},{"b":2}],"c":{"d":{}},"e":["x","y"],"f":true}""",
        JsonText.Object(json => json
            .List("a", [1, 2], (item, value) => item.Member("b", value))
            .List<int>("none", [], (_, _) => { })
            .Object("c", item => item.Object("d", _ => { }))
            .Texts("e", ["x", "y"])
            .Flag("f", true)
            .Flag("g", false)));

    [Theory]
    [InlineData("class", "@class")]
    [InlineData("record", "@record")]
    [InlineData("Flight", "Flight")]
    public void A_keyword_is_escaped_as_a_name(string name, string expected) => Assert.Equal(expected, Literals.Identifier(name));

    [Fact]
    public void A_template_that_is_missing_is_named() =>
        Assert.Contains("nothing.sbn", Assert.Throws<ArgumentException>(() => CodeTemplate.Load("nothing.sbn")).Message, StringComparison.Ordinal);
}
