using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assay.Corpus.Tests;

/// <summary>
/// The SDK's analyzers with every rule a warning, as <c>AnalysisLevel=latest-all</c> has them, and more: generated files are analyzed as if a
/// person had written them.
/// </summary>
internal sealed class StrictestSettings : AnalyzerConfigOptionsProvider
{
    /// <summary>What the driver says of an analyzer that threw.</summary>
    private const string Thrown = "AD0001";

    // These count branches and uses: a record of many columns has many, and nobody reads what is generated of it.
    private static readonly string[] s_sizes = ["CA1501", "CA1502", "CA1505", "CA1506"];

    private static readonly Regex s_mark = new(@"\[global::System\.CodeDom\.Compiler\.GeneratedCode\([^)]*\)\]");

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = Load();

    private static readonly ImmutableDictionary<string, ReportDiagnostic> s_warnings = s_analyzers
        .SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id).Distinct().Except(s_sizes).ToImmutableDictionary(static id => id, static _ => ReportDiagnostic.Warn);

    /// <summary>The rules that are asked.</summary>
    public static IEnumerable<string> Rules => s_warnings.Keys;

    private StrictestSettings()
    {
    }

    public override AnalyzerConfigOptions GlobalOptions => WrittenByHand.Instance;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => WrittenByHand.Instance;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => WrittenByHand.Instance;

    /// <summary>What the SDK's analyzers say of the files that were generated. One that throws says so in a warning of its own.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> OfGeneratedAsync(Compilation compilation)
    {
        var options = ((CSharpCompilationOptions)compilation.Options).WithSpecificDiagnosticOptions(s_warnings);
        var reports = await WithoutMark(compilation).WithOptions(options)
            .WithAnalyzers(s_analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new StrictestSettings()), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();
        // What is asked of the assembly as a whole is its author's to answer.
        return [.. reports.Where(static report => report.Id == Thrown || (report.Location.SourceTree is { } tree && IsGenerated(tree)))];
    }

    private static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);

    // The attribute by which analyzers know generated code wherever it stands.
    private static Compilation WithoutMark(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees.Where(IsGenerated).ToList())
        {
            var text = s_mark.Replace(tree.GetText().ToString(), "");
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
        }

        return compilation;
    }

    private static ImmutableArray<DiagnosticAnalyzer> Load() =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "net-analyzers"), "*.dll").Order(StringComparer.Ordinal)
            .SelectMany(static file => new AnalyzerFileReference(file, Loader.Instance).GetAnalyzers(LanguageNames.CSharp)),
    ];

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public static readonly Loader Instance = new();

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }

    /// <summary>Says of a file that it isn't generated, and nothing else.</summary>
    private sealed class WrittenByHand : AnalyzerConfigOptions
    {
        public static readonly WrittenByHand Instance = new();

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "generated_code" ? "false" : null;
            return value is not null;
        }
    }
}
