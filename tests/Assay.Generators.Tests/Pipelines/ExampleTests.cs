using Assay.Generators.Pipelines;
using Assay.Generators.Pipelines.Ir;
using Assay.Generators.Pipelines.Rendering;
using Assay.TestKit.Snapshots;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>What comes of the pipelines of the flight example.</summary>
public class ExampleTests
{
    [Theory]
    [InlineData("flight-delay-train")]
    [InlineData("flight-delay-score")]
    public void Everything_that_comes_of_it_is_as_accepted(string name)
    {
        var pipeline = Assert.Single(PipelineRun.Read(PipelineRun.Compile(PipelineSources.Example)), one => one.Name == name);
        Assert.Empty(pipeline.Problems);
        var yaml = IrYaml.Write(IrBuilder.Build(pipeline, "flight-delay"));
        var descriptor = DescriptorJson.Write(pipeline);

        Snapshot.Match(yaml, $"example/{name}.yaml");
        Snapshot.Match(DescriptorTests.Indented(descriptor), $"example/{name}.json");
        Snapshot.Match(PlanRenderer.Render(pipeline, "{}", "the compiled pipeline"), $"example/{name}.cs");
    }
}
