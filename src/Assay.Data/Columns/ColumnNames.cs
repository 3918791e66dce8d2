using Assay.Data.Files;

namespace Assay.Data.Columns;

/// <summary>
/// Matches stored names with properties: <see cref="StoredAsAttribute"/>, else the exact name, else the same but for case, else snake_case.
/// </summary>
internal static class ColumnNames
{
    /// <summary>How well a stored name matches: 0 best; null for not at all.</summary>
    public static int? Rank(ColumnDescriptor column, string stored)
    {
        if (column.StoredAs is { } name)
            return string.Equals(stored, name, StringComparison.Ordinal) ? 0 : null;
        if (string.Equals(stored, column.Name, StringComparison.Ordinal))
            return 0;
        if (string.Equals(stored, column.Name, StringComparison.OrdinalIgnoreCase))
            return 1;
        return string.Equals(stored, column.StorageName, StringComparison.OrdinalIgnoreCase) ? 2 : null;
    }

    /// <summary>The place of a column among the stored names.</summary>
    /// <exception cref="SourceException">None matches, or two match equally well.</exception>
    public static int Find(string source, ColumnDescriptor column, IReadOnlyList<string> stored)
    {
        var best = -1;
        var bestRank = int.MaxValue;
        var rival = -1;
        for (var i = 0; i < stored.Count; i++)
        {
            if (Rank(column, stored[i]) is not { } rank || rank > bestRank)
                continue;
            rival = rank == bestRank ? best : -1;
            best = i;
            bestRank = rank;
        }

        if (best < 0)
            throw SourceFaults.MissingColumn(source, column, stored);
        return rival < 0 ? best : throw SourceFaults.Ambiguous(source, column, stored[rival], stored[best]);
    }
}
