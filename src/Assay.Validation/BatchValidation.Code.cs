using Apache.Arrow;
using Assay.Data;
using Assay.Validation.Sources;
using Microsoft.Data.Analysis;

namespace Assay.Validation;

/// <content>Rows that are at hand in code. The record must be marked <see cref="DatasetAttribute"/> or <see cref="ColumnsAttribute"/>.</content>
public sealed partial class BatchValidation
{
    /// <summary>Validates rows, whatever they come from, as one batch.</summary>
    /// <inheritdoc cref="ValidateAsync{T}(IAsyncEnumerable{T}, DateTimeOffset, ValidationPurpose, CancellationToken)"/>
    public Task<Verdict> ValidateAsync<T>(Rows<T> rows, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ValidateRowsAsync(rows.Plan, rows, new(asOf), purpose, whole: true, cancellation);
    }

    /// <summary>Validates rows in memory as one batch.</summary>
    /// <inheritdoc cref="ValidateAsync{T}(IAsyncEnumerable{T}, DateTimeOffset, ValidationPurpose, CancellationToken)"/>
    public Task<Verdict> ValidateAsync<T>(IEnumerable<T> rows, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ValidateAsync(RowsOf.Memory(rows), asOf, purpose, cancellation);
    }

    /// <summary>Validates rows that arrive one by one as one batch; only some thousand are in memory at a time. They are enumerated once.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="rows">The rows; a sample's row number is the place among them, from 1.</param>
    /// <param name="asOf">The time that freshness is measured against.</param>
    /// <param name="purpose">Which rules count.</param>
    /// <param name="cancellation">Stops between batches of rows.</param>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not marked.</exception>
    /// <exception cref="SourceException">A dataset that a rule refers to can't be read.</exception>
    public Task<Verdict> ValidateAsync<T>(IAsyncEnumerable<T> rows, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ValidateAsync(new Rows<T>(new StreamedRows<T>(rows)), asOf, purpose, cancellation);
    }

    /// <summary>Validates a data frame as one batch. Columns are matched by name and type as those of a file are.</summary>
    /// <inheritdoc cref="ValidateAsync{T}(IAsyncEnumerable{T}, DateTimeOffset, ValidationPurpose, CancellationToken)"/>
    public Task<Verdict> ValidateAsync<T>(DataFrame rows, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ValidateAsync(rows.ToRows<T>(), asOf, purpose, cancellation);
    }

    /// <summary>
    /// Validates Arrow record batches of one schema as one batch. Columns are matched by name and type as those of a file are. The record batches
    /// stay the caller's.
    /// </summary>
    /// <inheritdoc cref="ValidateAsync{T}(IAsyncEnumerable{T}, DateTimeOffset, ValidationPurpose, CancellationToken)"/>
    public Task<Verdict> ValidateAsync<T>(IReadOnlyList<RecordBatch> rows, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ValidateAsync(new Rows<T>(new RecordBatchRows<T>(rows)), asOf, purpose, cancellation);
    }
}
