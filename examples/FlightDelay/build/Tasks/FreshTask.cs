using Cake.Common.IO;

namespace FlightDelay.Build.Tasks;

[TaskName("Fresh")]
[TaskDescription("Begins with an empty workspace.")]
public sealed class FreshTask : FrostingTask<DemoContext>
{
    public override void Run(DemoContext context)
    {
        if (context.DirectoryExists(DemoContext.Workspace))
            context.DeleteDirectory(DemoContext.Workspace, new DeleteDirectorySettings { Recursive = true, Force = true });
    }
}
