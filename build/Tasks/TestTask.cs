using Build.Tests;
using Cake.Common.Diagnostics;
using Cake.Common.IO;

namespace Build.Tasks;

[TaskName("Test")]
[TaskDescription("Runs every test project, two at a time; the last line is the sum.")]
[IsDependentOn(typeof(SetupTestsTask))]
[IsDependentOn(typeof(BuildTask))]
public sealed class TestTask(TestTally tally) : FrostingTask<BuildContext>
{
    private const int AtOnce = 2;

    public override void Run(BuildContext context)
    {
        var results = Repository.Artifacts.Combine("tests");
        context.CleanDirectory(results);
        var projects = context.GetFiles($"{Repository.Root}/tests/*.Tests/*.csproj").OrderBy(p => p.FullPath, StringComparer.Ordinal);
        Parallel.ForEach(projects, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, project =>
        {
            var run = TestProject.Run(context, project, results);
            tally.Add(run);
            lock (tally)
                context.Information("{0}", run.Report());
        });

        if (!tally.IsGood)
            throw new CakeException(1, tally.Passed + tally.Failed == 0 ? "No test ran." : $"{tally.Failed} tests failed.");
    }
}
