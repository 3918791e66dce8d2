using Assay.Versioning.Differences;
using Assay.Versioning.Records;

namespace Assay.Versioning;

/// <content>Comparisons.</content>
public sealed partial class VersionStore
{
    /// <summary>
    /// What differs between two versions. Of versions with a key memory holds the changed rows, of rows without one both versions.
    /// </summary>
    /// <exception cref="SourceException">There is no such version, it is gone, or a part of it is missing or damaged.</exception>
    public Task<VersionDiff> DiffAsync(string dataset, string from, string to, DiffOptions? options = null, CancellationToken cancellation = default)
    {
        var log = LogOf(dataset);
        return CompareAsync(log, new VersionSide(log, Demand(log, from)), new VersionSide(log, Demand(log, to)), options, cancellation);
    }

    /// <summary>What differs between a version and rows that are none, or two of these: files, or what a source holds now. Both are held in memory.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="from">The rows before.</param>
    /// <param name="to">The rows after.</param>
    /// <param name="options">How they are compared.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="SourceException">There is no such version, or rows can't be read.</exception>
    public Task<VersionDiff> DiffAsync(string dataset, DiffInput from, DiffInput to, DiffOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var log = LogOf(dataset);
        return CompareAsync(log, Side(log, from), Side(log, to), options, cancellation);
    }

    private static Task<VersionDiff> CompareAsync(VersionLog log, DiffSide from, DiffSide to, DiffOptions? options, CancellationToken cancellation) =>
        new VersionComparison(log, from, to, options ?? new()).RunAsync(cancellation);

    private static DiffSide Side(VersionLog log, DiffInput input) =>
        input.Rows is { } rows ? new RowsSide(rows, input.Name) : new VersionSide(log, Demand(log, input.Name));
}
