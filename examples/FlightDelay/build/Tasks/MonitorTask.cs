namespace FlightDelay.Build.Tasks;

[TaskName("Monitor")]
[TaskDescription("Monitoring: labels arrive, windows are judged against the frozen reference.")]
[IsDependentOn(typeof(ServeTask))]
public sealed class MonitorTask : FrostingTask<DemoContext>
{
    public override void Run(DemoContext context)
    {
        DemoContext.Chapter("5  Monitoring");
        DemoContext.Tell("The flights have landed. Their delays are joined with the predictions by the id that each answer carried.");
        context.AssayMonitorIngest("flight-delay-live", DemoContext.Workspace.CombineWithFilePath("labels.csv").FullPath, context.On<AssayMonitorIngestSettings>());

        DemoContext.Tell("Every day of May and June is a window, judged against what the champion was trained and evaluated on.");
        context.AssayMonitorRun("flight-delay-live", context.On<AssayMonitorRunSettings>(settings =>
        {
            settings.AsOf = DemoContext.EndOf(6);
            settings.AllowedExitCodes.Add(1);
        }));
        context.Note("windows and findings", DemoContext.Workspace.Combine("monitors").FullPath);
        context.Note("alerts", DemoContext.Workspace.Combine("alerts").FullPath);
    }
}
