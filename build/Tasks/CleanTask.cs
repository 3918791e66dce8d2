using Cake.Common.IO;

namespace Build.Tasks;

[TaskName("Clean")]
[TaskDescription("Deletes every bin and obj folder but this build's own, and artifacts/.")]
public sealed class CleanTask : FrostingTask<BuildContext>
{
    private static readonly string[] Rooms = ["src", "generators", "analyzers", "tests", "examples"];

    public override void Run(BuildContext context)
    {
        var settings = new DeleteDirectorySettings { Recursive = true, Force = true };
        foreach (var project in Rooms.SelectMany(room => context.GetFiles($"{Repository.Root}/{room}/**/*.csproj")))
        {
            foreach (var output in (string[])["bin", "obj"])
            {
                var folder = project.GetDirectory().Combine(output);
                if (context.DirectoryExists(folder))
                    context.DeleteDirectory(folder, settings);
            }
        }

        context.CleanDirectory(Repository.Artifacts);
    }
}
