using Assay.Generators.Reading;

namespace Assay.Analyzers.Declarations;

/// <summary>Which dataset had a source first, by file and place.</summary>
internal sealed class DeclaredSources
{
    private readonly Dictionary<string, Declaration> _first = new(StringComparer.Ordinal);

    public static DeclaredSources Of(IEnumerable<Declaration> datasets)
    {
        var sources = new DeclaredSources();
        foreach (var dataset in Declaration.InOrder(datasets))
        {
            if (Key(dataset) is { } source && !sources._first.ContainsKey(source))
                sources._first.Add(source, dataset);
        }

        return sources;
    }

    /// <summary>The dataset that had a dataset's source before it; null where it was the first.</summary>
    public string? OwnerOf(Declaration dataset) => Key(dataset) is { } source && _first.TryGetValue(source, out var first) && first.Name != dataset.Name
        ? first.Name
        : null;

    private static string? Key(Declaration dataset)
    {
        if (dataset.Attribute.Named<string>("Source")?.Trim() is not { Length: > 0 } source)
            return null;
        return source.StartsWith("./", StringComparison.Ordinal) ? source.Substring(2) : source;
    }
}
