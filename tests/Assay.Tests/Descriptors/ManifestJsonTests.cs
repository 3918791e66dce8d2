using System.Text.Json;

namespace Assay.Tests.Descriptors;

/// <summary>What is written of a descriptor must read back: leaving out defaults may drop no value that a member doesn't start with.</summary>
public class ManifestJsonTests
{
    [Fact]
    public void A_step_of_the_first_kind_reads_back()
    {
        var step = new StepDescriptor
        {
            Name = "score",
            Kind = StepKind.Method,
            Inputs = [new StepInput { Name = "flights", Kind = WireKind.Source, Of = "flights" }],
            Outputs = [new StepOutput("rows", WireKind.Rows, "delay-predictions")],
        };
        var pipeline = new PipelineDescriptor { Name = "score", TypeName = "Score", Steps = [step] };

        var read = PipelineDescriptor.Parse(JsonSerializer.SerializeToUtf8Bytes(pipeline, ManifestJson.Default.PipelineDescriptor));

        Assert.Equal(StepKind.Method, read.Steps[0].Kind);
        Assert.Equal(WireKind.Source, read.Steps[0].Inputs[0].Kind);
    }

    [Fact]
    public void A_rule_that_only_informs_reads_back_as_one()
    {
        var dataset = new DatasetDescriptor
        {
            Name = "flights",
            TypeName = "Flight",
            Columns = [new ColumnDescriptor { Name = "Late", Type = ColumnType.Boolean }],
            Rules = [new RuleDescriptor { Id = "flights.late.range", Kind = "range", Expectation = "any", Severity = Severity.Info }],
        };

        var read = DatasetDescriptor.Parse(JsonSerializer.SerializeToUtf8Bytes(dataset, ManifestJson.Default.DatasetDescriptor));

        Assert.Equal(ColumnType.Boolean, read.Columns[0].Type);
        Assert.Equal(Severity.Info, read.Rules[0].Severity);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var read = PipelineDescriptor.Parse("""{"name":"p","typeName":"P","steps":[{"name":"a","kind":"method"}]}"""u8);

        Assert.Empty(read.Parameters);
        Assert.Empty(read.Steps[0].Inputs);
        Assert.Empty(read.Steps[0].After);
    }

    [Fact]
    public void A_metric_that_only_informs_reads_back_as_one()
    {
        var monitor = new MonitorDescriptor
        {
            Name = "live",
            TypeName = "Live",
            Model = "delay",
            WindowSeconds = 60,
            Performance = [new PerformanceDescriptor { Metric = "auc", Severity = Severity.Info }],
        };

        var read = MonitorDescriptor.Parse(JsonSerializer.SerializeToUtf8Bytes(monitor, ManifestJson.Default.MonitorDescriptor));

        Assert.Equal(Severity.Info, read.Performance[0].Severity);
    }
}
