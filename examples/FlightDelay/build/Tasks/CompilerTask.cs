using Cake.Common;
using Cake.Common.IO;
using Cake.Core.IO;

namespace FlightDelay.Build.Tasks;

[TaskName("Compiler")]
[TaskDescription("The compiler objects to a copy of the example whose RowCount was deleted.")]
[IsDependentOn(typeof(CatalogTask))]
public sealed class CompilerTask : FrostingTask<DemoContext>
{
    private const string Rule = "ASY1013";

    public override void Run(DemoContext context)
    {
        DemoContext.Chapter("7  While typing");
        DemoContext.Tell("A copy of the example without [RowCount] and MaxAge: an empty or stale file would pass now. The compiler says so.");
        var copy = DemoContext.Workspace.Combine("without-row-count");
        context.EnsureDirectoryExists(copy);
        foreach (var file in context.GetFiles(DemoContext.Example.FullPath + "/*.cs"))
            context.CopyFileToDirectory(file, copy);
        var flight = copy.CombineWithFilePath("Flight.cs").FullPath;
        File.WriteAllLines(flight, File.ReadAllLines(flight).Where(line => !line.Contains("[RowCount", StringComparison.Ordinal)).Select(WithoutMaxAge));

        context.StartProcess("dotnet", BuildOf(context, copy), out var output);
        var warning = output.FirstOrDefault(line => line.Contains(Rule, StringComparison.Ordinal))
            ?? throw new CakeException($"The compiler did not report {Rule}:{Environment.NewLine}{string.Join(Environment.NewLine, output.TakeLast(5))}");
        Console.WriteLine();
        var project = warning.LastIndexOf(" [", StringComparison.Ordinal);
        Console.WriteLine("  " + warning[..project][warning.LastIndexOf("Flight.cs", warning.IndexOf(Rule, StringComparison.Ordinal), StringComparison.Ordinal)..]);
    }

    private static string WithoutMaxAge(string line) => line.Replace("MaxAge = \"45d\", ", "", StringComparison.Ordinal);

    // The example's own project file, pointed at the copied sources.
    private static ProcessSettings BuildOf(DemoContext context, DirectoryPath copy) => new()
    {
        Arguments = new ProcessArgumentBuilder()
            .Append("build").AppendQuoted(DemoContext.Example.CombineWithFilePath("FlightDelay.csproj").FullPath)
            .Append("-c").Append(context.BuildConfiguration).Append("-v").Append("minimal").Append("--no-restore").Append("--no-dependencies").Append("-t:Compile")
            .AppendQuoted($"-p:FlightSources={copy.FullPath}/"),
        RedirectStandardOutput = true,
        WorkingDirectory = DemoContext.Example,
    };
}
