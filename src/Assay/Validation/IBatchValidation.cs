using Assay.CompilerServices;

namespace Assay;

/// <summary>Validates the batches of a dataset. Filled by the host; pipelines and versioning validate through it.</summary>
public interface IBatchValidation
{
    /// <summary>Validates one batch. A fault of the data ends in a failed verdict, not an exception.</summary>
    /// <param name="plan">The dataset.</param>
    /// <param name="batch">What to read.</param>
    /// <param name="asOf">The time that freshness is measured against.</param>
    /// <param name="purpose">Which rules count.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="SourceException">The environment is at fault: missing, unreadable or truncated.</exception>
    Task<Verdict> ValidateAsync(
        DatasetPlan plan, DatasetReference batch, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default);

    /// <summary>
    /// Validates every batch that a source falls into, and what holds over all of them. Where not overridden, the source is one batch.
    /// </summary>
    /// <param name="plan">The dataset.</param>
    /// <param name="reference">What to read.</param>
    /// <param name="asOf">The time that freshness is measured against.</param>
    /// <param name="purpose">Which rules count.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="SourceException">The environment is at fault: missing, unreadable or truncated.</exception>
    async Task<IReadOnlyList<Verdict>> ValidateAllAsync(
        DatasetPlan plan, DatasetReference reference, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default) =>
        [await ValidateAsync(plan, reference, asOf, purpose, cancellation).ConfigureAwait(false)];
}
