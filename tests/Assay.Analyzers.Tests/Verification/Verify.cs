using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Assay.Analyzers.Tests.Verification;

/// <summary>
/// Checks one rule, the others off. The source marks where it fires: <c>{|ASY1002:…|}</c>, or <c>{|#0:…|}</c> with a result expected.
/// </summary>
internal static class Verify
{
    public static Task RuleAsync(string rule, string source, params DiagnosticResult[] expected) => RuleAsync(rule, [source], expected);

    public static Task RuleAsync(string rule, string[] sources, params DiagnosticResult[] expected) => RuleAsync(rule, sources, [], expected);

    /// <summary>Checks a rule in a project that refers to another one, called Library.</summary>
    public static Task RuleAsync(string rule, string source, string[] library, params DiagnosticResult[] expected) => RuleAsync(rule, [source], library, expected);

    /// <summary>Checks a rule in code that need not compile: half typed, or wrong in another way.</summary>
    public static Task TypedAsync(string rule, string source, params DiagnosticResult[] expected) => RuleAsync(rule, [source], [], expected, CompilerDiagnostics.None);

    private static async Task RuleAsync(
        string rule, string[] sources, string[] library, DiagnosticResult[] expected, CompilerDiagnostics compiler = CompilerDiagnostics.Errors)
    {
        var test = new CSharpAnalyzerTest<DeclarationAnalyzer, DefaultVerifier> { CompilerDiagnostics = compiler };
        UserProject.Prepare(test);
        foreach (var source in sources)
            test.TestState.Sources.Add("using Assay;\n" + source);
        if (library.Length > 0)
        {
            var other = test.TestState.AdditionalProjects["Library"];
            UserProject.Prepare(other);
            foreach (var source in library)
                other.Sources.Add(source);
            test.TestState.AdditionalProjectReferences.Add("Library");
        }

        test.TestState.ExpectedDiagnostics.AddRange(expected);
        test.DisabledDiagnostics.AddRange(Others(rule));
        await test.RunAsync();
    }

    /// <summary>Runs all rules on code that doesn't compile yet: none may throw.</summary>
    public static async Task UnfinishedAsync(string source)
    {
        var failures = new List<string>();
        var compilation = CSharpCompilation.Create(
            "Unfinished",
            [CSharpSyntaxTree.ParseText(UserProject.Usings + "using Assay;\n" + source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14))],
            UserProject.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (failure, _, _) => failures.Add(failure.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        await compilation.WithAnalyzers([new DeclarationAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(failures);
    }

    /// <summary>The same names without Assay, declared by somebody else: no rule may fire.</summary>
    public static async Task SilentWithoutAssayAsync(string source)
    {
        var test = new CSharpAnalyzerTest<DeclarationAnalyzer, DefaultVerifier>();
        UserProject.Prepare(test, withAssay: false);
        test.TestState.Sources.Add(source);
        await test.RunAsync();
    }

    /// <summary>Applies a fix; where the source has several marks, all at once as well.</summary>
    public static Task FixAsync<TFix>(string rule, string source, string mended, string? action = null)
        where TFix : CodeFixProvider, new() => Fixing<TFix>(rule, source, mended, action).RunAsync();

    private static CSharpCodeFixTest<DeclarationAnalyzer, TFix, DefaultVerifier> Fixing<TFix>(string rule, string source, string mended, string? action)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<DeclarationAnalyzer, TFix, DefaultVerifier> { CodeActionEquivalenceKey = action };
        UserProject.Prepare(test);
        UserProject.Prepare(test.FixedState);
        test.TestState.Sources.Add("using Assay;\n" + source);
        test.FixedState.Sources.Add("using Assay;\n" + mended);
        test.DisabledDiagnostics.AddRange(Others(rule));
        return test;
    }

    /// <summary>Applies a fix where results are expected at marks, before and after.</summary>
    public static async Task FixAsync<TFix>(string rule, string source, string mended, DiagnosticResult[] before, DiagnosticResult[] after)
        where TFix : CodeFixProvider, new()
    {
        var test = Fixing<TFix>(rule, source, mended, null);
        test.TestState.ExpectedDiagnostics.AddRange(before);
        test.FixedState.ExpectedDiagnostics.AddRange(after);
        await test.RunAsync();
    }

    /// <summary>A result at a mark of the source.</summary>
    public static DiagnosticResult Result(string rule, int mark, params object[] arguments) =>
        new DiagnosticResult(Descriptors.All.Single(one => one.Id == rule)).WithLocation(mark).WithArguments(arguments);

    private static IEnumerable<string> Others(string rule) => Descriptors.All.Select(one => one.Id).Where(id => id != rule);
}
