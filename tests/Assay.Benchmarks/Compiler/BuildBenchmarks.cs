using System.Collections.Immutable;
using Assay.Analyzers;
using Assay.Generators;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assay.Benchmarks.Compiler;

/// <summary>The build of 500 annotated records, with generator and analyzers beside the same without.</summary>
[MemoryDiagnoser]
public class BuildBenchmarks
{
    private readonly Declarations _declarations = new(500);

    [Benchmark(Baseline = true)]
    public bool Without() => Emit(_declarations.Fresh());

    [Benchmark]
    public bool With_generator() => Emit(Generated());

    [Benchmark]
    public async Task<bool> With_generator_and_analyzers()
    {
        var compilation = Generated();
        var reports = compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new DeclarationAnalyzer())).GetAnalyzerDiagnosticsAsync();
        return Emit(compilation) && (await reports).IsEmpty;
    }

    private Compilation Generated()
    {
        CSharpGeneratorDriver.Create([new AssayGenerator().AsSourceGenerator()], parseOptions: Declarations.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(_declarations.Fresh(), out var whole, out _);
        return whole;
    }

    private static bool Emit(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        return compilation.Emit(assembly).Success;
    }
}
