using Assay.Generators;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Benchmarks.Compiler;

/// <summary>One record is edited: what the generator costs beside the compiler's own binding of the same declarations.</summary>
[MemoryDiagnoser]
public class EditBenchmarks
{
    private Declarations _declarations = null!;
    private GeneratorDriver _driver = null!;

    [Params(10, 500)]
    public int Records { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _declarations = new Declarations(Records);
        _driver = CSharpGeneratorDriver.Create([new AssayGenerator().AsSourceGenerator()], parseOptions: Declarations.ParseOptions).RunGenerators(_declarations.Fresh());
    }

    [Benchmark(Baseline = true)]
    public int The_compiler_binds_declarations() => _declarations.Edited().GetDeclarationDiagnostics().Length;

    [Benchmark]
    public GeneratorDriver The_generator_runs() => _driver.RunGenerators(_declarations.Edited());
}
