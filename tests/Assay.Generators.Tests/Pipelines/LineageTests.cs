using System.Text;
using Assay.Generators.Pipelines.Rendering;
using Assay.Workspace.Lineage;
using Assay.Workspace.Tests.Lineage;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>The design-time events of steps.</summary>
public class LineageTests
{
    public static TheoryData<string> Cases => [.. PipelineSources.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_step_has_an_event_that_OpenLineage_takes(string name)
    {
        var pipeline = PipelineRun.ReadCase(name);

        foreach (var step in pipeline.Steps)
        {
            var artifact = StepLineage.Write(pipeline, step, "shop");
            Assert.Equal($"lineage/jobs/{pipeline.Name}.{step.Name}.json", artifact.Path);
            Assert.Empty(OpenLineageSchemas.Faults(artifact.Text));
            var read = Assert.IsType<JobEvent>(LineageEvent.Parse(Encoding.UTF8.GetBytes(artifact.Text)));
            Assert.Equal(("assay://shop", $"{pipeline.Name}.{step.Name}"), (read.Job.Namespace, read.Job.Name));
        }
    }

    [Theory]
    [InlineData("validate-sales", "sales,article-list", "")]
    [InlineData("admit-sales", "", "")]
    [InlineData("sum-up", "sales", "everything-at-once/sum-up/train,everything-at-once/sum-up/held_out")]
    [InlineData("fit", "everything-at-once/sum-up/train", "models/demand")]
    [InlineData("judge", "models/demand,everything-at-once/sum-up/held_out", "")]
    [InlineData("quote", "models/price,article-list", "everything-at-once/quote/rows")]
    [InlineData("gate-demand", "models/demand,everything-at-once/sum-up/held_out", "")]
    [InlineData("deploy-demand", "models/demand,everything-at-once/sum-up/held_out,everything-at-once/sum-up/train", "models/demand")]
    [InlineData("tell", "", "")]
    public void It_names_the_datasets_and_models_that_the_step_reads_and_makes(string step, string inputs, string outputs)
    {
        var read = Event(step);

        Assert.Equal(inputs, string.Join(",", read.Inputs.Select(static one => one.Name)));
        Assert.Equal(outputs, string.Join(",", read.Outputs.Select(static one => one.Name)));
    }

    [Theory]
    [InlineData("sum-up", "TASK")]
    [InlineData("validate-sales", "VALIDATION")]
    [InlineData("admit-sales", "TASK")]
    [InlineData("deploy-demand", "TASK")]
    public void It_says_what_kind_of_job_it_is_and_who_owns_it(string step, string kind)
    {
        var facets = Event(step).Job.Facets!;

        Assert.Equal((kind, "BATCH", "ASSAY"), (facets.JobType!.JobType, facets.JobType.ProcessingType, facets.JobType.Integration));
        Assert.Equal("shop", Assert.Single(facets.Ownership!.Owners).Name);
        Assert.NotEmpty(facets.Documentation!.Description);
    }

    [Fact]
    public void It_tells_of_each_output_which_column_comes_from_which()
    {
        var outputs = Event("sum-up").Outputs;

        Assert.Equal(2, outputs.Count);
        Assert.All(outputs, static output =>
        {
            var origin = Assert.Single(output.Facets!.ColumnLineage!.Fields["count"].InputFields);
            Assert.Equal(("assay://shop", "sales", "count", "DIRECT", "IDENTITY"), (
                origin.Namespace, origin.Name, origin.Field, origin.Transformations![0].Type, origin.Transformations[0].Subtype));
            Assert.Null(output.Facets.Custom("assay_opaque"));
        });
        Assert.Null(Assert.Single(Event("fit").Outputs).Facets);
    }

    [Fact]
    public void What_could_not_be_read_is_said_and_DerivedFrom_fills_it()
    {
        var pipeline = Declarations.Pipeline(
            """
            /// <summary>Counts.</summary>
            [Step] public static Rows<Told> Count(Rows<Sale> sales) => Far(sales.Where(sale => sale.Count > 1));
            static extern Rows<Told> Far(Rows<Sale> sales);
            """ + "} [Columns(\"told\")] public sealed partial record Told { [DerivedFrom<Sale>(nameof(Sale.Item))] public string Item { get; init; } = \"\"; public int Count { get; init; }");

        var text = StepLineage.Write(pipeline, pipeline.Steps.Single(static one => one.Name == "count"), "shop").Text;

        Assert.Empty(OpenLineageSchemas.Faults(text));
        var facets = Assert.Single(Assert.IsType<JobEvent>(LineageEvent.Parse(Encoding.UTF8.GetBytes(text))).Outputs).Facets!;
        var (column, sources) = Assert.Single(facets.ColumnLineage!.Fields);
        Assert.Equal(("item", "sales", "item", "as declared"), (
            column, sources.InputFields[0].Name, sources.InputFields[0].Field, sources.InputFields[0].Transformations![0].Description));
        var opaque = facets.Custom("assay_opaque")!.Value;
        Assert.Equal("""[{"field":"count","unread":"what \u0027Far\u0027 makes of them"}]""".Replace("\\u0027", "'", StringComparison.Ordinal), opaque.GetProperty("fields").GetRawText());
        Assert.Equal("what 'Far' makes of them", opaque.GetProperty("dataset").GetString());
    }

    private static JobEvent Event(string step)
    {
        var pipeline = PipelineRun.ReadCase("EverythingAtOnce");
        var artifact = StepLineage.Write(pipeline, pipeline.Steps.Single(one => one.Name == step), "shop");
        return Assert.IsType<JobEvent>(LineageEvent.Parse(Encoding.UTF8.GetBytes(artifact.Text)));
    }
}
