namespace Assay.Monitoring.References;

/// <summary>Exact counts of a column's values over frozen bins. Counts of parts of the data add up to those of the whole.</summary>
/// <param name="Bins">Per bin the number of values.</param>
/// <param name="Missing">Values that are null or no finite number.</param>
public sealed record ColumnCounts(IReadOnlyList<long> Bins, long Missing)
{
    /// <summary>All rows.</summary>
    public long Rows => Bins.Sum() + Missing;

    /// <summary>The counts of both parts together.</summary>
    /// <exception cref="ArgumentException">They are over other bins.</exception>
    public ColumnCounts Merge(ColumnCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Bins.Count != Bins.Count)
            throw new ArgumentException($"Counts over {other.Bins.Count} bins can't be added to counts over {Bins.Count}.", nameof(other));
        return new([.. Bins.Zip(other.Bins, (a, b) => a + b)], Missing + other.Missing);
    }

    /// <summary>The bins and, last, what is missing: what is compared.</summary>
    public long[] WithMissing() => [.. Bins, Missing];
}
