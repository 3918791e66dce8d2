using System.Collections.Concurrent;
using Assay.Generators.ColumnLineage;
using Assay.Generators.Pipelines;
using Assay.Generators.Pipelines.Reading;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>Compiles declarations of pipelines for the reader.</summary>
internal static class PipelineRun
{
    /// <summary>A compilation of sources against .NET and Assay.</summary>
    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Shop",
        sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, s_parse, $"{i}.cs")),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>All pipelines of a compilation as the reader sees them.</summary>
    public static IReadOnlyList<PipelineModel> Read(CSharpCompilation compilation) =>
        [.. Types(compilation.Assembly.GlobalNamespace).Select(type => Read(type, compilation)).OfType<PipelineModel>()];

    /// <summary>The only pipeline of the sources, as the reader sees it.</summary>
    public static PipelineModel ReadOne(params IEnumerable<string> sources) => Assert.Single(Read(Compile(sources)));

    /// <summary>The pipeline of a case, as the reader sees it.</summary>
    public static PipelineModel ReadCase(string name) => s_cases.GetOrAdd(name, static name => ReadOne(PipelineSources.Case(name)));

    private static readonly ConcurrentDictionary<string, PipelineModel> s_cases = new(StringComparer.Ordinal);

    // Held for all compilations: they then share the symbols of .NET.
    private static readonly MetadataReference[] s_references = [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Rows<>).Assembly.Location)];

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14);

    private static PipelineModel? Read(INamedTypeSymbol type, CSharpCompilation compilation) => PipelineReader.Read(type, CancellationToken.None) is { } pipeline
        ? StepOrigins.Add(pipeline, type, new LineageReader(compilation), CancellationToken.None)
        : null;

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
                yield return type;
            foreach (var inner in Types(member))
                yield return inner;
        }
    }
}
