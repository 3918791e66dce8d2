using Cake.Common.IO;

namespace FlightDelay.Build.Tasks;

[TaskName("Fresh")]
[TaskDescription("Begins with an empty workspace.")]
public sealed class FreshTask : FrostingTask<DemoContext>
{
    public override void Run(DemoContext context)
    {
        if (context.DirectoryExists(context.Workspace))
            context.DeleteDirectory(context.Workspace, new DeleteDirectorySettings { Recursive = true, Force = true });
    }
}
