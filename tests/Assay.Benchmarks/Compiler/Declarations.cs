using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Benchmarks.Compiler;

/// <summary>A project of many datasets, a file each, of twenty checked columns.</summary>
internal sealed class Declarations
{
    private const int Columns = 20;

    private readonly SyntaxTree _edited;
    private readonly CSharpCompilation _compilation;
    private int _edits;

    public Declarations(int records)
    {
        var trees = Enumerable.Range(0, records).Select(record => Parse(record, Record(record, greatest: 1000))).ToList();
        _edited = trees[0];
        _compilation = CSharpCompilation.Create(
            "Benchmark",
            trees,
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The files, by their paths.</summary>
    public IEnumerable<(string Path, string Text)> Files => _compilation.SyntaxTrees.Select(tree => (tree.FilePath, tree.ToString()));

    public static CSharpParseOptions ParseOptions { get; } = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    /// <summary>The project as it was opened; nothing of it is bound yet.</summary>
    public CSharpCompilation Fresh() => _compilation.Clone();

    /// <summary>The project as the command line meets it: its files are parsed anew, so that nothing can be remembered of them.</summary>
    public CSharpCompilation Opened() => _compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
        _compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), ParseOptions, tree.FilePath)));

    /// <summary>The project after an edit of one bound; nothing of it is bound yet.</summary>
    public CSharpCompilation Edited() => _compilation.ReplaceSyntaxTree(_edited, Parse(0, Record(0, greatest: 1001 + (_edits++ % 100))));

    private static SyntaxTree Parse(int record, string text) =>
        CSharpSyntaxTree.ParseText(text, ParseOptions, string.Create(CultureInfo.InvariantCulture, $"/project/Record{record}.cs"));

    private static string Record(int record, int greatest)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            using Assay;
            namespace Benchmark;
            /// <summary>Record {{record}}.</summary>
            [Dataset("record-{{record}}", Owner = "measuring", Source = "data/{{record}}.csv"), RowCount(Min = 1)]
            public sealed partial record Record{{record}}
            {
                /// <summary>The key.</summary>
                [RowKey] public required int Key { get; init; }

            """);
        for (var column = 0; column < Columns; column++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                    /// <summary>Column {{column}}.</summary>
                    [Unit("mm"), InRange({{column}}, {{greatest}})] public required int Column{{column}} { get; init; }

                """);
        }

        return text.Append('}').ToString();
    }
}
