using Assay.Generators.Pipelines;
using Assay.Generators.Pipelines.Ir;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>A compiled pipeline is good; each single damage to it is found.</summary>
public class IrCheckerTests
{
    private static readonly IrPipeline s_good = IrBuilder.Build(PipelineRun.ReadCase("EvaluatedOnTheSource"), "shop");

    public static TheoryData<string> Cases => [.. PipelineSources.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_the_generator_makes_has_no_fault(string name)
    {
        var ir = IrBuilder.Build(PipelineRun.ReadCase(name), "shop");

        Assert.Empty(IrChecker.Faults(ir, IrYaml.Write(ir)));
    }

    [Fact]
    public void A_name_that_Argo_refuses_is_found() => AssertFault(s_good with { Name = "Shop" }, "'Shop' is no name");

    [Fact]
    public void A_long_description_is_found() => AssertFault(s_good with { Description = new string('x', 1025) }, "longer than 1024");

    [Fact]
    public void A_producer_that_is_not_waited_for_is_found() =>
        AssertFault(WithTask("evaluate", static task => task with { DependentTasks = ["admit-sales"] }), "reads 'fit' and doesn't wait for it");

    [Fact]
    public void A_task_that_waits_for_nobody_known_is_found() =>
        AssertFault(WithTask("fit", static task => task with { DependentTasks = ["admit-sales", "nobody"] }), "waits for 'nobody'");

    [Fact]
    public void A_task_that_waits_for_one_that_may_be_skipped_is_found() =>
        AssertFault(WithTask("evaluate", static task => task with { DependentTasks = [.. task.DependentTasks, "condition-1"] }), "which may be skipped");

    [Fact]
    public void Tasks_that_wait_for_each_other_are_found() =>
        AssertFault(WithTask("validate-sales", static task => task with { DependentTasks = ["admit-sales"] }), "wait for each other");

    [Fact]
    public void An_output_that_there_is_not_is_found() => AssertFault(
        WithTask("evaluate", static task => task with { Artifacts = [IrBinding.ToOutput("model", "fit", "modell")] }), "to fit 'modell', which there is not");

    [Fact]
    public void An_input_that_is_bound_to_another_type_is_found() => AssertFault(
        WithTask("admit-sales", static task => task with { Artifacts = [IrBinding.ToOutput("verdict", "validate-sales", "report")] }),
        "of type system.Artifact to one of type system.HTML");

    [Fact]
    public void An_input_that_is_left_unbound_is_found() =>
        AssertFault(WithTask("validate-sales", static task => task with { Parameters = [.. task.Parameters.Skip(1)] }), "unbound");

    [Fact]
    public void A_condition_on_what_the_task_is_not_given_is_found() => AssertFault(
        WithTask("condition-1", static task => task with { Condition = "inputs.parameter_values['Output'] == true" }), "reads 'Output'");

    [Fact]
    public void A_component_that_nobody_uses_is_found() => AssertFault(
        s_good with { Components = [.. s_good.Components, new IrComponent("comp-idle") { Executor = "exec-fit" }] }, "no task uses component 'comp-idle'");

    [Fact]
    public void Two_of_one_name_are_found() =>
        AssertFault(s_good with { Executors = [.. s_good.Executors, s_good.Executors[0]] }, "two are called 'exec-validate-sales'");

    [Theory]
    [InlineData("{{$.inputs.artifacts['nobody'].uri}}", "names nothing")]
    [InlineData("{{$.inputs.parameters['model']}}", "names nothing")]
    [InlineData("{{$.inputs.artifacts['model'].metadata}}", "nothing replaces")]
    [InlineData("{{$.inputs.artifacts[\"model\"].uri}}", "nothing replaces")]
    [InlineData("{{ $ }}", "nothing replaces")]
    [InlineData("{{$", "isn't closed")]
    public void A_placeholder_that_nothing_replaces_is_found(string word, string fault) =>
        AssertFault(WithExecutor("exec-evaluate", executor => executor with { Arguments = ["--executor-input", "{{$}}", word] }), fault);

    [Theory]
    [InlineData("{{$.inputs.artifacts['model'].uri}}")]
    [InlineData("{{$.outputs.artifacts['metrics'].path}}")]
    [InlineData("--x={{$.inputs.parameters['source_sales']}}")]
    public void A_placeholder_that_the_launcher_knows_is_taken(string word)
    {
        var ir = WithExecutor("exec-evaluate", executor => executor with { Arguments = ["{{$}}", word] });

        Assert.Empty(IrChecker.Faults(ir, IrYaml.Write(ir)));
    }

    [Fact]
    public void An_executor_that_is_not_given_its_inputs_is_found() =>
        AssertFault(WithExecutor("exec-fit", static executor => executor with { Arguments = [] }), "isn't given its inputs");

    [Fact]
    public void A_quantity_that_the_cluster_refuses_is_found() =>
        AssertFault(WithExecutor("exec-fit", static executor => executor with { Memory = "4GB" }), "'4GB' of memory");

    [Fact]
    public void A_default_of_another_type_is_found() => AssertFault(
        s_good with { Root = s_good.Root with { Parameters = [.. s_good.Root.Parameters, new IrParameter("x", "BOOLEAN") { Default = Constant.Of("true") }] } },
        "the default of 'x' is not of its type");

    [Fact]
    public void A_pipeline_that_a_cluster_cannot_hold_is_found() =>
        Assert.Contains(IrChecker.Faults(s_good, new string('x', 1_000_001)), static fault => fault.Contains("1000001 bytes", StringComparison.Ordinal));

    private static void AssertFault(IrPipeline damaged, string fault) =>
        Assert.Contains(IrChecker.Faults(damaged, ""), found => found.Contains(fault, StringComparison.Ordinal));

    private static IrPipeline WithTask(string name, Func<IrTask, IrTask> change)
    {
        Assert.Contains(s_good.Root.Tasks, task => task.Name == name);
        return s_good with { Root = s_good.Root with { Tasks = [.. s_good.Root.Tasks.Select(task => task.Name == name ? change(task) : task)] } };
    }

    private static IrPipeline WithExecutor(string label, Func<IrExecutor, IrExecutor> change)
    {
        Assert.Contains(s_good.Executors, executor => executor.Label == label);
        return s_good with { Executors = [.. s_good.Executors.Select(executor => executor.Label == label ? change(executor) : executor)] };
    }
}
