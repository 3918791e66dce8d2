using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Assay.CodeFixes.Refactorings;
using Assay.Generators;
using Basic.Reference.Assemblies;

namespace Assay.Analyzers.Tests.Verification;

/// <summary>Asks for the refactorings at a place of a file, and applies one, as an editor does.</summary>
internal static class RefactoringRun
{
    private const string Caret = "$$";

    private static readonly CSharpParseOptions s_parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    /// <summary>The titles of what is offered where <c>$$</c> stands.</summary>
    public static async Task<IReadOnlyList<string>> TitlesAsync(string source, bool withAssay = true)
    {
        using var workspace = new AdhocWorkspace();
        return [.. (await OfferedAsync(Open(workspace, source, withAssay), source)).Select(static action => action.Title)];
    }

    /// <summary>The file after the refactoring whose title begins so. What comes out compiles without a warning and is generated.</summary>
    public static async Task<string> ApplyAsync(string source, string title, params string[] others)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, source, withAssay: true, others);
        var action = (await OfferedAsync(document, source)).Single(one => one.Title.StartsWith(title, StringComparison.Ordinal));
        var operations = await action.GetOperationsAsync(default);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        await AssertGeneratedAsync(changed.Project);
        return (await changed.GetTextAsync()).ToString();
    }

    private static async Task AssertGeneratedAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        CSharpGeneratorDriver.Create(new AssayGenerator()).WithUpdatedParseOptions(s_parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var faults);
        Assert.Empty(faults);
        Assert.Empty(generated.GetDiagnostics().Where(static one => one.Severity >= DiagnosticSeverity.Warning));
        Assert.Contains(generated.SyntaxTrees, static tree => tree.FilePath.EndsWith(".Dataset.g.cs", StringComparison.Ordinal));
    }

    private static Document Open(AdhocWorkspace workspace, string source, bool withAssay, params string[] others)
    {
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "User", "User", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: s_parse,
            metadataReferences: withAssay ? UserProject.References : Net100.References.All));
        foreach (var other in others)
            project = project.AddDocument("Other.cs", other).Project;
        return project.AddDocument("Usings.cs", UserProject.Usings).Project.AddDocument("File.cs", source.Replace(Caret, "", StringComparison.Ordinal));
    }

    private static async Task<List<CodeAction>> OfferedAsync(Document document, string source)
    {
        var offered = new List<CodeAction>();
        var place = new TextSpan(source.IndexOf(Caret, StringComparison.Ordinal), 0);
        await new DeclareRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, place, offered.Add, default));
        return offered;
    }
}
