using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Generators.Tests.Driver;

/// <summary>What is remembered of declarations never outlives what they depend on: after any edit, the files are those of a fresh run.</summary>
public class MemoryTests
{
    private static readonly string[] s_files =
    [
        """
        using static Limits;
        namespace App;
        [Dataset("rows", Owner = "team", Source = "rows.csv"), RowCount(Min = Limits.Rows)]
        public sealed partial record Row : Base, IShared
        {
            [RowKey, InRange(0, Greatest)] public required int Id { get; init; }
            [Marked] public required Color Color { get; init; }
            public Part? Part { get; init; }
            [References<Place>(nameof(Place.Code))] public required string Place { get; init; }
        }
        """,
        "public static class Limits { public const int Rows = 3; public const int Greatest = 100; }",
        "namespace App; public enum Color { Red, Green }",
        "namespace App; public abstract record Base { [Unit(\"m\"), AtLeast(0)] public double Length { get; init; } }",
        "namespace App; public interface IShared { [KnownAfter(\"the end\")] string Place { get; } }",
        "namespace App; [Columns(\"part\")] public sealed partial record Part { [LengthBetween(1, 5)] public required string Name { get; init; } }",
        "namespace App; [Dataset(\"places\", Source = \"places.csv\")] public sealed partial record Place { [RowKey] public required string Code { get; init; } }",
        "[AttributeUsage(AttributeTargets.Property)] public sealed class MarkedAttribute : Attribute;",
        """
        namespace App;
        [Columns("made")]
        public sealed partial record Made
        {
            public required int Id { get; init; }
            public required double Twice { get; init; }
            [Features] public static IEnumerable<Made> From(Rows<Row> rows) { foreach (var row in rows.Kept()) yield return Making.Of(row); }
        }
        """,
        "namespace App; public static class Making { public static Made Of(Row row) => new() { Id = row.Id, Twice = row.Length * 2 }; }",
        "namespace App; public static class Keeping { public static IEnumerable<Row> Kept(this Rows<Row> rows) => []; }",
        "namespace App; public static class Nothing { public static int Zero => 0; }",
    ];

    public static TheoryData<int, string, string> Edits { get; } = new()
    {
        { 0, "0, Greatest", "1, Greatest" },
        { 1, "Greatest = 100", "Greatest = 101" },
        { 1, "Rows = 3", "Rows = 4" },
        { 1, "Greatest = 100;", "Greatest = 100; public sealed class Color;" },
        { 2, "Green", "Blue" },
        { 2, "namespace App; ", "" },
        { 2, "enum Color { Red, Green }", "enum Colour { Red, Green }" },
        { 3, "\"m\"", "\"km\"" },
        { 3, "double Length", "float Length" },
        { 4, "the end", "the start" },
        { 5, "\"part\"", "\"piece\"" },
        { 5, "string Name", "string Title" },
        { 6, "\"places\"", "\"sites\"" },
        { 6, "string Code", "int Code" },
        { 7, "sealed class MarkedAttribute : Attribute", "sealed class MarkedAttribute() : SensitiveAttribute" },
        { 9, "row.Length * 2", "row.Id * 2" },
        { 9, "public static Made Of", "public static Made Off(Row row) => throw new InvalidOperationException(); public static Made Of" },
        { 10, "this Rows<Row> rows", "Rows<Row> rows" },
        { 11, "public static class Nothing", "public enum Color { A } public static class Nothing" },
        { 11, "public static class Nothing", "public sealed class RequiredAttribute : Attribute; public static class Nothing" },
        { 11, "namespace App;", "global using Color = System.DayOfWeek; namespace App;" },
        { 11, "namespace App;", "namespace App.Limits;" },
        { 11, "int Zero => 0", "int Zero => 1" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void After_an_edit_and_after_taking_it_back_the_files_are_those_of_a_fresh_run(int file, string found, string instead)
    {
        var generation = Generation.Of(s_files);
        var before = generation.Files;
        var edited = (string[])s_files.Clone();
        edited[file] = edited[file].Replace(found, instead, StringComparison.Ordinal);
        Assert.NotEqual(s_files[file], edited[file]);

        generation.Replace(file, edited[file]);

        Assert.Equal(Generation.Of(edited).Files, generation.Files);
        generation.Replace(file, s_files[file]);
        Assert.Equal(before, generation.Files);
    }

    // With a driver of its own for each edit: the compiler's caches of outputs are not what is tried here.
    [Fact]
    public void The_files_are_those_of_a_fresh_run_while_tokens_come_and_go()
    {
        var random = new Random(7);
        var texts = (string[])s_files.Clone();
        var generation = Generation.Of(texts);
        for (var edit = 0; edit < 60; edit++)
        {
            var file = random.Next(texts.Length);
            var tokens = CSharpSyntaxTree.ParseText(s_files[file]).GetRoot().DescendantTokens().ToList();
            var token = tokens[random.Next(tokens.Count)];
            texts[file] = random.Next(3) == 0 ? s_files[file] : s_files[file].Remove(token.SpanStart, token.Span.Length);

            generation.Replace(file, texts[file]);
            generation.Restart();

            Assert.Null(generation.Result.Exception);
            var fresh = Generation.Of(texts).Files;
            var different = fresh.Keys.Union(generation.Files.Keys).Where(name => fresh.GetValueOrDefault(name) != generation.Files.GetValueOrDefault(name)).ToList();
            Assert.True(different.Count == 0, string.Create(
                CultureInfo.InvariantCulture,
                $"edit {edit}: without '{token.ValueText}' in file {file} these differ: {string.Join(", ", different)}\n{string.Join('\n', texts)}"));
        }
    }
}
