using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Tests.Driver;

/// <summary>The machine's culture and the project's documentation settings change nothing.</summary>
public class SurroundingsTests
{
    private const string Source = """
        namespace Cultures;

        /// <summary>A <see cref="Row"/> with <c>code</c>, <see langword="null"/>
        /// and two lines.</summary>
        [Dataset("rows"), RowCount(Min = 12_345)]
        public sealed partial record Row(
            /* not a summary */ [InRange(-0.5, 1234567.25), MeanBetween(-1.5, 2.5)] double Id,
            [InRange("-1.25", "1234.5")] decimal IndexInTitle)
        {
            /// <summary>Is it?</summary>
            [InRange("2001-12-31", null)] public DateOnly IsIt { get; init; }
            [AtLeast(-7)] public int INITIAL { get; init; }
            [InRange("-1.5", "18446744073709551000"), OneOf(1, 9_223_372_036_854_775_808ul)] public ulong InInch { get; init; }
            [InRange("06:00", "22:30:00.25"), OneOf("08:00:00.125")] public TimeOnly Time { get; init; }
            [LengthBetween(0, 4_000)] public byte[]? Image { get; init; }
            [LengthBetween(1, 1_000)] public required IList<Item> Items { get; init; }
            public Item? Ideal { get; init; }
            [Check("i")] static bool Is(IList<Item> items, Item? ideal) => items.Count > 0 || ideal is null;
        }

        public enum Kind { Idle, INDIGO = -1 }

        /// <summary>An item.</summary>
        [Columns("items")]
        public readonly partial record struct Item(Kind Id, [InRange(-0.25, 1.5)] float? IdleIn)
        {
            [MeanBetween(-1.5, 1234.5)] public sbyte Inner { get; init; }
            public int[] Indices { get; init; } = [];
            public List<Kind?> Kinds { get; init; } = [];
        }

        """;

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public void Every_culture_makes_the_same(string culture)
    {
        var expected = Generation.Of(Source).Files;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.NotEqual("-1.5", (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, Generation.Of(Source).Files);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void Summaries_are_read_whether_or_not_the_compiler_reads_documentation(DocumentationMode mode)
    {
        var file = Generation.Of(Source, new GenerationOptions { Documentation = mode }).File("Cultures.Row");

        Assert.Contains("\"documentation\":\"A Row with code, null and two lines.\"", file, StringComparison.Ordinal);
        Assert.Contains("{\"name\":\"IsIt\",\"type\":\"date\",\"documentation\":\"Is it?\"}", file, StringComparison.Ordinal);
        Assert.DoesNotContain("not a summary", file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_positional_property_takes_its_parameters_documentation()
    {
        var file = Generation.Of("""
            /// <summary>A row.</summary>
            /// <param name="Id">The key.</param>
            [Dataset("rows")] public partial record Row(int Id);
            """).File("Row");

        Assert.Contains("{\"name\":\"Id\",\"type\":\"int32\",\"documentation\":\"The key.\"}", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Documentation_that_is_no_xml_is_left_out()
    {
        var generation = Generation.Of("/// <summary>1 < 2</summary>\n[Dataset(\"rows\")] public partial record Row(int Id);");

        Assert.DoesNotContain("documentation", generation.File("Row"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build_property.AssayProject", "shop", "shop")]
    [InlineData("build_property.RootNamespace", "Shop.Core", "Shop.Core")]
    [InlineData("build_property.Other", "x", "Sample")]
    public void The_project_is_named_by_its_property_else_by_its_namespace_else_by_its_assembly(string property, string value, string project)
    {
        var options = new GenerationOptions { Properties = new Dictionary<string, string> { [property] = value } };

        Assert.Contains($"Project => \"{project}\";", Generation.Of(Source, options).File("AssayModule"), StringComparison.Ordinal);
    }
}
