using System.Text;
using System.Text.RegularExpressions;
using Assay.Build.Artifacts;
using Assay.Generators.Tests.Driver;
using Assay.TestKit;
using Assay.TestKit.Snapshots;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Tests.Documentation;

/// <summary>
/// Fills the blocks of <c>docs/what-the-compiler-generates.md</c> from the generator and compares. Accepting snapshots writes the page.
/// </summary>
public partial class GeneratedCodePageTests
{
    private static readonly string s_page = RepositoryRoot.Path("docs/what-the-compiler-generates.md");

    [Fact]
    public void The_page_shows_what_is_generated()
    {
        var page = File.ReadAllText(s_page).ReplaceLineEndings("\n");
        var input = Blocks().Matches(page).Single(block => block.Groups["what"].Value == "input").Groups["text"].Value;
        var generation = Generation.Of(input);
        generation.AssertCompiles();

        var filled = Blocks().Replace(page, block => block.Groups["what"].Value == "input"
            ? block.Value
            : $"<!-- {block.Groups["what"].Value} -->\n```{block.Groups["language"].Value}\n{Content(generation, block.Groups["what"].Value)}\n```");

        if (filled != page && Environment.GetEnvironmentVariable(Snapshot.AcceptVariable) == "1")
            File.WriteAllText(s_page, page = filled);
        Assert.True(filled == page, $"{s_page} is out of date. To accept: {Snapshot.AcceptVariable}=1 dotnet test\n\n{TextDiff.Render(page, filled)}");
    }

    private static string Content(Generation generation, string what)
    {
        var (kind, name) = (what.Split(": ")[0], what.Split(": ")[1]);
        return kind switch
        {
            "member" => Member(generation.File("Weather.Reading"), name),
            "file" => generation.File(name).TrimEnd('\n'),
            "artifact" => Artifact(generation, name),
            _ => throw new ArgumentException($"A block is input, member, file or artifact; found '{kind}'.", nameof(what)),
        };
    }

    private static string Member(string file, string path)
    {
        var type = path.Split('.')[0];
        var name = path[(type.Length + 1)..];
        var declaration = CSharpSyntaxTree.ParseText(file, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14)).GetRoot()
            .DescendantNodes().OfType<ClassDeclarationSyntax>().Single(known => known.Identifier.ValueText == type);
        var member = declaration.Members.OfType<MethodDeclarationSyntax>().Single(method => method.Identifier.ValueText == name);
        var lines = member.ToFullString().Trim('\n', '\r').Split('\n').Select(line => line.TrimEnd()).ToList();
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length < indent ? line : line[indent..])).Trim('\n', ' ');
    }

    private static string Artifact(Generation generation, string path)
    {
        using var image = new MemoryStream();
        Assert.True(generation.AssertCompiles().Emit(image).Success);
        image.Position = 0;
        var artifacts = ManifestFile.Merge(AssemblyContents.Read(image), _ => "Reading.cs");
        return Assert.Single(artifacts, artifact => artifact.Path == path).Text.TrimEnd('\n');
    }

    [GeneratedRegex(@"<!-- (?<what>[^>]+) -->\n```(?<language>[a-z]+)\n(?<text>.*?)\n?```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
