using Assay.Generators.Tests.Driver;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Tests.Datasets;

/// <summary>Kinds of types and names that a dataset can be declared with: what is generated must compile.</summary>
public class DatasetShapeTests
{
    [Theory]
    [InlineData("A positional record", "[Dataset(\"x\")] public partial record R([RowKey] int Id, [property: StoredAs(\"n\")] string? Name = null);")]
    [InlineData("A record struct", "[Dataset(\"x\")] public partial record struct R(int Id, string Name) { public DateOnly Day { get; set; } }")]
    [InlineData("A readonly record struct", "[Dataset(\"x\")] public readonly partial record struct R(int Id, Guid? Key);")]
    [InlineData("A struct", "[Dataset(\"x\")] public partial struct R { public int Id { get; set; } public string? Name { get; init; } }")]
    [InlineData("A class with settable properties", "[Dataset(\"x\")] public partial class R { public int Id { get; set; } public string Name { get; set; } = \"\"; }")]
    [InlineData("A class with a private constructor", "[Dataset(\"x\")] public partial class R { private R() { } public int Id { get; private set; } }")]
    [InlineData("An internal record in the global namespace", "[Columns(\"x\")] internal sealed partial record R { public long Id { get; init; } }")]
    [InlineData("A nested record", "namespace N; public static partial class Outer { internal partial struct Middle { [Dataset(\"x\")] internal partial record R { public short Id { get; init; } } } }")]
    [InlineData("Keywords as names", "namespace @event.@class; [Dataset(\"x\")] public partial record @record(int @int, string @string) { public @enum @operator { get; init; } [Check(\"c\")] static bool @is(int @int, @enum @operator) => true; } public enum @enum { @if, @else }")]
    [InlineData("A column of every type", "[Dataset(\"x\")] public partial record R { public bool A { get; init; } public short B { get; init; } public int C { get; init; } public long D { get; init; } public float E { get; init; } public double F { get; init; } public decimal G { get; init; } public string H { get; init; } = \"\"; public K I { get; init; } public DateTime J { get; init; } public DateTimeOffset L { get; init; } public DateOnly M { get; init; } public Guid N { get; init; } } public enum K { One }")]
    [InlineData("A nullable column of every type", "[Dataset(\"x\")] public partial record R { public bool? A { get; init; } public short? B { get; init; } public int? C { get; init; } public long? D { get; init; } public float? E { get; init; } public double? F { get; init; } public decimal? G { get; init; } public string? H { get; init; } public K? I { get; init; } public DateTime? J { get; init; } public DateTimeOffset? L { get; init; } public DateOnly? M { get; init; } public Guid? N { get; init; } } public enum K { One }")]
    [InlineData("An inherited record", "public abstract record Base { public int Id { get; init; } public virtual string Name { get; init; } = \"\"; } [Dataset(\"x\")] public sealed partial record R : Base { public override string Name { get; init; } = \"\"; public int More { get; init; } }")]
    [InlineData("Properties that are no columns", "[Dataset(\"x\")] public partial record R { public int Id { get; init; } public int Twice => Id * 2; public static int Count { get; set; } internal List<int> Hidden { get; init; } = []; [System.ComponentModel.DataAnnotations.Schema.NotMapped] public List<int>? Left { get; init; } }")]
    [InlineData("Members that generated code could stumble over", "[Dataset(\"x\")] public partial record R { public int Rows { get; init; } public int Descriptor { get; init; } public int batch { get; init; } public int System { get; init; } public int Global { get; init; } [Check(\"c\")] static bool Check0(int rows, int system) => rows > system; }")]
    [InlineData("An obsolete column", "[Dataset(\"x\")] public partial record R { [Obsolete(\"old\")] public int Id { get; init; } public int New { get; init; } }")]
    [InlineData("Quotes and lines in texts", "/// <summary>\"\"\" and \\ and é and {0} </summary>\n[Dataset(\"x\", Owner = \"a\\\"b\\n\\u2028c\")] public partial record R { [Matches(\"\\\"+\\\\d{{\")] public string? A { get; init; } [OneOf(\"\\\"\\\"\\\"\\\"\", \"\\r\")] public string? B { get; init; } }")]
    [InlineData("Every value rule", "[Dataset(\"x\")] public partial record R { [InRange(short.MinValue, 3), AtLeast(-1), AtMost(99999)] public short A { get; init; } [InRange(long.MinValue, long.MaxValue)] public long B { get; init; } [InRange(0.1, 1e300), OneOf(1, 2.5)] public double C { get; init; } [InRange(0.1, 0.2)] public float? D { get; init; } [InRange(1, 2), OneOf(\"1.10\", 2)] public decimal E { get; init; } [InRange(\"2001-01-01\", null)] public DateTime F { get; init; } [AtLeast(\"2001-01-01T00:00:00+02:00\")] public DateTimeOffset G { get; init; } [AtMost(\"2001-01-01\")] public DateOnly? H { get; init; } [OneOf(true)] public bool I { get; init; } [OneOf(\"11111111-1111-1111-1111-111111111111\")] public Guid J { get; init; } [OneOf(\"One\", K.Two)] public K L { get; init; } [InRange(0.5, 2.5)] public int M { get; init; } [AtMost(1.5e30)] public int N { get; init; } } public enum K { One, Two }")]
    [InlineData("DataAnnotations", "[Dataset(\"x\")] public partial record R { [System.ComponentModel.DataAnnotations.Key, System.ComponentModel.DataAnnotations.Range(1, 5)] public int A { get; init; } [System.ComponentModel.DataAnnotations.Required, System.ComponentModel.DataAnnotations.StringLength(5, MinimumLength = 2), System.ComponentModel.DataAnnotations.RegularExpression(\"a+\")] public string? B { get; init; } [System.ComponentModel.DataAnnotations.Range(typeof(decimal), \"0.1\", \"0.2\")] public decimal C { get; init; } [System.ComponentModel.DataAnnotations.Required] public int? F { get; init; } [System.ComponentModel.DataAnnotations.Required] public K? G { get; init; } [RowKey] public long? H { get; init; } public enum K { One } [System.ComponentModel.DataAnnotations.MaxLength(3), System.ComponentModel.DataAnnotations.MinLength(1), System.ComponentModel.DataAnnotations.Schema.Column(\"dd\")] public string D { get; init; } = \"\"; }")]
    [InlineData("The other scalars", "[Dataset(\"x\")] public partial record R(sbyte A, byte B, ushort C, uint D, ulong E, TimeOnly F, byte[] G) { public sbyte? H { get; init; } public byte? I { get; init; } public ushort? J { get; init; } public uint? K { get; init; } public ulong? L { get; init; } public TimeOnly? M { get; init; } public byte[]? N { get; init; } [InRange(-1, 300), OneOf(1)] public sbyte O { get; init; } [AtMost(-1.5)] public long P { get; init; } [AtLeast(-5), OneOf(3, 4)] public uint Q { get; init; } [AtMost(1e30), OneOf(\"18446744073709551615\")] public ulong S { get; init; } [InRange(\"08:00\", \"17:30:15.5\")] public TimeOnly T { get; init; } [LengthBetween(1, 10)] public byte[]? U { get; init; } }")]
    [InlineData("A record with a constructor", "[Dataset(\"x\")] public sealed partial record R { public R(int id, string? name = null) => (Id, Name) = (id, name); [RowKey] public int Id { get; } public string? Name { get; } public int More { get; init; } }")]
    [InlineData("A class with a primary constructor", "[Dataset(\"x\")] public sealed partial class R(int id, string name) { [RowKey] public int Id { get; } = id; public string Name { get; init; } = name; }")]
    [InlineData("A struct with a constructor", "[Dataset(\"x\")] public readonly partial struct R { public R(int id) => Id = id; public int Id { get; } }")]
    [InlineData("A constructor that nobody else calls", "[Dataset(\"x\")] public sealed partial class R { private R(int id) => Id = id; public int Id { get; } public static R Of(int id) => new(id); }")]
    [InlineData("A partial constructor", "[Dataset(\"x\")] public sealed partial class R { public partial R(int id); public partial R(int id) => Id = id; public int Id { get; } }")]
    [InlineData("A partial property with attributes on either part", "[Dataset(\"x\")] public sealed partial class R { [Unit(\"m\")] public partial int A { get; set; } [InRange(0, 5)] public partial int A { get => field; set => field = value; } }")]
    [InlineData("The field keyword", "[Dataset(\"x\")] public sealed partial record R { public string Name { get => field ?? \"\"; init => field = value.Trim(); } public int Count { get; set => field = value < 0 ? 0 : value; } }")]
    [InlineData("Extension members beside it", "[Dataset(\"x\")] public sealed partial record R { public int Id { get; init; } } public static class Extensions { extension(R row) { public int Twice => row.Id * 2; } }")]
    [InlineData("Columns of an interface", "public interface IPriced { [Unit(\"EUR\"), InRange(\"0\", \"10\")] decimal Price { get; } [LengthBetween(1, 3)] string Currency { get; } } [Dataset(\"x\")] public sealed partial record R : IPriced { public decimal Price { get; init; } public required string Currency { get; init; } }")]
    [InlineData("Columns of a positional base", "public abstract record Base([property: Unit(\"m\")] int A); [Dataset(\"x\")] public sealed partial record R(int A, string B) : Base(A);")]
    public void It_compiles(string shape, string source)
    {
        var generation = Generation.Of(source);

        Assert.True(generation.Files.Count == 2, shape);
        generation.AssertCompiles();
    }

