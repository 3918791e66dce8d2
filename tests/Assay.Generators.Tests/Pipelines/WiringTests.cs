using Assay.Generators.Pipelines;

namespace Assay.Generators.Tests.Pipelines;

using StepKind = Assay.Generators.Pipelines.StepKind;
using WireKind = Assay.Generators.Pipelines.WireKind;

/// <summary>What a step's parameter is wired to, and what is said where nothing fits.</summary>
public class WiringTests
{
    [Fact]
    public void The_only_output_of_a_type_is_taken_without_a_name()
    {
        var input = Input("""
            [Step] public static Rows<Daily> Sum(Rows<Sale> sales) => throw null!;
            [Step] public static Metrics Count(Rows<Daily> days) => throw null!;
            """, "count", "days");

        Assert.Equal((WireKind.Rows, "daily", "sum", "rows"), (input.Kind, input.Of, input.Step, input.Output));
    }

    [Fact]
    public void Rows_that_no_other_step_makes_come_from_the_source_behind_its_validation()
    {
        var pipeline = Read("[Step] public static Rows<Sale> Clean(Rows<Sale> sales) => throw null!;");

        Assert.Equal(["validate-sales", "admit-sales", "clean"], pipeline.Steps.Select(static step => step.Name));
        var clean = pipeline.Steps[2];
        Assert.Equal((WireKind.Source, "sales", null), (clean.Inputs[0].Kind, clean.Inputs[0].Of, clean.Inputs[0].Step));
        Assert.Equal(["admit-sales"], clean.After);
        Assert.Equal(["source_sales", "version_sales", "hash_sales"], clean.Parameters);
    }

    [Fact]
    public void A_later_step_gets_the_cleaned_rows_and_not_the_source()
    {
        var input = Input("""
            [Step] public static Rows<Daily> Sum(Rows<Sale> sales) => throw null!;
            [Step] public static Rows<Sale> Clean(Rows<Sale> sales) => throw null!;
            """, "sum", "sales", out var pipeline);

        Assert.Equal((WireKind.Rows, "clean"), (input.Kind, input.Step));
        Assert.Equal(["validate-sales", "admit-sales", "clean", "sum"], pipeline.Steps.Select(static step => step.Name));
    }

    [Fact]
    public void A_source_is_validated_once_however_many_steps_read_it()
    {
        var pipeline = Read("""
            [Step] public static Rows<Daily> Sum(Rows<Sale> sales) => throw null!;
            [Step] public static Metrics Count(Rows<Sale> sales) => throw null!;
            """);

        Assert.Equal(["validate-sales", "admit-sales", "sum", "count"], pipeline.Steps.Select(static step => step.Name));
    }

    [Fact]
    public void A_validation_reads_the_datasets_that_its_rules_refer_to()
    {
        var validate = Read("[Step] public static Metrics Count(Rows<Sale> sales) => throw null!;").Steps[0];

        Assert.Equal(["sales", "article_list"], validate.Inputs.Select(static input => input.Name));
        Assert.Equal(
            ["as_of", "source_sales", "version_sales", "hash_sales", "source_article_list", "version_article_list", "hash_article_list"],
            validate.Parameters);
    }

    [Theory]
    [InlineData("", new[] { "meters", "olds" })]
    [InlineData(", Version = \"golden\"", new[] { "meters" })]
    public void A_validation_reads_the_dataset_that_a_distribution_is_compared_with_unless_a_version_is_named(string version, string[] inputs)
    {
        var pipeline = PipelineRun.ReadOne(
            Declarations.Source("[Step] public static Metrics Count(Rows<Meter> meters) => throw null!;") + $"""

            [Dataset("meters", Source = "meters.csv")] public sealed partial record Meter([DistributionNear<Old>("Level", DriftMeasure.JensenShannon, 0.1{version})] int Level);
            [Dataset("olds", Source = "olds.csv")] public sealed partial record Old(int Level);
            """,
            PipelineSources.Shop);

        Assert.Equal(inputs, pipeline.Steps[0].Inputs.Select(static input => input.Name));
    }

    [Fact]
    public void A_model_that_no_step_makes_is_the_champion()
    {
        var input = Input("[Step] public static Rows<Forecast> Score(Demand model, Rows<Sale> sales) => throw null!;", "score", "model", out var pipeline);

        Assert.Equal((WireKind.Champion, "demand", null), (input.Kind, input.Of, input.Step));
        Assert.Contains("champion_demand", pipeline.Steps[^1].Parameters);
        Assert.DoesNotContain(pipeline.Steps, static step => step.Kind is StepKind.Gate or StepKind.Deploy);
    }

    [Fact]
    public void Only_a_model_with_a_gate_gets_one()
    {
        var pipeline = Read("[Step] public static Price Fit(Rows<Sale> sales) => throw null!;");

        Assert.DoesNotContain(pipeline.Steps, static step => step.Kind is StepKind.Gate or StepKind.Deploy);
    }

