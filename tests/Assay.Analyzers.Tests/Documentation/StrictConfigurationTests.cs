using System.Text;
using Assay.Analyzers.Reporting;
using Assay.Analyzers.Tests.Verification;
using Assay.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assay.Analyzers.Tests.Documentation;

/// <summary>The configuration that a project takes with <c>AssayStrict</c>: advice warns, warnings stop the build.</summary>
public class StrictConfigurationTests
{
    private const string Path = "src/Assay.Build/build/assay.strict.editorconfig";

    [Fact]
    public void It_lifts_each_rule_by_one() => RepositoryFile.Match(Path, static _ =>
    {
        var file = new StringBuilder("# Written by a test from the rules: advice becomes a warning, a warning an error. A project takes it with <AssayStrict>true</AssayStrict>;\n")
            .Append("# what the project's own .editorconfig says of a rule counts more.\n")
            .Append("is_global = true\n\n");
        foreach (var rule in Descriptors.All.Where(static rule => rule.DefaultSeverity != DiagnosticSeverity.Error))
            file.Append("dotnet_diagnostic.").Append(rule.Id).Append(".severity = ").Append(rule.DefaultSeverity == DiagnosticSeverity.Info ? "warning" : "error").Append('\n');
        return file.ToString();
    });

    [Fact]
    public async Task Under_it_severities_change()
    {
        const string code = "using Assay; [Dataset(\"rows\")] public partial record Row(string Text);";

        Assert.Equal([("ASY1002", DiagnosticSeverity.Warning), ("ASY1003", DiagnosticSeverity.Info)], await AnalyzeAsync(code, strict: false));
        Assert.Equal([("ASY1002", DiagnosticSeverity.Error), ("ASY1003", DiagnosticSeverity.Warning)], await AnalyzeAsync(code, strict: true));
    }

    private static async Task<IEnumerable<(string Id, DiagnosticSeverity Severity)>> AnalyzeAsync(string code, bool strict)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        if (strict)
        {
            var file = RepositoryRoot.Path(Path);
            var configuration = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(await File.ReadAllTextAsync(file), file) });
            options = options.WithSpecificDiagnosticOptions(configuration.GlobalConfigOptions.TreeOptions);
        }

        var tree = CSharpSyntaxTree.ParseText(code, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14));
        var found = await CSharpCompilation.Create("Strict", [tree], UserProject.References, options).WithAnalyzers([new DeclarationAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return found.Where(static one => one.Id is "ASY1002" or "ASY1003").Select(static one => (one.Id, one.Severity)).OrderBy(static one => one.Id, StringComparer.Ordinal);
    }
}
