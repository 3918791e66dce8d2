using System.Collections.Immutable;
using System.Globalization;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assay.Generators.Tests.Driver;

/// <summary>A run of the generator over sources, as the compiler would make it.</summary>
internal sealed class Generation
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using Assay;\n";

    private static readonly MetadataReference[] s_references =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(DatasetAttribute).Assembly.Location),
    ];

    private readonly CSharpParseOptions _parse;
    private readonly AnalyzerConfigOptionsProvider _options;

    private Generation(CSharpCompilation input, CSharpParseOptions parse, AnalyzerConfigOptionsProvider options)
    {
        Input = input;
        _parse = parse;
        _options = options;
        Driver = NewDriver();
    }

    public CSharpCompilation Input { get; private set; }

    public GeneratorDriver Driver { get; private set; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results[0];

    /// <summary>The generated files by their hint names.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>The one file whose name starts so.</summary>
    public string File(string start) => Assert.Single(Files, file => file.Key.StartsWith(start, StringComparison.Ordinal)).Value;

    public static Generation Of(string source, GenerationOptions? options = null) => Of([source], options);

    public static Generation Of(IReadOnlyList<string> sources, GenerationOptions? options = null)
    {
        options ??= new GenerationOptions();
        var parse = CSharpParseOptions.Default.WithLanguageVersion(options.Language).WithDocumentationMode(options.Documentation);
        var trees = sources.Select((source, index) => CSharpSyntaxTree.ParseText(
            Usings + source, parse, string.Create(CultureInfo.InvariantCulture, $"/project/File{index}.cs")));
        var compilation = CSharpCompilation.Create(
            options.Assembly,
            trees,
            [.. s_references, .. options.References],
            new CSharpCompilationOptions(options.Kind, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999)
                .WithSpecificDiagnosticOptions(options.Suppressed.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))));
        var generation = new Generation(compilation, parse, new PropertyProvider(options.Properties));
        generation.Run();
        return generation;
    }

    /// <summary>Replaces a source and runs again with what the first run cached.</summary>
    public void Replace(int index, string source)
    {
        var old = Input.SyntaxTrees[index];
        Input = Input.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(Usings + source, (CSharpParseOptions)old.Options, old.FilePath));
        Run();
    }

    /// <summary>Runs again over the same files with a driver that has cached nothing.</summary>
    public void Restart()
    {
        Driver = NewDriver();
        Run();
    }

    /// <summary>Demands that input and output compile without an error or a warning; gives the whole.</summary>
    public CSharpCompilation AssertCompiles()
    {
        Assert.Null(Result.Exception);
        Assert.Empty(Result.Diagnostics);
        var output = Input.AddSyntaxTrees(Result.GeneratedSources.Select(source => source.SyntaxTree));
        using var assembly = new MemoryStream();
        var emitted = output.Emit(assembly);
        var problems = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed);
        Assert.True(!problems.Any(), string.Join('\n', problems.Select(diagnostic => $"{diagnostic}\n    {Line(diagnostic)}")));
        return output;
    }

    /// <summary>The compiled whole as a reference for another compilation.</summary>
    public MetadataReference ToReference() => AssertCompiles().EmitToImageReference();

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";

    private GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new AssayGenerator().AsSourceGenerator()],
        additionalTexts: [],
        parseOptions: _parse,
        optionsProvider: _options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private void Run() => Driver = Driver.RunGenerators(Input);

    private sealed class PropertyProvider(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Properties(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            var found = values.TryGetValue(key, out var text);
            value = text ?? "";
            return found;
        }
    }
}

/// <summary>How a project is set up.</summary>
internal sealed record GenerationOptions
{
    public string Assembly { get; init; } = "Sample";

    public OutputKind Kind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    public DocumentationMode Documentation { get; init; } = DocumentationMode.None;

    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string> { ["build_property.AssayProject"] = "sample" };

    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    /// <summary>Ids that say nothing here: a file of usings has unused ones.</summary>
    public ImmutableArray<string> Suppressed { get; init; } = ["CS8019", "CS1591"];
}

internal static class CompilationExtensions
{
    public static MetadataReference EmitToImageReference(this Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
