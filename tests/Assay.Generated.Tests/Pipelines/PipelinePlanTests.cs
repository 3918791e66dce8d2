using Assay.CompilerServices;
using Assay.Generated.Tests.Declarations;
using Assay.TestKit;

namespace Assay.Generated.Tests.Pipelines;

/// <summary>The generated entry points, called as a runner calls them.</summary>
public class PipelinePlanTests
{
    private static readonly PipelinePlan s_plan =
        Assert.Single(AssayModules.All.Single(static module => module.Project == "generated-tests").Pipelines);

    [Fact]
    public void Its_descriptor_lists_every_step_producers_first() => Assert.Equal(
        ["validate-readings", "admit-readings", "split", "fit", "judge", "tell", "gate-threshold", "deploy-threshold"],
        s_plan.Descriptor.Steps.Select(static step => step.Name));

    [Fact]
    public void Its_compiled_form_is_the_file_that_the_build_wrote() => Assert.Equal(
        File.ReadAllText(RepositoryRoot.Path("tests/Assay.Generated.Tests/obj/assay/pipelines/train-threshold.yaml")), s_plan.Ir);

    [Fact]
    public async Task A_step_stores_each_element_of_its_tuple()
    {
        var step = new MemoryStep { Inputs = { ["readings"] = RowsOf.Memory([Samples.Good(1), Samples.Sparse(2), Samples.Good(3)]) } };

        await s_plan.RunStepAsync("split", step, CancellationToken.None);

        Assert.Equal(["train", "held_out"], step.Outputs.Keys);
        Assert.Equal(2, await ((Rows<Heat>)step.Outputs["train"]).CountAsync());
        Assert.Equal(1, await ((Rows<Heat>)step.Outputs["held_out"]).CountAsync());
    }

    [Fact]
    public async Task An_instance_step_sees_the_parameters()
    {
        var step = Fit("", "Grid");

        await s_plan.RunStepAsync("fit", step, CancellationToken.None);

        Assert.Equal(new Threshold(3.25), step.Outputs["model"]);
        Assert.Equal("Grid without a note", step.Remembered.Tags["how"]);
    }

    [Fact]
    public async Task A_text_that_may_be_null_is_null_only_where_it_is_empty()
    {
        var step = Fit("a note", "Halving");

        await s_plan.RunStepAsync("fit", step, CancellationToken.None);

        Assert.Equal("Halving a note", step.Remembered.Tags["how"]);
    }

    [Fact]
    public async Task A_value_that_the_enum_does_not_have_is_refused()
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => s_plan.RunStepAsync("fit", Fit("", "Luck"), CancellationToken.None));

        Assert.StartsWith("Parameter search is 'Luck'.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_and_metrics_travel_and_services_are_injected()
    {
        var board = new Board();
        var judge = new MemoryStep { Inputs = { ["model"] = new Threshold(0.75), ["rows"] = RowsOf.Memory<Heat>([]) } };
        await s_plan.RunStepAsync("judge", judge, CancellationToken.None);
        var tell = new MemoryStep { Inputs = { ["metrics"] = judge.Outputs["metrics"] }, Services = { [typeof(INoticeBoard)] = board } };

        await s_plan.RunStepAsync("tell", tell, CancellationToken.None);

        Assert.Equal(["auc 0.75"], board.Notices);
        Assert.Empty(tell.Outputs);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("gate-threshold")]
    public async Task A_step_that_is_no_method_is_refused(string name)
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => s_plan.RunStepAsync(name, new MemoryStep(), CancellationToken.None));

        Assert.StartsWith($"Pipeline 'train-threshold' has no step '{name}' that is a method.", thrown.Message, StringComparison.Ordinal);
    }

    private static MemoryStep Fit(string note, string search) => new()
    {
        Parameters = { ["steps"] = 3, ["start"] = 0.25, ["note"] = note, ["search"] = search },
        Inputs = { ["rows"] = RowsOf.Memory<Heat>([]) },
    };

    private sealed class Board : INoticeBoard
    {
        public List<string> Notices { get; } = [];

        public void Pin(string notice) => Notices.Add(notice);
    }
}
