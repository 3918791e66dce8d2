using System.Globalization;
using Assay.Analyzers.Declarations;
using Assay.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assay.Analyzers.Tests.Cost;

/// <summary>What keeps the rules cheap: nothing is bound for them that the compiler doesn't bind anyway, and each record is read once.</summary>
public class CostTests
{
    private const int Columns = 20;

    // Of 20 columns it takes half of that, so a second reading shows.
    private const long BytesOfRecord = 850_000;

    [Fact]
    public async Task Types_are_all_that_the_compiler_is_asked_to_show()
    {
        var analyzer = new DeclarationAnalyzer();
        var seen = await Compile(Record()).WithAnalyzers([analyzer]).GetAnalyzerTelemetryInfoAsync(analyzer, default);

        Assert.Equal((1, 1, true), (seen.CompilationStartActionsCount, seen.SymbolActionsCount, seen.Concurrent));
        // Each of these makes the compiler look at the project's code for us, body by body, at every key stroke.
        Assert.Equal(0, seen.SyntaxNodeActionsCount + seen.SyntaxTreeActionsCount + seen.SemanticModelActionsCount + seen.OperationActionsCount + seen.OperationBlockActionsCount
            + seen.OperationBlockStartActionsCount + seen.CodeBlockActionsCount + seen.CodeBlockStartActionsCount + seen.SymbolStartActionsCount + seen.CompilationEndActionsCount);
    }

    [Fact]
    public async Task What_is_generated_is_not_looked_at()
    {
        const string source = "[Assay.Dataset(\"No name\")] public record Row(int Id);";

        Assert.NotEmpty(await ReportsAsync(source, "/0/Row.cs"));
        Assert.Empty(await ReportsAsync(source, "/0/Row.g.cs"));
    }

    [Fact]
    public void A_record_is_read_once()
    {
        var compilation = Compile(Record());
        var type = compilation.GetTypeByMetadataName("Row")!;
        var reports = new List<Diagnostic>();
        // The first time binds attributes and prepares what lasts.
        Examine(compilation, type, reports);
        reports.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Examine(compilation, type, reports);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Empty(reports);
        Assert.True(bytes < BytesOfRecord, string.Create(CultureInfo.InvariantCulture, $"a record of {Columns} columns took {bytes:N0} bytes"));
    }

#pragma warning disable CS0618 // The driver makes one for itself, on a thread of its own whose bytes nobody counts.
    private static void Examine(Compilation compilation, INamedTypeSymbol type, List<Diagnostic> reports)
    {
        var attributes = DeclarationAttributes.Resolve(compilation)!;
        DeclarationAnalyzer.Examine(
            new SymbolAnalysisContext(type, compilation, new AnalyzerOptions([]), reports.Add, static _ => true, default), attributes, new DeclarationIndex(compilation, attributes));
    }
#pragma warning restore CS0618

    private static async Task<IReadOnlyList<Diagnostic>> ReportsAsync(string source, string path) =>
        await Compile(source, path).WithAnalyzers([new DeclarationAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    private static CSharpCompilation Compile(string source, string path = "/0/Row.cs") => CSharpCompilation.Create(
        "Cost",
        [CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14), path)],
        UserProject.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static string Record() => $$"""
        using Assay;
        /// <summary>A row.</summary>
        [Dataset("rows", Owner = "measuring", Source = "data/rows.csv"), RowCount(Min = 1)]
        public sealed partial record Row
        {
            /// <summary>The key.</summary>
            [RowKey] public required int Key { get; init; }
        {{string.Concat(Enumerable.Range(0, Columns - 1).Select(static column => string.Create(CultureInfo.InvariantCulture, $$"""

                /// <summary>Column {{column}}.</summary>
                [Unit("mm"), InRange({{column}}, 1000)] public required int Column{{column}} { get; init; }

            """)))}}
        }
        """;
}
