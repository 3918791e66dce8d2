namespace Assay.Validation.Batches;

internal static class WantedColumns
{
    /// <summary>
    /// The ordinals that a validation reads: columns with rules, and those of which a cell may turn out not to be of its type. A text
    /// column without rules can't fail in any way and is left unread.
    /// </summary>
    internal static IReadOnlyList<int> Of(DatasetDescriptor dataset, ValidationPurpose purpose)
    {
        var named = dataset.Rules.SelectMany(rule => rule.By is { } by ? rule.Columns.Append(by) : rule.Columns).ToHashSet(StringComparer.Ordinal);
        var wanted = new List<int>();
        for (var ordinal = 0; ordinal < dataset.Columns.Count; ordinal++)
        {
            var column = dataset.Columns[ordinal];
            if (purpose == ValidationPurpose.Scoring && column.KnownAfter is not null)
                continue;
            if (column.Type != ColumnType.String || !column.Nullable || named.Contains(column.Name))
                wanted.Add(ordinal);
        }

        return wanted;
    }
}
