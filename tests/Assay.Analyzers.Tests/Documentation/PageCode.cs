using System.Collections.Immutable;
using Assay.Analyzers.Tests.Verification;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assay.Analyzers.Tests.Documentation;

/// <summary>The examples of rules' pages, compiled.</summary>
internal static class PageCode
{
    private static readonly CSharpCompilationOptions s_options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The first C# block under a heading.</summary>
    public static string Under(string heading, string page)
    {
        var block = File.ReadAllLines(page).SkipWhile(line => line != heading).SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```");
        var code = string.Join('\n', block);
        Assert.NotEmpty(code);
        return code;
    }

    /// <summary>The ids of the rules that fire; code that doesn't compile fails the test.</summary>
    public static Task<ImmutableArray<string>> DiagnosticsAsync(string code)
    {
        var compilation = Compile("using Assay;\n" + code, UserProject.References);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return AnalyzeAsync(compilation);
    }

    /// <summary>The ids of the rules that fire in a project without Assay, where nothing of it is known.</summary>
    public static Task<ImmutableArray<string>> DiagnosticsWithoutAssayAsync(string code) => AnalyzeAsync(Compile(code, Net100.References.All));

    private static CSharpCompilation Compile(string code, IEnumerable<MetadataReference> references)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);
        return CSharpCompilation.Create("Page", [CSharpSyntaxTree.ParseText(UserProject.Usings + code, options)], references, s_options);
    }

    private static async Task<ImmutableArray<string>> AnalyzeAsync(CSharpCompilation compilation)
    {
        var found = await compilation.WithAnalyzers([new DeclarationAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(static diagnostic => !diagnostic.IsSuppressed).Select(static diagnostic => diagnostic.Id)];
    }
}
