using Assay.CompilerServices;

namespace Assay;

/// <summary>The versions of datasets, as other rooms see them. Filled by the host from the versioning room.</summary>
public interface IDatasetVersions
{
    /// <summary>The version that a number, tag or <c>latest</c> means; null where there is none.</summary>
    Task<DatasetVersion?> FindAsync(string dataset, string reference, CancellationToken cancellation = default);

    /// <summary>The rows of a version.</summary>
    Rows<T> Open<T>(DatasetPlan<T> plan, string reference);

    /// <summary>All versions, newest first.</summary>
    Task<IReadOnlyList<DatasetVersion>> ListAsync(string dataset, CancellationToken cancellation = default);
}

/// <summary>A version of a dataset.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Version">The number, from 1.</param>
/// <param name="Kind"><see cref="VersionStrategy.Snapshot"/> or <see cref="VersionStrategy.Diff"/>.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="ContentHash">A hash of the rows that does not depend on their order.</param>
/// <param name="Created">When it was committed.</param>
/// <param name="Message">Why.</param>
public sealed record DatasetVersion(
    string Dataset, int Version, VersionStrategy Kind, long Rows, string ContentHash, DateTimeOffset Created, string? Message);
