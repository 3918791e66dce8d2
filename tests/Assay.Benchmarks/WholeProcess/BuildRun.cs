using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Assay.Benchmarks.Compiler;

namespace Assay.Benchmarks.WholeProcess;

/// <summary>
/// What a team waits for: <c>dotnet build</c> of a project of 500 records, without Assay's compiler parts, with the generator, and with analyzers
/// as well, by turns, through the compiler's server. Run with <c>-- whole-build [rounds]</c>.
/// </summary>
internal static class BuildRun
{
    private static readonly (string Name, string With)[] s_ways = [("without", ""), ("with generator", "generator"), ("with generator and analyzers", "all")];

    public static async Task<int> RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("assay-whole-build-").FullName;
        try
        {
            Write(folder);
            await DotnetAsync(folder, "restore", "-v", "q");
            var seconds = s_ways.ToDictionary(way => way.Name, _ => new List<double>(), StringComparer.Ordinal);
            for (var round = -1; round < rounds; round++)
            {
                foreach (var (name, with) in s_ways)
                {
                    var watch = Stopwatch.StartNew();
                    await DotnetAsync(folder, "build", "--no-restore", "-v", "q", "-t:Rebuild", "-p:UseSharedCompilation=true", $"-p:With={with}");
                    // The first round warms the compiler's server.
                    if (round >= 0)
                        seconds[name].Add(watch.Elapsed.TotalSeconds);
                }
            }

            var without = Median(seconds["without"]);
            foreach (var (name, _) in s_ways)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30} median {Median(seconds[name]):0.00} s, least {seconds[name].Min():0.00} s, ratio of medians {Median(seconds[name]) / without:0.00}"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string folder)
    {
        foreach (var (path, text) in new Declarations(500).Files)
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(path)), text);
        var compiler = Path.Combine(Metadata("RepositoryRoot"), "analyzers/Assay.CodeFixes/bin", Metadata("Configuration"), "netstandard2.0");
        string[] generator = ["Assay.Generators.dll", "Scriban.Signed.dll"];
        string[] analyzers = ["Assay.Analyzers.dll", "Assay.CodeFixes.dll"];
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Records.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup><Reference Include="{typeof(DatasetAttribute).Assembly.Location}" /></ItemGroup>
              <ItemGroup Condition="'$(With)' != ''">{Items(compiler, generator)}</ItemGroup>
              <ItemGroup Condition="'$(With)' == 'all'">{Items(compiler, analyzers)}</ItemGroup>
            </Project>
            """);
    }

    private static string Items(string folder, string[] files) => string.Concat(files.Select(file => $"<Analyzer Include=\"{Path.Combine(folder, file)}\" />"));

    private static string Metadata(string key) =>
        typeof(BuildRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task DotnetAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }
}
