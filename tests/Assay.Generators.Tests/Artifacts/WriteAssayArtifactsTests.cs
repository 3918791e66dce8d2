using System.Collections;
using Assay.Build;
using Assay.Build.Artifacts;
using Assay.TestKit;
using Microsoft.Build.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Generators.Tests.Artifacts;

public sealed class WriteAssayArtifactsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Engine _engine = new();

    [Fact]
    public void Artifacts_are_written_and_a_second_time_left_alone()
    {
        Assert.True(Run(BuiltAssembly.Bytes));
        var files = Written();
        Assert.Contains("manifest.json", files);
        Assert.Contains("lineage/datasets/orders.json", files);
        var manifest = Path.Combine(_folder.Path, "assay", "manifest.json");
        var before = DateTime.UtcNow.AddDays(-1);
        File.SetLastWriteTimeUtc(manifest, before);

        Assert.True(Run(BuiltAssembly.Bytes));

        Assert.Equal(before, File.GetLastWriteTimeUtc(manifest));
        Assert.Equal(files, Written());
    }

    [Fact]
    public void What_is_no_longer_declared_is_deleted_and_what_others_put_there_is_kept()
    {
        Assert.True(Run(BuiltAssembly.Bytes));
        _folder.Write("assay/notes.md", "mine");

        Assert.True(Run(BuiltAssembly.Compile("[Dataset(\"orders\")] public partial record Order(int Id);")));

        Assert.Equal(["lineage/datasets/orders.json", "manifest.json", "notes.md"], Written());
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "assay", "lineage", "models")));
    }

    [Fact]
    public void Declarations_without_artifacts_say_that_the_generator_did_not_run()
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);
        var compilation = CSharpCompilation.Create(
            "Old",
            [CSharpSyntaxTree.ParseText("[Assay.Dataset(\"orders\")] public partial record Order(int Id);", parse)],
            [.. Basic.Reference.Assemblies.Net100.References.All, MetadataReference.CreateFromFile(typeof(DatasetAttribute).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);

        Assert.False(Run(image.ToArray()));

        var error = Assert.Single(_engine.Errors);
        Assert.Equal("ASY9001", error.Code);
        Assert.Contains("Order is declared", error.Message, StringComparison.Ordinal);
        Assert.Empty(Written());
    }

    [Fact]
    public void An_assembly_without_declarations_writes_nothing()
    {
        Assert.True(Run(BuiltAssembly.Compile("public class Nothing;")));

        Assert.Empty(Written());
        Assert.Empty(_engine.Errors);
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("a/../../outside.txt")]
    [InlineData("/outside.txt")]
    [InlineData("C:/outside.txt")]
    [InlineData("a\\\\b.txt")]
    [InlineData("")]
    public void A_path_that_leaves_the_folder_is_refused_before_anything_is_written(string path)
    {
        var assembly = BuiltAssembly.Compile(
            $"[assembly: System.Reflection.AssemblyMetadata(\"assay:good.txt\", \"x\")]\n[assembly: System.Reflection.AssemblyMetadata(\"assay:{path}\", \"x\")]"
                .Replace("\n", " ", StringComparison.Ordinal));

        Assert.False(Run(assembly));

        Assert.Contains("leaves", Assert.Single(_engine.Errors).Message, StringComparison.Ordinal);
        Assert.Empty(Written());
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_named()
    {
        Assert.False(Run([1, 2, 3]));

        Assert.Contains("Sample.dll", Assert.Single(_engine.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/project/sub/File.cs", "sub/File.cs")]
    [InlineData("/elsewhere/File.cs", "/elsewhere/File.cs")]
    [InlineData("/project2/File.cs", "/project2/File.cs")]
    [InlineData("/_/app/..File.cs", "..File.cs")]
    [InlineData("/_/other/File.cs", "/_/other/File.cs")]
    [InlineData("File.cs", "File.cs")]
    public void A_source_file_is_named_from_the_project(string file, string expected)
    {
        var mapped = new SourcePlaces("/src/app", [("/_/", "/src/")]);
        var plain = new SourcePlaces("/project", []);

        Assert.Equal(expected, (file.StartsWith("/_/", StringComparison.Ordinal) ? mapped : plain).Of(file));
    }

    public void Dispose() => _folder.Dispose();

    private bool Run(byte[] assembly)
    {
        var task = new WriteAssayArtifacts
        {
            BuildEngine = _engine,
            Assembly = _folder.Write("Sample.dll", assembly),
            OutputDirectory = Path.Combine(_folder.Path, "assay") + Path.DirectorySeparatorChar,
            ProjectDirectory = "/project",
            Stamp = _folder.File("obj/assay.stamp"),
        };
        return task.Execute();
    }

    private IReadOnlyList<string> Written() =>
        [.. _folder.Files().Where(file => file.StartsWith("assay/", StringComparison.Ordinal)).Select(file => file["assay/".Length..])];

    private sealed class Engine : IBuildEngine
    {
        public List<BuildErrorEventArgs> Errors { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "Sample.csproj";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

        public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogWarningEvent(BuildWarningEventArgs e) => Assert.Fail(e.Message);

        public void LogCustomEvent(CustomBuildEventArgs e)
        {
        }
    }
}
