namespace Build.Tasks;

[TaskName("Restore")]
[TaskDescription("Restores the packages of the solution.")]
public sealed class RestoreTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) =>
        Dotnet.Run(context, "restore", Repository.Solution.FullPath, "-v", "quiet", "-nologo", "--tl:off");
}
