using Build.Mutations;
using Build.Tests;
using Cake.Common;
using Cake.Common.Diagnostics;
using Cake.Common.IO;

namespace Build.Tasks;

[TaskName("Mutate")]
[TaskDescription("Breaks rules one by one in a copy of what is committed, and demands that tests notice; all or those of --rule=ASYnnnn.")]
public sealed class MutateTask : FrostingTask<BuildContext>
{
    private const string Analyzers = "analyzers/Assay.Analyzers";
    private const string Tests = "tests/Assay.Analyzers.Tests";

    public override void Run(BuildContext context)
    {
        var copy = Repository.Artifacts.Combine("mutants");
        if (context.DirectoryExists(copy))
            context.DeleteDirectory(copy, new DeleteDirectorySettings { Recursive = true, Force = true });
        Programs.Run(context, "git", Repository.Root, "clone", "--quiet", Repository.Root.FullPath, copy.FullPath);
        var project = copy.CombineWithFilePath($"{Tests}/Assay.Analyzers.Tests.csproj");
        Dotnet.Build(context, project, context.BuildConfiguration);
        var survived = 0;
        foreach (var mutation in Mutation.ReadAll().Where(one => context.Argument("rule", one.Rule) == one.Rule))
        {
            var file = copy.CombineWithFilePath(mutation.File).FullPath;
            var (whole, broken) = mutation.Apply(copy);
            File.WriteAllText(file, broken);
            var failed = Failures(context, copy, project, mutation);
            File.WriteAllText(file, whole);
            survived += failed == 0 ? 1 : 0;
            context.Information("{0} {1} | {2} | {3}", mutation.Rule, failed == 0 ? "SURVIVED" : "killed", mutation.Broken, $"{failed} tests fail");
        }

        if (survived > 0)
            throw new CakeException(1, $"{survived} broken rules were noticed by no test.");
    }

    private static int Failures(BuildContext context, Cake.Core.IO.DirectoryPath copy, Cake.Core.IO.FilePath project, Mutation mutation)
    {
        Dotnet.Run(
            context, copy, "msbuild", $"{Analyzers}/Assay.Analyzers.csproj", "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=true",
            "-p:TreatWarningsAsErrors=false", $"-p:Configuration={context.BuildConfiguration}", "-v:quiet", "-nologo", "-tl:off");
        context.CopyFile(
            copy.CombineWithFilePath($"{Analyzers}/bin/{context.BuildConfiguration}/netstandard2.0/Assay.Analyzers.dll"),
            copy.CombineWithFilePath($"{Tests}/bin/{context.BuildConfiguration}/net10.0/Assay.Analyzers.dll"));
        return TestProject.Run(context, project, copy.Combine("artifacts/tests"), $"DisplayName~{mutation.Rule}|FullyQualifiedName~.{mutation.Tests}.").Failures.Count;
    }
}
