using Assay.Generators.Datasets;
using Assay.Generators.Models;
using Assay.Generators.Tests.Driver;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Generators.Tests.Referenced;

/// <summary>Declarations of other projects: what they say comes from the manifest that their assembly carries, under their project's name.</summary>
public class ReferencedProjectTests
{
    private const string Geo = """
        namespace Geo;

        /// <summary>Where things are.</summary>
        [Dataset("places", Source = "places.csv", Owner = "geo")]
        public partial record Place
        {
            /// <summary>How others call it.</summary>
            [RowKey] public required string Code { get; init; }
        }

        public interface INamed
        {
            /// <summary>Told by nobody.</summary>
            string Name { get; }
        }

        [Columns("things")]
        public partial record Thing
        {
            /// <summary>Theirs.</summary>
            public virtual string Title { get; init; } = "";

            /// <summary>Their line.</summary>
            public virtual string Line { get; init; } = "";
        }

        /// <summary>A piece.</summary>
        [Columns("parts")]
        public sealed partial class Part
        {
            /// <summary>What it is called.</summary>
            [Sensitive] public string Name { get; private set; } = "";

            /// <summary>How heavy it is.</summary>
            [Unit("kg")] public double? Weight { get; init; }

            [References<Place>(nameof(Place.Code))] public string? From { get; init; }
        }

        [Columns("features")] public sealed partial record Near(int Distance) { [Features] public static Near Of(Place place) => new(place.Code.Length); }
        [Columns("answers")] public sealed partial record Answer([Score] float P);
        [Model("finder"), Gate("auc", AtLeast = 0.5)] public sealed partial class Finder : IModel<Near, Answer>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation = default) => Task.CompletedTask;
            public ValueTask PredictAsync(ReadOnlyMemory<Near> inputs, Memory<Answer> outputs, CancellationToken cancellation = default) => default;
            public static Task<Finder> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new Finder());
        }
        """;

    private static readonly MetadataReference s_geo = Generation.Of(Geo, Project("geo", "Geo.Lib")).ToReference();

    [Fact]
    public void A_record_within_the_row_is_described_as_its_own_project_describes_it()
    {
        var generation = Of("[Dataset(\"x\")] public sealed partial record R(int Id, Geo.Part[] Parts);");

        generation.AssertCompiles();
        Assert.Contains(
            """
            "type":"struct","fields":[{"name":"Name","type":"string","documentation":"What it is called.","sensitivity":"personal"},{"name":"Weight","type":"double","nullable":true,"documentation":"How heavy it is.","unit":"kg"},{"name":"From","type":"string","nullable":true}]},"sensitivity":"personal"}
            """.Trim(),
            generation.File("R."), StringComparison.Ordinal);
    }

