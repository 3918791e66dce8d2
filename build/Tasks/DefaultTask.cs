namespace Build.Tasks;

/// <summary>What <c>./build.sh</c> alone does.</summary>
[TaskName("Default")]
[IsDependentOn(typeof(BuildTask))]
public sealed class DefaultTask : FrostingTask<BuildContext>;
