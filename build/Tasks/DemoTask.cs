namespace Build.Tasks;

[TaskName("Demo")]
[TaskDescription("Builds, then runs the flights example through all six jobs by its own Cake build.")]
[IsDependentOn(typeof(BuildTask))]
public sealed class DemoTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) =>
        Dotnet.Run(
            context,
            "run", "--project", Repository.Example.Combine("build").FullPath, "-c", context.BuildConfiguration, "-v", "quiet",
            "--", "--target", "Demo", $"--configuration={context.BuildConfiguration}");
}
