using Assay.Analyzers;
using Assay.Generators;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assay.Benchmarks.Compiler;

/// <summary>
/// The build of annotated records as the command line does it, with generator and analyzers beside the same without. What the analyzers cost of
/// themselves is the difference between the rows of the same sources; what they cost over generated code grows with how much of that there is.
/// </summary>
[MemoryDiagnoser]
public class BuildBenchmarks
{
    private Declarations _declarations = null!;

    [Params(10, 500)]
    public int Records { get; set; }

    [GlobalSetup]
    public void Open() => _declarations = new Declarations(Records);

    [Benchmark(Baseline = true)]
    public Task<bool> Without() => EmitAsync(_declarations.Opened());

    [Benchmark]
    public Task<bool> Without_and_any_analyzer() => EmitAsync(_declarations.Opened(), new Silent());

    [Benchmark]
    public Task<bool> Without_generator_but_analyzers() => EmitAsync(_declarations.Opened(), new DeclarationAnalyzer());

    [Benchmark]
    public Task<bool> With_generator() => EmitAsync(Generated());

    [Benchmark]
    public Task<bool> With_generator_and_any_analyzer() => EmitAsync(Generated(), new Silent());

    [Benchmark]
    public Task<bool> With_generator_and_analyzers() => EmitAsync(Generated(), new DeclarationAnalyzer());

    private Compilation Generated()
    {
        CSharpGeneratorDriver.Create([new AssayGenerator().AsSourceGenerator()], parseOptions: Declarations.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(_declarations.Opened(), out var whole, out _);
        return whole;
    }

    // What fails, or is reported at length, costs something else.
    private static async Task<bool> EmitAsync(Compilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        var (success, reports) = await CommandLine.EmitAsync(compilation, [.. analyzers]);
        return success && reports.IsEmpty ? true : throw new InvalidOperationException($"{reports.Length} reports, the first: {reports.FirstOrDefault()}");
    }
}