    [Fact]
    public void Why_no_versions_are_kept_stands_in_the_manifest()
    {
        var generation = Generation.Of("[Dataset(\"x\"), NotVersioned(\"never changes\")] public partial record R { public int Id { get; init; } }");

        generation.AssertCompiles();
        Assert.Contains(generation.Files, file => file.Value.Contains("\"notVersioned\":\"never changes\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Equal_names_that_differ_in_case_or_nesting_get_files_of_their_own()
    {
        var generation = Generation.Of("""
            namespace N
            {
                [Dataset("a")] public partial record Item { public int Id { get; init; } }
                [Dataset("b")] public partial record ITEM { public int Id { get; init; } }
                public partial class Outer { [Dataset("c")] public partial record Item { public int Id { get; init; } } }
                [Dataset("e")] public partial record Größe { public int Id { get; init; } }
                [Dataset("f")] public partial record Gr__e { public int Id { get; init; } }
            }

            namespace N.Outer2 { [Dataset("d")] public partial record Item { public int Id { get; init; } } }
            """);

        generation.AssertCompiles();
        Assert.Equal(7, generation.Files.Count);
    }

    [Fact]
    public void A_record_of_a_thousand_columns_is_generated_whole()
    {
        var columns = string.Concat(Enumerable.Range(0, 1100).Select(n => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"[InRange(0, {n + 1})] public int C{n} {{ get; init; }}\n")));

        var generation = Generation.Of($"[Dataset(\"wide\")] public sealed partial record Wide {{ {columns} }}");

        Assert.Null(generation.Result.Exception);
        Assert.Contains("""{"min":0,"max":1100}""", generation.File("Wide"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_takes_what_it_does_not_say_itself_from_interface_and_base()
    {
        var file = Generation.Of(
            """
            public interface IPriced
            {
                /// <summary>What it costs.</summary>
                [Unit("EUR"), InRange("0", "10"), Sensitive] decimal Price { get; }
            }

            public abstract record Base
            {
                /// <summary>How heavy it is.</summary>
                [Unit("kg"), AtLeast(0)] public virtual int Weight { get; init; }
            }

            [Dataset("x")]
            public sealed partial record R : Base, IPriced
            {
                [InRange("0", "5")] public decimal Price { get; init; }
                [Unit("g")] public override int Weight { get; init; }
            }
            """).File("R.");

        Assert.Contains("""{"name":"Weight","type":"int32","documentation":"How heavy it is.","unit":"g"}""", file, StringComparison.Ordinal);
        Assert.Contains("""{"name":"Price","type":"decimal","documentation":"What it costs.","unit":"EUR","sensitivity":"personal"}""", file, StringComparison.Ordinal);
        Assert.Contains("""{"id":"x.weight.range","kind":"range","columns":["Weight"],"severity":"error","expectation":"at least 0","arguments":{"min":0}}""", file, StringComparison.Ordinal);
        Assert.Contains("""{"min":"0","max":"5"}""", file, StringComparison.Ordinal);
        Assert.DoesNotContain("x.price.range.2", file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_to_an_inherited_column_is_one()
    {
        var generation = Generation.Of("""
            public abstract record Base { public required string Code { get; init; } }
            [Dataset("places")] public sealed partial record Place : Base;
            [Dataset("x")] public sealed partial record R([References<Place>(nameof(Place.Code))] string Where);
            """);

        generation.AssertCompiles();
        Assert.Contains("x.where.references", generation.File("R."), StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_and_records_within_compile_without_a_warning()
    {
        var library = Generation.Of(
            "[Columns(\"parts\")] public sealed partial record Part([Sensitive] string Name, [Unit(\"kg\")] double? Weight);",
            new GenerationOptions { Assembly = "Library" });
        var generation = Generation.Of(
            """
            public enum K { One, Two }
            [Columns("inner")] public partial record struct Inner(int A) { public int[] B { get; init; } = []; }
            [Columns("mine")] internal sealed partial class Mine { public string? Name { get; set; } }
            [Dataset("x")]
            public sealed partial record R(int Id, IReadOnlyList<Part> Parts, Inner Inside)
            {
                public Inner? Perhaps { get; init; }
                public Part? One { get; init; }
                public List<string?> Names { get; init; } = [];
                public K[]? Kinds { get; init; }
                public IList<K?> MaybeKinds { get; init; } = [];
                public ICollection<int?>? Numbers { get; init; }
                [LengthBetween(1, 5)] public required List<List<Inner>> Deep { get; init; }
                public byte[][] Blobs { get; init; } = [];
                public IReadOnlyCollection<Part?> Gaps { get; init; } = [];
                [Check("c")] static bool C(IReadOnlyList<Part> parts, Inner inside, Part? one, K[]? kinds) => true;
                [Check("d", When = nameof(W))] static bool D(int id) => true;
                static bool W(List<string?> names) => names.Count > 0;
            }

            [Dataset("y")] internal sealed partial record Y(Mine[] All);
            """,
            new GenerationOptions { References = [library.ToReference()] });

        generation.AssertCompiles();
        var file = generation.File("R.");
        Assert.Contains("AssayModules.Plan<global::Part>()", file, StringComparison.Ordinal);
        Assert.Contains("global::Inner.AssayPlan.Instance", file, StringComparison.Ordinal);
        Assert.Contains("""{"name":"Parts","type":"list","element":{"name":"element","type":"struct","fields":[{"name":"Name","type":"string","sensitivity":"personal"},{"name":"Weight","type":"double","nullable":true,"unit":"kg"}]},"sensitivity":"personal"}""", file, StringComparison.Ordinal);
        Assert.Contains("_element", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TimeSpan X", "write a number and its unit, as in [Unit(\"s\")] double")]
    [InlineData("Dictionary<string, int> X", "write a list of a record with key and value")]
    [InlineData("HashSet<int> X", "write a list, as in IReadOnlyList<T>")]
    [InlineData("Part X", "mark Part [Columns(\"…\")] and make it partial")]
    [InlineData("Part[] X", "mark Part [Columns(\"…\")] and make it partial")]
    [InlineData("List<R> X", "which then holds itself")]
    [InlineData("Uri X", "write string")]
    public void What_cannot_be_a_column_is_told_with_what_to_write_instead(string property, string remedy)
    {
        var source = $"namespace N; public record Part(int Id); [Dataset(\"x\")] public partial record R(int Id, {property});";
        var type = Generation.Of(source).Input.GetTypeByMetadataName("N.R")!;

        var problem = Assert.Single(Assay.Generators.Datasets.DatasetReader.Read(type, CancellationToken.None)!.Problems);

        Assert.Equal("X", problem.Member);
        Assert.Contains(remedy, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_in_several_files_are_one_dataset()
    {
        var generation = Generation.Of(
        [
            "[Dataset(\"x\")] public partial record R { public int A { get; init; } }",
            "public partial record R { public int B { get; init; } [Check(\"c\")] static bool Less(int a, int b) => a < b; }",
        ]);

        generation.AssertCompiles();
        Assert.Contains("""[{"name":"A","type":"int32"},{"name":"B","type":"int32"}]""", generation.File("R."), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Dataset(\"x\")] public record R { public int Id { get; init; } }")]
    [InlineData("[Dataset(\"x\")] public partial record R<T> { public int Id { get; init; } }")]
    [InlineData("[Dataset(\"x\")] file partial record R { public int Id { get; init; } }")]
    [InlineData("public class O { [Dataset(\"x\")] public partial record R { public int Id { get; init; } } }")]
    [InlineData("public partial class O { [Dataset(\"x\")] private partial record R { public int Id { get; init; } } }")]
    [InlineData("[Dataset(\"x\")] public abstract partial record R { public int Id { get; init; } }")]
    [InlineData("[Dataset(\"Not a name\")] public partial record R { public int Id { get; init; } }")]
    [InlineData("[Dataset(\"../x\")] public partial record R { public int Id { get; init; } }")]
    [InlineData("[Dataset(\"x\")] public partial record R;")]
    [InlineData("[Dataset(\"x\")] public partial record R { public Dictionary<string, int> Counts { get; init; } = []; }")]
    [InlineData("public record Part(int Id); [Dataset(\"x\")] public partial record R { public List<Part> Parts { get; init; } = []; }")]
    [InlineData("[Dataset(\"x\")] public partial record R { public int Id { get; init; } public List<R> Children { get; init; } = []; }")]
    [InlineData("[Dataset(\"x\")] public partial class R { public R(int other) { } public int Id { get; set; } }")]
    [InlineData("[Dataset(\"x\")] public partial class R { public R(int id) { } public R(string name) { } public int Id { get; set; } public string Name { get; set; } = \"\"; }")]
    [InlineData("[Dataset(\"x\")] public partial record R { public TimeSpan Took { get; init; } }")]
    [InlineData("[Dataset(\"x\")] public partial record R { public int Id { get; init; } public required int Field; }")]
    [InlineData("[Dataset(\"x\")] public partial record R { public int Id { get; init; } internal required int Hidden { get; init; } }")]
    [InlineData("[Dataset(\"x\")] public partial record R { public int Id { get; init; } [StoredAs(\"id\")] public int Other { get; init; } }")]
    public void What_cannot_be_generated_yields_nothing(string source)
    {
        var generation = Generation.Of(source);

        Assert.Null(generation.Result.Exception);
        Assert.Empty(generation.Files);
        Assert.Empty(generation.Result.Diagnostics);
    }

    [Theory]
    [InlineData("[Dataset(")]
    [InlineData("[Dataset()] partial record R(int A);")]
    [InlineData("[Dataset(nameof(X))] partial record R(int A, Nothing B);")]
    [InlineData("[Dataset(\"x\"), Unique(nameof(] partial record R { [InRange(] public int A { get; init; } [InRange(1, )] public int B {")]
    [InlineData("[Dataset(\"x\")] partial record R(int A) { [OneOf(null)] public int B { get; init; } [OneOf((object[])null)] public int C { get; init; } [References<Nothing>(\"a\")] public int D { get; init; } [Unique((string[])null)] public int E { get; init; } [Check(null)] static bool F(int a) => true; [Check(\"g\", When = null)] static bool G(Nothing a) => true; }")]
    [InlineData("[Dataset(null), Versioned, RowCount(Min = \"x\"), RowCount(Max = 1)] partial record R(int A); [Model(\"x\"), Gate(null)] partial record M; [Monitor<>(\"x\")] partial record O; [Monitor<Nothing>(\"x\", Window = null), Alert(null), Performance(null)] partial record P;")]
    [InlineData("[Dataset(\"x\")] public partial record R(int A); [Dataset(\"x\")] public partial record R { public int B { get; init; } }")]
    [InlineData("[Dataset(\"x\"), Columns(\"y\")] public partial record R(int A);")]
    [InlineData("[Model(\"x\")] public partial record M; [Model(\"x\")] public partial record M; [Monitor<M>(\"x\")] public partial record O; [Monitor<M>(\"x\")] public partial record O; [Pipeline(\"x\")] public partial record P; [Pipeline(\"x\")] public partial record P;")]
    public void Code_that_is_still_being_typed_throws_nothing(string source)
    {
        var generation = Generation.Of(source);

        Assert.Null(generation.Result.Exception);
        Assert.DoesNotContain(generation.Result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);
    }
}
