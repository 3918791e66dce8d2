using Assay.Generators.Pipelines;
using Assay.Generators.Tests.Driver;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>What a declaration may say, and what is said of one that Kubeflow can't carry.</summary>
public class ReaderTests
{
    private const string Step = "[Step] public static Metrics Count(Rows<Sale> sales) => throw null!;";

    [Theory]
    [InlineData("DateTime day", PipelineProblemKind.ParameterType, "System.DateTime")]
    [InlineData("decimal rate", PipelineProblemKind.ParameterType, "decimal")]
    [InlineData("int? count", PipelineProblemKind.ParameterType, "int?")]
    [InlineData("string[] names", PipelineProblemKind.ParameterType, "string[]")]
    [InlineData("double rate = double.NaN", PipelineProblemKind.ParameterDefault, "NaN")]
    [InlineData("long count = 9007199254740992", PipelineProblemKind.ParameterDefault, "9007199254740992")]
    [InlineData("string name = null!", PipelineProblemKind.ParameterDefault, "")]
    [InlineData("Size size = (Size)7", PipelineProblemKind.ParameterDefault, "7")]
    [InlineData("int Größe", PipelineProblemKind.InvalidName, "größe")]
    [InlineData("int AsOf", PipelineProblemKind.ParameterNameTaken, "as_of")]
    [InlineData("string SourceSales", PipelineProblemKind.ParameterNameTaken, "source_sales")]
    [InlineData("int TreeCount, int treeCount", PipelineProblemKind.ParameterNameTaken, "tree_count")]
    public void A_parameter_that_Kubeflow_cannot_carry_is_refused(string parameter, object kind, string argument)
    {
        var problem = Assert.Single(Declarations.Pipeline(Step, parameter).Problems);

        Assert.Equal(kind, problem.Kind);
        Assert.Null(problem.Step);
        Assert.NotNull(problem.Parameter);
        Assert.Equal([argument], problem.Arguments);
    }

