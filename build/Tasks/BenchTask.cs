using Cake.Common;

namespace Build.Tasks;

[TaskName("Bench")]
[TaskDescription("Runs the benchmarks, all or those of --filter=PATTERN.")]
public sealed class BenchTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context) =>
        Dotnet.Run(
            context,
            "run", "--project", Repository.Root.Combine("tests/Assay.Benchmarks").FullPath, "-c", "Release", "-v", "quiet",
            "--", "--filter", context.Argument("filter", "*"), "--artifacts", Repository.Artifacts.Combine("benchmarks").FullPath);
}
