using System.Collections.Immutable;
using Assay.Analyzers;
using Assay.Generators;
using Assay.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assay.Corpus.Tests;

/// <summary>A project of the corpus, compiled as a user's would be: with generator and analyzers.</summary>
internal sealed class Project
{
    private static readonly CSharpParseOptions s_parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "Corpus",
        [CSharpSyntaxTree.ParseText("""
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            """, s_parse, "/project/Usings.cs")],
        // What these tests run on is what a project refers to: the framework, Assay and ML.NET.
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    private static readonly (string Name, string[] Files)[] s_examples =
    [
        ("FlightDelay", ["Airport.cs", "DelayFeatures.cs", "DelayModel.cs", "Flight.cs", "TrainDelay.cs"]),
        ("BikeDemand", ["DemandFeatures.cs", "DemandModel.cs", "RentalHour.cs", "TrainDemand.cs"]),
    ];

    private Project(string name, string[] sources) => (Name, Sources) = (name, sources);

    /// <summary>All projects: the examples, and what teams of other trades would write.</summary>
    public static IReadOnlyList<Project> All { get; } =
    [
        .. s_examples.Select(example => new Project(
            example.Name, [.. example.Files.Select(file => File.ReadAllText(RepositoryRoot.Path($"examples/{example.Name}/{file}")))])),
        .. Directory.GetFiles(RepositoryRoot.Path("tests/Assay.Corpus.Tests/Corpus"), "*.cs").Order(StringComparer.Ordinal)
            .Select(file => new Project(Path.GetFileNameWithoutExtension(file), [File.ReadAllText(file)])),
    ];

    public string Name { get; }

    public IReadOnlyList<string> Sources { get; }

    public static Project Of(string name) => All.Single(project => project.Name == name);

    /// <summary>The same project with other sources.</summary>
    public Project With(IEnumerable<string> sources) => new(Name, [.. sources]);

    // Compilations made of one another share what they know of their references.
    public CSharpCompilation Compile() => s_empty.AddSyntaxTrees(
        Sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, s_parse, $"/project/{Name}.{index}.cs")));

    /// <summary>Generates and analyzes.</summary>
    public async Task<Outcome> RunAsync()
    {
        var faults = new List<Exception>();
        var driver = CSharpGeneratorDriver.Create([new AssayGenerator().AsSourceGenerator()], parseOptions: s_parse).RunGeneratorsAndUpdateCompilation(Compile(), out var whole, out _);
        var analysis = whole.WithAnalyzers([new DeclarationAnalyzer()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (fault, _, _) =>
            {
                lock (faults)
                    faults.Add(fault);
            },
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false));
        var reports = await analysis.GetAnalyzerDiagnosticsAsync();
        if (driver.GetRunResult().Results[0].Exception is { } thrown)
            faults.Add(thrown);
        return new Outcome(whole, reports, faults);
    }
}

/// <summary>What came of a project.</summary>
/// <param name="Compilation">The project with what was generated.</param>
/// <param name="Reports">What the analyzers say.</param>
/// <param name="Faults">What generator and analyzers threw.</param>
internal sealed record Outcome(Compilation Compilation, ImmutableArray<Diagnostic> Reports, IReadOnlyList<Exception> Faults);
