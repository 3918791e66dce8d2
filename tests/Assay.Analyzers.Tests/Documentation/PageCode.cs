using System.Collections.Immutable;
using Assay.Analyzers.Tests.Verification;
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
    public static async Task<ImmutableArray<string>> DiagnosticsAsync(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(UserProject.Usings + "using Assay;\n" + code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14));
        var compilation = CSharpCompilation.Create("Page", [tree], UserProject.References, s_options);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var found = await compilation.WithAnalyzers([new DeclarationAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.Select(diagnostic => diagnostic.Id)];
    }
}
