namespace FlightDelay.Build.Tasks;

[TaskName("Version")]
[TaskDescription("Versioning: flights as snapshots, a corrected airport list as a difference.")]
[IsDependentOn(typeof(ValidateTask))]
public sealed class VersionTask : FrostingTask<DemoContext>
{
    public override void Run(DemoContext context)
    {
        DemoContext.Chapter("2  Versioning");
        DemoContext.Tell("The airport list is committed, then its corrected edition. Its policy is Diff, so the second version stores the changes alone.");
        context.AssayVersionCommit("airports", context.On<AssayVersionCommitSettings>(settings => settings.Message = "as published"));
        context.AssayVersionCommit("airports", context.On<AssayVersionCommitSettings>(settings =>
        {
            settings.Source = "data/corrections/airports.csv";
            settings.Message = "signs, names and codes corrected";
        }));
        DemoContext.Tell("What exactly changed:");
        context.AssayVersionDiff("airports", "1", "2", context.On<AssayVersionDiffSettings>());

        DemoContext.Tell("Flights come as monthly files that nobody edits: their policy is Snapshot.");
        context.AssayVersionCommit("flights", context.On<AssayVersionCommitSettings>(settings =>
        {
            settings.AsOf = DemoContext.EndOf(4);
            settings.Message = "January to April 2001";
        }));
        context.Note("dataset versions", DemoContext.Workspace.Combine("versions").FullPath);
    }
}
