namespace FlightDelay.Build.Tasks;

[TaskName("Catalog")]
[TaskDescription("Catalog: everything above, for people who don't read code.")]
[IsDependentOn(typeof(MonitorTask))]
public sealed class CatalogTask : FrostingTask<DemoContext>
{
    public override void Run(DemoContext context)
    {
        DemoContext.Chapter("6  Catalog");
        DemoContext.Tell("Declarations and the events of everything that happened become a site with search and lineage, from raw file to monitor.");
        context.AssayCatalogBuild(context.On<AssayCatalogBuildSettings>());
        context.Note("catalog (open index.html)", DemoContext.Workspace.Combine("catalog").FullPath);
        context.Note("events (OpenLineage)", DemoContext.Workspace.Combine("events").FullPath);
    }
}
