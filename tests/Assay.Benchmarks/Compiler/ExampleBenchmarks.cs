using System.Reflection;
using Assay.Generators;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Benchmarks.Compiler;

/// <summary>
/// A line is typed in a file of the flights example, whose pipelines the generator reads bodies of: what it costs beside the compiler's own
/// binding of all bodies, which an editor does as well.
/// </summary>
[MemoryDiagnoser]
public class ExampleBenchmarks
{
    private static readonly string[] s_files = ["Airport.cs", "DelayFeatures.cs", "DelayModel.cs", "Flight.cs", "TrainDelay.cs"];

    private CSharpCompilation _compilation = null!;
    private GeneratorDriver _driver = null!;
    private string _text = "";
    private int _edits;

    [GlobalSetup]
    public void Open()
    {
        var root = typeof(ExampleBenchmarks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "RepositoryRoot").Value!;
        var sources = s_files.Select(file => File.ReadAllText(Path.Combine(root, "examples/FlightDelay", file))).ToList();
        _text = sources[0];
        var empty = CSharpCompilation.Create(
            "FlightDelay",
            [CSharpSyntaxTree.ParseText("global using System; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;", Declarations.ParseOptions)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _compilation = empty.AddSyntaxTrees(sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, Declarations.ParseOptions, $"/project/{s_files[index]}")));
        _driver = CSharpGeneratorDriver.Create([new AssayGenerator().AsSourceGenerator()], parseOptions: Declarations.ParseOptions).RunGenerators(_compilation);
    }

    [Benchmark(Baseline = true)]
    public int The_compiler_binds_all() => Edited().GetDiagnostics().Length;

    [Benchmark]
    public GeneratorDriver The_generator_runs() => _driver.RunGenerators(Edited());

    private CSharpCompilation Edited()
    {
        var edited = _compilation.SyntaxTrees[1];
        return _compilation.ReplaceSyntaxTree(edited, CSharpSyntaxTree.ParseText($"// {_edits++}\n{_text}", Declarations.ParseOptions, edited.FilePath));
    }
}