    [Theory]
    [InlineData("* * * *", "it has 4 fields")]
    [InlineData("0 6 1 * * *", "it has 6 fields")]
    [InlineData("60 * * * *", "its minute is '60'")]
    [InlineData("* 24 * * *", "its hour is '24'")]
    [InlineData("* * 0 * *", "its day of month is '0'")]
    [InlineData("* * * 13 *", "its month is '13'")]
    [InlineData("* * * * 7", "its day of week is '7'")]
    [InlineData("5-1 * * * *", "its minute is '5-1'")]
    [InlineData("*/0 * * * *", "its minute is '*/0'")]
    [InlineData("5/2 * * * *", "its minute is '5/2'")]
    [InlineData("1,,2 * * * *", "its minute is '1,,2'")]
    [InlineData("@daily", "it has 1 fields")]
    public void A_schedule_that_no_scheduler_takes_is_refused(string schedule, string wrong)
    {
        var problem = Assert.Single(Declarations.Pipeline(Step, "", $"Pipeline(\"small\", Schedule = \"{schedule}\")").Problems);

        Assert.Equal(PipelineProblemKind.BadSchedule, problem.Kind);
        Assert.Equal(schedule, problem.Arguments[0]);
        Assert.StartsWith(wrong, problem.Arguments[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 6 1 * *")]
    [InlineData("*/15 0-23/2 1,15 jan-MAR mon-fri")]
    [InlineData("59 23 31 12 6")]
    public void A_schedule_that_all_take_is_taken(string schedule) =>
        Assert.Empty(Declarations.Pipeline(Step, "", $"Pipeline(\"small\", Schedule = \"{schedule}\")").Problems);

    [Theory]
    [InlineData("Cpu = \"two\"", PipelineProblemKind.BadQuantity, "Cpu,two")]
    [InlineData("Cpu = \"1,5\"", PipelineProblemKind.BadQuantity, "Cpu,1,5")]
    [InlineData("Cpu = \"0\"", PipelineProblemKind.BadQuantity, "Cpu,0")]
    [InlineData("Memory = \"4GB\"", PipelineProblemKind.BadQuantity, "Memory,4GB")]
    [InlineData("Memory = \"1.2.3\"", PipelineProblemKind.BadQuantity, "Memory,1.2.3")]
    [InlineData("Memory = \"\"", PipelineProblemKind.BadQuantity, "Memory,")]
    [InlineData("Retries = -1", PipelineProblemKind.BadRetries, "-1")]
    [InlineData("Accelerator = \"two gpus\"", PipelineProblemKind.BadPlacement, "the name of a resource,two gpus")]
    [InlineData("Accelerator = \"nvidia.com/gpu\", AcceleratorCount = 0", PipelineProblemKind.BadPlacement, "a number of accelerators,0")]
    [InlineData("Timeout = \"soon\"", PipelineProblemKind.BadTimeout, "soon")]
    [InlineData("Timeout = \"0s\"", PipelineProblemKind.BadTimeout, "0s")]
    public void A_limit_that_the_cluster_would_refuse_is_refused(string argument, object kind, string arguments)
    {
        var problem = Assert.Single(Declarations.Pipeline($"[Step({argument})] public static Metrics Count(Rows<Sale> sales) => throw null!;").Problems);

        Assert.Equal(kind, problem.Kind);
        Assert.Equal("Count", problem.Step);
        Assert.Equal(arguments, string.Join(",", problem.Arguments));
    }

    [Theory]
    [InlineData("NodeSelector(\"a b\", \"x\")", "a node's label,a b")]
    [InlineData("NodeSelector(\"pool\", \"x y\")", "the value of a label,x y")]
    [InlineData("Toleration(\"gpu\", Effect = \"Never\")", "the effect of a taint,Never")]
    [InlineData("EnvironmentVariable(\"A-B\", \"x\")", "the name of a variable,A-B")]
    [InlineData("SecretVariable(\"A\", \"Creds\", \"k\")", "the name of a Secret,Creds")]
    [InlineData("SecretVariable(\"A\", \"creds\", \"k/x\")", "an entry of a Secret,k/x")]
    [InlineData("EnvironmentVariable(\"A\", \"1\"), SecretVariable(\"A\", \"creds\", \"k\")", "a variable that is set once,A")]
    public void What_a_cluster_has_no_place_for_is_refused(string attribute, string arguments)
    {
        var ofStep = Assert.Single(Declarations.Pipeline($"[Step, {attribute}] public static Metrics Count(Rows<Sale> sales) => throw null!;").Problems);
        var ofPipeline = Assert.Single(Declarations.Pipeline(Step, "", $"Pipeline(\"small\"), {attribute}").Problems);

        Assert.Equal((PipelineProblemKind.BadPlacement, "Count", arguments), (ofStep.Kind, ofStep.Step, string.Join(",", ofStep.Arguments)));
        Assert.Equal((PipelineProblemKind.BadPlacement, null, arguments), (ofPipeline.Kind, ofPipeline.Step, string.Join(",", ofPipeline.Arguments)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void More_shards_than_a_cluster_holds_are_refused(int partitions) =>
        Assert.Equal(PipelineProblemKind.BadPartitions, Assert.Single(Declarations.Pipeline(Step, "", $"Pipeline(\"small\", Partitions = {partitions})").Problems).Kind);

    [Theory]
    [InlineData("int Count(Rows<Sale> sales)", PipelineProblemKind.StepReturnType, "int")]
    [InlineData("Task<string> Count(Rows<Sale> sales)", PipelineProblemKind.StepReturnType, "string")]
    [InlineData("(Rows<Daily>, Metrics m) Count(Rows<Sale> sales)", PipelineProblemKind.OutputUnnamed, "Assay.Rows<Shop.Daily>")]
    [InlineData("(Metrics heldOut, Metrics held_out) Count(Rows<Sale> sales)", PipelineProblemKind.WireNameTaken, "held_out")]
    [InlineData("Metrics Count(Rows<Sale> sales, int trees)", PipelineProblemKind.StepParameterType, "int")]
    [InlineData("Metrics Count(Rows<Sale> sales, string name)", PipelineProblemKind.StepParameterType, "string")]
    [InlineData("Metrics Count(Rows<Sale> sales, DateTime day)", PipelineProblemKind.StepParameterType, "System.DateTime")]
    [InlineData("Metrics Count(Rows<Uri> sales)", PipelineProblemKind.RowsUnmarked, "System.Uri")]
    [InlineData("Rows<Uri> Count(Rows<Sale> sales)", PipelineProblemKind.RowsUnmarked, "System.Uri")]
    [InlineData("Metrics Count(ref Rows<Sale> sales)", PipelineProblemKind.StepSignature, "")]
    [InlineData("Metrics Count<T>(Rows<Sale> sales)", PipelineProblemKind.StepSignature, "")]
    [InlineData("Metrics Zählen(Rows<Sale> sales)", PipelineProblemKind.InvalidName, "zählen")]
    [InlineData("Metrics ValidateSales(Rows<Sale> sales)", PipelineProblemKind.StepNameTaken, "validate-sales")]
    [InlineData("Metrics Count(Rows<Sale> theSales, Rows<Sale> the_sales)", PipelineProblemKind.WireNameTaken, "the_sales")]
    public void A_step_that_cannot_be_stored_or_called_is_refused(string signature, object kind, string argument)
    {
        var problem = Assert.Single(Declarations.Pipeline($"[Step] public static {signature} => throw null!;").Problems);

        Assert.Equal(kind, problem.Kind);
        Assert.StartsWith(argument, string.Join(",", problem.Arguments), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_methods_with_one_name_in_Kubeflow_are_refused()
    {
        var problem = Assert.Single(Declarations.Pipeline("""
            [Step] public static void Tell() { }
            [Step] public static Task TellAsync() => throw null!;
            """).Problems);

        Assert.Equal((PipelineProblemKind.StepNameTaken, "TellAsync"), (problem.Kind, problem.Step));
        Assert.Equal(["tell"], problem.Arguments);
    }

    [Fact]
    public void An_instance_step_of_a_record_with_a_required_member_is_refused()
    {
        var problem = Assert.Single(Declarations.Pipeline("""
            public required int Trees { get; init; }
            [Step] public Metrics Count(Rows<Sale> sales) => throw null!;
            """).Problems);

        Assert.Equal(PipelineProblemKind.NotConstructible, problem.Kind);
    }

    [Theory]
    [InlineData("Pipeline(\"Small\")")]
    [InlineData("Pipeline(\"small_one\")")]
    [InlineData("Pipeline(\"\")")]
    [InlineData("Pipeline(\"-small\")")]
    public void A_name_that_Argo_refuses_is_refused(string attribute) =>
        Assert.Equal(PipelineProblemKind.InvalidName, Assert.Single(Declarations.Pipeline(Step, "", attribute).Problems).Kind);

    [Fact]
    public void A_pipeline_without_steps_is_refused() =>
        Assert.Equal(PipelineProblemKind.NoSteps, Assert.Single(Declarations.Pipeline("").Problems).Kind);

    [Fact]
    public void A_record_that_is_not_partial_is_refused_and_yields_no_source()
    {
        var source = Declarations.Source(Step).Replace("partial ", "", StringComparison.Ordinal);
        var compilation = PipelineRun.Compile(source, PipelineSources.Shop);

        var problem = Assert.Single(Assert.Single(PipelineRun.Read(compilation)).Problems);

        Assert.Equal(PipelineProblemKind.Declaration, problem.Kind);
        Assert.Equal(["NotPartial"], problem.Arguments);
        Assert.DoesNotContain(
            Generation.Of([source, PipelineSources.Shop], CaseTests.Options).Files.Keys, static file => file.Contains("Pipeline", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_still_being_typed_is_no_problem_of_ours()
    {
        Assert.Empty(Declarations.Pipeline("[Step] public static Metrics Count(Rows<Sale> sales, Unknown what) => throw null!;", "Unknown x").Problems);
        Assert.Empty(PipelineRun.Read(PipelineRun.Compile("using Assay; [Pipeline(] partial record X;")));
    }
}