    [Fact]
    public void A_gate_judges_the_rows_that_the_metrics_were_computed_on()
    {
        var pipeline = Read("""
            [Step] public static (Rows<Daily> train, Rows<Daily> test) Split(Rows<Sale> sales) => throw null!;
            [Step] public static Demand Fit([From(nameof(Split), "train")] Rows<Daily> rows) => throw null!;
            [Step] public static Metrics Judge(Demand model, Rows<Article> articles, [From(nameof(Split), "test")] Rows<Daily> rows) => throw null!;
            """);

        var gate = pipeline.Steps.Single(static step => step.Kind == StepKind.Gate);
        Assert.Equal(["model", "evaluation", "metrics"], gate.Inputs.Select(static input => input.Name));
        Assert.Equal(("split", "test"), (gate.Inputs[1].Step, gate.Inputs[1].Output));
        Assert.Equal(["fit", "judge", "split"], gate.After);
        Assert.Equal(["champion_demand"], gate.Parameters);
        var deploy = pipeline.Steps.Single(static step => step.Kind == StepKind.Deploy);
        Assert.Equal(["model", "evaluation", "training", "verdict"], deploy.Inputs.Select(static input => input.Name));
        Assert.Equal(("split", "train"), (deploy.Inputs[2].Step, deploy.Inputs[2].Output));
        Assert.Equal(["fit", "gate-demand", "split"], deploy.After);
    }

    [Fact]
    public void Several_outputs_of_a_type_are_ambiguous()
    {
        var problem = Problem("""
            [Step] public static (Rows<Daily> train, Rows<Daily> test) Split(Rows<Sale> sales) => throw null!;
            [Step] public static Metrics Count(Rows<Daily> days) => throw null!;
            """);

        Assert.Equal((PipelineProblemKind.WireAmbiguous, "Count", "days"), (problem.Kind, problem.Step, problem.Parameter));
        Assert.Equal(["Rows<Shop.Daily>", "Split.train", "Split.test"], problem.Arguments);
    }

    [Theory]
    [InlineData("Rows<Daily> days", "Rows<Shop.Daily>")]
    [InlineData("Metrics metrics", "Assay.Metrics")]
    public void What_nothing_makes_is_missing(string parameter, string type)
    {
        var problem = Problem($"[Step] public static void Read({parameter}) => throw null!;");

        Assert.Equal(PipelineProblemKind.WireMissing, problem.Kind);
        Assert.Equal([type], problem.Arguments);
    }

    [Fact]
    public void Steps_that_wait_for_each_other_are_a_cycle()
    {
        var problem = Problem("""
            [Step] public static Rows<Daily> A(Rows<Forecast> rows) => throw null!;
            [Step] public static Rows<Forecast> B(Price model) => throw null!;
            [Step] public static Price C(Rows<Daily> rows) => throw null!;
            """);

        Assert.Equal(PipelineProblemKind.Cycle, problem.Kind);
        Assert.Equal(["A", "B", "C", "A"], problem.Arguments);
    }

    [Theory]
    [InlineData("""[From("Nobody")] Rows<Daily> days""", PipelineProblemKind.FromUnknownStep, "Nobody")]
    [InlineData("""[From(nameof(Split), "tset")] Rows<Daily> days""", PipelineProblemKind.FromUnknownOutput, "Split,tset,train,test")]
    [InlineData("""[From(nameof(Split), "test")] Rows<Forecast> days""", PipelineProblemKind.FromOtherType, "Split.test,Rows<Shop.Daily>,Rows<Shop.Forecast>")]
    [InlineData("""[From(nameof(Split))] Rows<Daily> days""", PipelineProblemKind.WireAmbiguous, "Rows<Shop.Daily>,Split.train,Split.test")]
    [InlineData("""[From(nameof(Split))] IMailer mailer""", PipelineProblemKind.FromOnService, "")]
    public void A_name_that_leads_nowhere_is_said_to(string parameter, object kind, string arguments)
    {
        var problem = Problem($$"""
            [Step] public static (Rows<Daily> train, Rows<Daily> test) Split(Rows<Sale> sales) => throw null!;
            [Step] public static void Read({{parameter}}) => throw null!;
            """);

        Assert.Equal(kind, problem.Kind);
        Assert.Equal(arguments, string.Join(",", problem.Arguments));
    }

    [Fact]
    public void A_gated_model_that_nobody_evaluates_is_refused()
    {
        var problem = Problem("[Step] public static Demand Fit(Rows<Sale> sales) => throw null!;");

        Assert.Equal((PipelineProblemKind.GateWithoutEvaluation, "Fit"), (problem.Kind, problem.Step));
        Assert.Equal(["demand", "Shop.Demand"], problem.Arguments);
    }

    [Fact]
    public void Two_candidates_of_one_model_are_refused()
    {
        var problem = Problem("""
            [Step] public static Demand A(Rows<Sale> sales) => throw null!;
            [Step] public static Demand B(Rows<Sale> sales) => throw null!;
            """);

        Assert.Equal(PipelineProblemKind.CandidateAmbiguous, problem.Kind);
        Assert.Equal(["demand", "A", "B"], problem.Arguments);
    }

    internal static PipelineModel Read(string steps) => Declarations.Pipeline(steps);

    private static PipelineProblem Problem(string steps) => Assert.Single(Read(steps).Problems);

    private static InputModel Input(string steps, string step, string input) => Input(steps, step, input, out _);

    private static InputModel Input(string steps, string step, string input, out PipelineModel pipeline)
    {
        pipeline = Read(steps);
        return pipeline.Steps.Single(one => one.Name == step).Inputs.Single(one => one.Name == input);
    }
}
