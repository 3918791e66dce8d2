namespace Assay.Catalog.Site;

/// <summary>How a column comes of another, in words.</summary>
internal static class OriginWords
{
    /// <summary>OpenLineage's subtypes in words; those that others made up stay as they are.</summary>
    public static string Of(IReadOnlyList<string> how) => how.Count == 0 ? "somehow" : string.Join(", ", how.Select(Word).Distinct(StringComparer.Ordinal));

    private static string Word(string how) => how switch
    {
        "IDENTITY" => "as it is",
        "TRANSFORMATION" => "computed",
        "AGGREGATION" => "over several rows",
        "CONDITIONAL" => "by a condition",
        "FILTER" => "by a filter",
        "JOIN" => "by a join",
        "GROUP_BY" => "by grouping",
        "SORT" => "by order",
        "WINDOW" => "by a window",
        _ => how,
    };
}
