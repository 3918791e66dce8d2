using Build.Tests;
using Cake.Common.Diagnostics;
using Cake.Common.IO;
using Cake.Core.IO;

namespace Build.Mutations;

/// <summary>A copy of what is committed, in which rules are broken. It stays for the next time, so that little needs to be built.</summary>
internal sealed class MutantTree(BuildContext context)
{
    private const string Tests = "tests/Assay.Analyzers.Tests";

    private readonly DirectoryPath _root = Repository.Artifacts.Combine("mutants");

    private FilePath Project => _root.CombineWithFilePath($"{Tests}/Assay.Analyzers.Tests.csproj");

    /// <summary>Makes the copy, builds its tests, and demands that those of some edits are good while nothing is broken.</summary>
    /// <exception cref="CakeException">They aren't: that broken rules fail would tell nothing.</exception>
    public void Prepare(IReadOnlyList<Mutation> mutations)
    {
        if (context.DirectoryExists(_root))
        {
            Programs.Run(context, "git", _root, "fetch", "--quiet", "origin", "HEAD");
            Programs.Run(context, "git", _root, "reset", "--quiet", "--hard", "FETCH_HEAD");
        }
        else
        {
            Programs.Run(context, "git", Repository.Root, "clone", "--quiet", Repository.Root.FullPath, _root.FullPath);
        }

        Dotnet.Build(context, Project, context.BuildConfiguration);
        var run = Test(string.Join('|', mutations.Select(static one => one.Filter).Distinct()));
        context.Information("Unbroken: {0}", run.Report());
        if (run.Failures.Count > 0 || run.Passed == 0)
            throw new CakeException(2, "The rules' tests must pass before rules are broken: mend them, and commit that.");
    }

    /// <summary>Breaks a rule, runs its tests, and mends it again.</summary>
    public Verdict Try(Mutation mutation)
    {
        var name = mutation.Project[(mutation.Project.LastIndexOf('/') + 1)..];
        var source = _root.CombineWithFilePath(mutation.File).FullPath;
        var tested = _root.CombineWithFilePath($"{Tests}/bin/{context.BuildConfiguration}/net10.0/{name}.dll").FullPath;
        var (whole, broken) = mutation.Apply(_root);
        var assembly = File.ReadAllBytes(tested);
        try
        {
            File.WriteAllText(source, broken);
            if (Fault(mutation.Project, name) is { } fault)
            {
                context.Information("{0}", fault);
                return new Verdict(mutation, 0, 0, "doesn't compile");
            }

            File.Copy(_root.CombineWithFilePath($"{mutation.Project}/bin/{context.BuildConfiguration}/netstandard2.0/{name}.dll").FullPath, tested, overwrite: true);
            var run = Test(mutation.Filter);
            foreach (var failure in run.Failures)
                context.Verbose("  {0}", failure.Test);
            var count = run.Passed + run.Failures.Count;
            return new Verdict(mutation, run.Failures.Count, count, run.Ended ? "the run of its tests ended early" : count == 0 ? "has no test" : null);
        }
        finally
        {
            File.WriteAllText(source, whole);
            File.WriteAllBytes(tested, assembly);
        }
    }

    // Only the project that was changed, and only its compilation: what analyzers say of code that is broken on purpose doesn't matter.
    private string? Fault(string project, string name)
    {
        var settings = Programs.Settings(_root,
        [
            "msbuild", $"{project}/{name}.csproj", "-p:BuildProjectReferences=false", "-p:UseSharedCompilation=true", "-p:RunAnalyzers=false",
            "-p:TreatWarningsAsErrors=false", $"-p:Configuration={context.BuildConfiguration}", "-v:quiet", "-nologo", "-tl:off",
        ]);
        settings.RedirectStandardOutput = true;
        using var process = context.ProcessRunner.Start("dotnet", settings);
        process.WaitForExit();
        return process.GetExitCode() == 0 ? null : string.Join('\n', process.GetStandardOutput().Where(static line => line.Contains("error", StringComparison.Ordinal)));
    }

    private TestRun Test(string filter) => TestProject.Run(context, Project, _root.Combine("artifacts/tests"), filter);
}
