using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Assay.Analyzers.Tests.Verification;

/// <summary>How the project under test is set up: as a user's, but without a package from a registry.</summary>
internal static class UserProject
{
    public const string Usings = "global using System; global using System.Threading; global using System.Threading.Tasks;\n";

    private static readonly MetadataReference s_assay = MetadataReference.CreateFromFile(typeof(DatasetAttribute).Assembly.Location);

    private static readonly ReferenceAssemblies s_none = new("net10.0");

    public static IEnumerable<MetadataReference> References => [.. Net100.References.All, s_assay];

    public static void Prepare<TVerifier>(AnalyzerTest<TVerifier> test, bool withAssay = true)
        where TVerifier : IVerifier, new()
    {
        test.ReferenceAssemblies = s_none;
        Prepare(test.TestState, withAssay);
        test.SolutionTransforms.Add(static (solution, id) => solution
            .WithProjectParseOptions(id, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14).WithDocumentationMode(DocumentationMode.None))
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)));
    }

    public static void Prepare(ProjectState state, bool withAssay = true)
    {
        state.AdditionalReferences.AddRange(Net100.References.All);
        if (withAssay)
            state.AdditionalReferences.Add(s_assay);
        state.Sources.Add(("/0/Usings.cs", Usings));
    }
}
