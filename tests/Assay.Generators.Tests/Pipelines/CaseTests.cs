using Assay.Generators.Pipelines.Ir;
using Assay.Generators.Tests.Driver;
using Assay.TestKit.Snapshots;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>What comes of each declaration in <c>Cases</c>.</summary>
public class CaseTests
{
    /// <summary>A project whose files repeat some of its usings.</summary>
    internal static GenerationOptions Options { get; } = new()
    {
        Properties = new Dictionary<string, string> { ["build_property.AssayProject"] = "shop" },
        Suppressed = ["CS8019", "CS1591", "CS0105"],
    };

    public static TheoryData<string> Cases => [.. PipelineSources.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_compiled_pipeline_is_as_accepted(string name)
    {
        var pipeline = PipelineRun.ReadOne(PipelineSources.Case(name));

        Assert.Empty(pipeline.Problems);
        Snapshot.Match(IrYaml.Write(IrBuilder.Build(pipeline, "shop")), $"{name}.yaml");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Its_code_is_as_accepted_and_compiles_without_a_warning(string name)
    {
        var generation = Generation.Of(PipelineSources.Case(name), Options);

        generation.AssertCompiles();
        var file = Assert.Single(generation.Files, static file => file.Key.EndsWith(".Pipeline.g.cs", StringComparison.Ordinal));
        Snapshot.Match(file.Value, $"{name}.cs");
    }
}