    [Fact]
    public void An_inherited_column_has_the_text_of_its_project_and_one_of_an_interface_has_none()
    {
        var file = Of("[Dataset(\"x\")] public sealed partial record R : Geo.Place, Geo.INamed { public required string Name { get; init; } }").File("R.");

        Assert.Contains("""{"name":"Code","type":"string","documentation":"How others call it.","rowKey":true},{"name":"Name","type":"string"}""", file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_ones_own_counts_more() => Assert.Contains(
        """[{"name":"Title","type":"string","documentation":"Mine."},{"name":"Line","type":"string","documentation":"Their line."}]""",
        Of("[Dataset(\"x\")] public sealed partial record R : Geo.Thing {\n/// <summary>Mine.</summary>\npublic override string Title { get; init; } = \"\"; public override string Line { get; init; } = \"\"; }").File("R."),
        StringComparison.Ordinal);

    [Fact]
    public void A_reference_to_a_dataset_of_another_project_compiles()
    {
        var generation = Of("[Dataset(\"x\")] public sealed partial record R([References<Geo.Place>(nameof(Geo.Place.Code))] string At);");

        generation.AssertCompiles();
        Assert.Contains("AssayModules.Plan<global::Geo.Place>()", generation.File("R."), StringComparison.Ordinal);
        Assert.Contains("\"expectation\":\"found in places.Code\"", generation.File("R."), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipeline_validates_and_reads_sources_of_another_project_under_that_projects_name()
    {
        var generation = Of("""
            [Dataset("trips", Source = "trips.csv")] public partial record Trip([References<Geo.Place>(nameof(Geo.Place.Code))] string To, Geo.Part[] Load);
            [Pipeline("plan")] public partial record Plan
            {
                [Step] public static Geo.Finder Fit(Rows<Geo.Place> places, Rows<Trip> trips) => throw new NotSupportedException();
                [Step] public static Metrics Judge(Geo.Finder finder, Rows<Geo.Near> near) => throw new NotSupportedException();
                [Step] public static Rows<Geo.Near> Near(Rows<Geo.Place> places) => throw new NotSupportedException();
            }
            """);

        generation.AssertCompiles();
        var file = generation.File("Plan.");
        Assert.Contains("\"name\":\"plan.validate-places\"", file, StringComparison.Ordinal);
        const string Places = """{"namespace":"assay://geo","name":"places"}""", Trips = """{"namespace":"assay://app","name":"trips"}""";
        const string Model = """{"namespace":"assay://geo","name":"models/finder"}""";
        Assert.Contains($"\"inputs\":[{Places}]", file, StringComparison.Ordinal);
        Assert.Contains($"\"inputs\":[{Trips},{Places}]", file, StringComparison.Ordinal);
        Assert.Contains($"\"inputs\":[{Places},{Trips}],\"outputs\":[{Model}]", file, StringComparison.Ordinal);
        Assert.Contains("""{"namespace":"assay://app","name":"plan/near/rows"}""", file, StringComparison.Ordinal);
        Assert.DoesNotContain("assay://app\",\"name\":\"places", file, StringComparison.Ordinal);
        Assert.DoesNotContain("assay://app\",\"name\":\"models/", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_and_monitors_name_the_other_project_too()
    {
        var generation = Of("""
            [Columns("mine")] public partial record Mine { public int Length { get; init; } [DerivedFrom<Geo.Place>(nameof(Geo.Place.Code))] public int Other { get; init; } [Features] public static Mine Of(Geo.Place place) => new() { Length = place.Code.Length }; }
            [Monitor<Geo.Finder>("watch")] public sealed partial record Watch;
            """);

        generation.AssertCompiles();
        Assert.Contains("\"inputFields\":[{\"namespace\":\"assay://geo\",\"name\":\"places\",\"field\":\"code\"", generation.File("Mine"), StringComparison.Ordinal);
        Assert.Contains("""{"namespace":"assay://geo","name":"models/finder"}""", generation.File("Watch"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]", false)]
    public void A_features_method_out_of_reach_is_said_to_be(string visible, bool isFault)
    {
        var library = Generation.Of(
            [visible, "[Dataset(\"flights\")] public partial record Flight(int Delay); [Columns(\"in\")] public partial record In(int Hour) { [Features] internal static In Of(Flight f) => new(f.Delay); }"],
            Project("lib", "Lib")).ToReference();
        var generation = Generation.Of(
            """
            [Columns("out")] public partial record Out([Score] float P);
            [Model("m")] public sealed partial class M : IModel<In, Out>
            {
                public Task SaveAsync(string folder, CancellationToken cancellation = default) => Task.CompletedTask;
                public ValueTask PredictAsync(ReadOnlyMemory<In> inputs, Memory<Out> outputs, CancellationToken cancellation = default) => default;
                public static Task<M> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new M());
            }
            """,
            Project("app", "App") with { References = [library] });

        generation.AssertCompiles();
        var problems = ModelReader.Read(generation.Input.GetTypeByMetadataName("M")!, CancellationToken.None)!.Problems;
        if (isFault)
            Assert.Contains("'Of' can't be called from this project: make it public in Lib, or let that show its internals with [InternalsVisibleTo(\"App\")]", Assert.Single(problems).Detail, StringComparison.Ordinal);
        else
            Assert.Empty(problems);
        Assert.Equal(isFault, !generation.Files.Keys.Any(file => file.StartsWith("M.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[Dataset(\"x\")] internal sealed partial record R(int Id, Part[] Parts, [References<Part>(\"Name\")] string Other);")]
    [InlineData("[Dataset(\"x\")] internal sealed partial record R : Base { public Part? One { get; init; } }")]
    [InlineData("[Pipeline(\"p\")] internal sealed partial record P { [Step] internal static void Read(Rows<Part> parts) { } }")]
    public void Internal_records_are_used_where_their_assembly_shows_them_and_are_the_compilers_business_elsewhere(string source)
    {
        const string Library = """
            [Dataset("parts", Source = "x.csv")] internal sealed partial record Part([RowKey] string Name);
            internal abstract record Base { public int Id { get; init; } internal int Hidden { get; init; } }
            """;
        var shown = Generation.Of([Library, "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]"], Project("lib", "Lib")).ToReference();
        var hidden = Generation.Of(Library, Project("lib", "Lib")).ToReference();

        Generation.Of(source, Project("app", "App") with { References = [shown] }).AssertCompiles();
        var refused = Generation.Of(source, Project("app", "App") with { References = [hidden] });

        Assert.Null(refused.Result.Exception);
        var whole = refused.Input.AddSyntaxTrees(refused.Result.GeneratedSources.Select(file => file.SyntaxTree));
        var errors = whole.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error).ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.DoesNotContain(error.Location.SourceTree, refused.Result.GeneratedSources.Select(file => file.SyntaxTree)));
    }

    [Theory]
    [InlineData("""{"typeName":"Part","new":{"deep":[1,{"x":null}]},"columns":[{"name":"Name","type":"string","later":true,"documentation":"From afar."}]}""", "From afar.")]
    [InlineData("""{"typeName":"Part","columns":[{"name":"Name","type":"tensor","documentation":"From afar."}]}""", null)]
    [InlineData("""{"typeName":"Other.Part","columns":[{"name":"Name","type":"string","documentation":"Of another."}]}""", null)]
    [InlineData("""{"columns":[{"name":"Name","type":"string","documentation":"Nameless."}]}""", null)]
    [InlineData("[1]", null)]
    [InlineData("{", null)]
    [InlineData("", null)]
    public void A_manifest_of_another_version_is_read_as_far_as_it_is_known(string manifest, string? documentation)
    {
        var library = Generation.Of(
            $"[assembly: System.Reflection.AssemblyMetadata(\"assay:manifest/datasets/parts.json\", {SymbolDisplay.FormatLiteral(manifest, quote: true)})]\n[Columns(\"parts\")] public partial record Part(string Name);",
            Project("lib", "Lib")).Input.EmitToImageReference();

        var generation = Generation.Of("[Dataset(\"x\")] public partial record R(int Id, Part One);", Project("app", "App") with { References = [library] });

        generation.AssertCompiles();
        var field = Assert.Single(Assert.Single(DatasetReader.Read(generation.Input.GetTypeByMetadataName("R")!, CancellationToken.None)!.Columns, column => column.Name == "One").Fields);
        Assert.Equal(("Name", ColumnKind.String, documentation), (field.Name, field.Kind, field.Documentation));
    }

    [Fact]
    public void A_project_brings_the_modules_of_those_that_it_refers_to()
    {
        var middle = Generation.Of("[Dataset(\"middle\")] public partial record Middle(int Id);", Project("middle", "Middle.Lib") with { References = [s_geo] });
        var app = Generation.Of(
            "static class P { static void Main() { } }",
            Project("app", "App") with { Kind = OutputKind.ConsoleApplication, References = [middle.ToReference()] });

        app.AssertCompiles();
        Assert.Contains("new global::Assay.Generated.Geo_LibModule(),", middle.File("AssayModule"), StringComparison.Ordinal);
        Assert.Contains("new global::Assay.Generated.Middle_LibModule(),", app.File("AssayModule"), StringComparison.Ordinal);
        Assert.DoesNotContain("Geo", app.File("AssayModule"), StringComparison.Ordinal);
    }

    private static Generation Of(string source) => Generation.Of(source, Project("app", "App") with { References = [s_geo] });

    private static GenerationOptions Project(string project, string assembly) => new()
    {
        Assembly = assembly,
        Properties = new Dictionary<string, string> { ["build_property.AssayProject"] = project },
    };
}
