namespace FlightDelay.Build.Tasks;

[TaskName("Train")]
[TaskDescription("Reproducibility and continuous integration: train, evaluate, gate, deploy.")]
[IsDependentOn(typeof(VersionTask))]
public sealed class TrainTask : FrostingTask<DemoContext>
{
    public override void Run(DemoContext context)
    {
        DemoContext.Chapter("3  Reproducibility, and the gate");
        DemoContext.Tell("The pipeline's Kubeflow file, emitted by the compiler, runs here as local processes: the same file that a cluster would run.");
        context.AssayRun("flight-delay-train", context.On<AssayRunSettings>(settings =>
        {
            settings.Data.Add("flights@1");
            settings.AsOf = DemoContext.EndOf(4);
        }));

        DemoContext.Tell("A second candidate, made bad on purpose: one tree that learns next to nothing. The gate must keep it out.");
        var bad = context.AssayRun("flight-delay-train", context.On<AssayRunSettings>(settings =>
        {
            settings.Data.Add("flights@1");
            settings.AsOf = DemoContext.EndOf(4);
            settings.Parameters["trees"] = "1";
            settings.Parameters["learning_rate"] = "0.001";
            settings.AllowedExitCodes.Add(1);
        }));
        DemoContext.MustRefuse(bad, "A candidate of one tree");
        context.Note("Kubeflow pipelines", DemoContext.Example.Combine("assay/pipelines").FullPath);
        context.Note("runs, metrics, models (MLflow's API)", DemoContext.Workspace.Combine("tracking").FullPath);
    }
}
