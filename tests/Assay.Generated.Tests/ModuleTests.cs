using Assay.CompilerServices;
using Assay.Generated.Tests.Declarations;
using Assay.TestKit;

namespace Assay.Generated.Tests;

public class ModuleTests
{
    private static readonly AssayModule s_module = AssayModules.All.Single(module => module.Project == "generated-tests");

    [Fact]
    public void A_program_registers_its_own_module() => Assert.Equal(
        ["airports", "crowded", "delay-features", "delay-predictions", "deliveries", "flights", "heat", "heat-answers", "measured", "readings", "scarce", "visits"],
        s_module.Datasets.Select(plan => plan.Descriptor.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_model_takes_requests_of_what_its_features_are_made_of()
    {
        var plan = AssayModules.Model<Threshold>();

        Assert.Equal(("heat", "heat-answers", "readings"), (plan.Descriptor.Input, plan.Descriptor.Output, plan.Descriptor.Request));
        var typed = Assert.IsType<ModelPlan<Threshold, Reading, Heat, HeatAnswer>>(plan, exactMatch: false);
        Assert.Equal(new Heat { Weight = 1.5f, Broken = true }, typed.ToFeatures(Samples.Good()));
    }

    [Fact]
    public void A_gate_without_a_number_has_none()
    {
        var gate = Assert.Single(AssayModules.Model<Threshold>().Descriptor.Gates);

        Assert.Equal(new GateDescriptor { Metric = "auc", AtLeast = 0.5, NotWorseThanChampionBy = 0.01 }, gate);
    }

    [Fact]
    public async Task A_model_is_loaded_by_its_own_method()
    {
        using var folder = new TempFolder();
        var plan = AssayModules.Model<Threshold>();
        await plan.SaveAsync(new Threshold(4.25), folder.Path, CancellationToken.None);

        Assert.Equal(new Threshold(4.25), await plan.LoadAsync(folder.Path, CancellationToken.None));
    }

    [Fact]
    public void A_monitor_is_described_with_its_window_in_seconds()
    {
        var monitor = Assert.Single(s_module.Monitors);

        Assert.Equal(("threshold-live", "threshold", 21600.0, "Watches the threshold."), (monitor.Name, monitor.Model, monitor.WindowSeconds, monitor.Documentation));
        Assert.Equal(new DriftDescriptor(0.02, 0.1, Severity.Error), monitor.Drift);
        Assert.Equal(
            [
                new PerformanceDescriptor { Metric = "auc", AtLeast = 0.4, Estimate = true },
                new PerformanceDescriptor { Metric = "log_loss", AtMost = 2, Severity = Severity.Info },
            ],
            monitor.Performance);
        Assert.Equal([new AlertRoute("mail", Severity.Info), new AlertRoute("slack", Severity.Warning)], monitor.Alerts);
    }
}
