using Assay.Generators.Pipelines;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>Compiles declarations of pipelines: the symbols that the reader gets, and what comes of them.</summary>
internal static class PipelineRun
{
    /// <summary>A compilation of sources against .NET and Assay.</summary>
    public static CSharpCompilation Compile(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Shop",
        sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, s_parse, $"{i}.cs")),
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Rows<>).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>All pipelines of a compilation as the reader sees them.</summary>
    public static IReadOnlyList<PipelineModel> Read(CSharpCompilation compilation) =>
        [.. Types(compilation.Assembly.GlobalNamespace).Select(static type => PipelineReader.Read(type, CancellationToken.None)).OfType<PipelineModel>()];

    /// <summary>The only pipeline of the sources, as the reader sees it.</summary>
    public static PipelineModel ReadOne(params IEnumerable<string> sources) => Assert.Single(Read(Compile(sources)));

    /// <summary>Runs the generator, with tracked steps.</summary>
    public static GeneratorDriver Generate(CSharpCompilation compilation, out CSharpCompilation output)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new AssayGenerator().AsSourceGenerator()],
            parseOptions: s_parse,
            optionsProvider: new ProjectOptions("shop"),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var after = driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics);
        Assert.Empty(diagnostics);
        output = (CSharpCompilation)updated;
        return after;
    }

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14);

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
