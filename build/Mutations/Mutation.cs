using System.Text.Json;
using Cake.Core.IO;

namespace Build.Mutations;

/// <summary>A rule's code broken in one place: tests must notice.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Tests">The class of the rule's tests: it is run, and so are tests whose names hold the id, as those of the rule's page.</param>
/// <param name="File">The file, from the repository's root.</param>
/// <param name="Find">Text that stands in it once.</param>
/// <param name="Replace">What is written instead.</param>
/// <param name="Broken">What the rule does wrong then.</param>
internal sealed record Mutation(string Rule, string Tests, string File, string Find, string Replace, string Broken)
{
    /// <summary>The folder of the project that is broken, from the repository's root: only that one is built anew.</summary>
    public string Project => string.Join('/', File.Split('/').Take(2));

    /// <summary>What names the tests that must notice.</summary>
    public string Filter => $"DisplayName~{Rule}|FullyQualifiedName~.{Tests}.";

    /// <summary>All that are kept in <c>build/Mutations/analyzers.json</c>.</summary>
    public static IReadOnlyList<Mutation> ReadAll() => JsonSerializer.Deserialize<Mutation[]>(
        System.IO.File.ReadAllText(Repository.Root.CombineWithFilePath("build/Mutations/analyzers.json").FullPath), JsonSerializerOptions.Web)!;

    /// <summary>The file's text as it is, and broken.</summary>
    /// <exception cref="CakeException">The text isn't there, or more than once.</exception>
    public (string Whole, string Broken) Apply(DirectoryPath root)
    {
        var text = System.IO.File.ReadAllText(root.CombineWithFilePath(File).FullPath);
        return text.Split(Find).Length == 2
            ? (text, text.Replace(Find, Replace, StringComparison.Ordinal))
            : throw new CakeException(2, $"{Rule}: '{Find}' stands {text.Split(Find).Length - 1} times in {File}, expected once: mend build/Mutations/analyzers.json.");
    }
}
