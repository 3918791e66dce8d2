using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Generators.Pipelines.Rendering;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>The manifest's entry of a pipeline.</summary>
public class DescriptorTests
{
    public static TheoryData<string> Cases => [.. PipelineSources.Cases];

    /// <summary>JSON in lines, for people.</summary>
    internal static string Indented(string json) => JsonNode.Parse(json)!.ToJsonString(s_indented) + "\n";

    private static readonly JsonSerializerOptions s_indented =
        new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_what_the_manifest_itself_would_write(string name)
    {
        var json = DescriptorJson.Write(PipelineRun.ReadCase(name));

        var again = JsonSerializer.SerializeToNode(PipelineDescriptor.Parse(Encoding.UTF8.GetBytes(json)), ManifestJson.Default.PipelineDescriptor)!;

        // The generator leaves out empty lists, which read back as such.
        DropEmptyLists(again);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), again), $"{json}\n{again.ToJsonString()}");
    }

    [Fact]
    public void It_names_inputs_outputs_parameters_and_order()
    {
        var pipeline = PipelineDescriptor.Parse(Encoding.UTF8.GetBytes(DescriptorJson.Write(
            PipelineRun.ReadCase("EverythingAtOnce"))));

        Assert.Equal("Shop.EverythingAtOnce", pipeline.TypeName);
        Assert.Equal("How many days back: all are read.", pipeline.Parameters[0].Documentation);
        Assert.Null(pipeline.Parameters[0].Default);
        Assert.Equal(0.1, pipeline.Parameters.Single(static one => one.Name == "share").Default!.Value.GetDouble());
        var judge = pipeline.Steps.Single(static one => one.Method == "Judge");
        Assert.Equal(["candidate", "rows"], judge.Inputs.Select(static one => one.Name));
        Assert.Equal(("sum-up", "held_out", WireKind.Rows, "daily"), (judge.Inputs[1].Step, judge.Inputs[1].Output, judge.Inputs[1].Kind, judge.Inputs[1].Of));
        Assert.Equal(["fit", "sum-up"], judge.After);
        Assert.Equal([new StepOutput("metrics", WireKind.Metrics, null)], judge.Outputs);
        Assert.Empty(judge.Parameters);
    }

    private static void DropEmptyLists(JsonNode node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                DropEmptyLists(item!);
        }
        else if (node is JsonObject map)
        {
            foreach (var name in map.Where(static member => member.Value is JsonArray { Count: 0 }).Select(static member => member.Key).ToList())
                map.Remove(name);
            foreach (var member in map)
                DropEmptyLists(member.Value!);
        }
    }
}
