namespace Build.Tasks;

[TaskName("Build")]
[TaskDescription("Builds the solution; warnings are errors.")]
public sealed class BuildTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) => Dotnet.Build(context, Repository.Solution, context.BuildConfiguration);
}
