using System.Buffers;
using Assay.CompilerServices;
using Assay.Data.Parquet;
using Assay.Validation.Batches;

namespace Assay.Validation.Quarantine;

/// <summary>
/// Sets the rows of a batch apart in two passes: the first finds every row that fails a rule of severity <see cref="Severity.Error"/> over
/// rows (needing some 100 bytes per failing row), the second writes failing and passing rows as Parquet beside each other. Each row goes to
/// one of them. What a rule over the whole batch says (row count, mean) is no row's fault and sets none apart.
/// </summary>
public sealed class RowQuarantine
{
    private static readonly SearchValues<char> s_wild = SearchValues.Create("*?;:<>|\"");
    private readonly IDatasetSources _sources;
    private readonly ReferenceSets _references;

    /// <summary>A quarantine of the datasets that <paramref name="sources"/> opens.</summary>
    /// <param name="sources">Opens datasets.</param>
    /// <param name="references">Which rows of other datasets references are checked against, by dataset; null for the declared sources.</param>
    public RowQuarantine(IDatasetSources sources, IReadOnlyDictionary<string, DatasetReference>? references = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        _sources = sources;
        _references = new(sources, references ?? new Dictionary<string, DatasetReference>(StringComparer.Ordinal));
    }

    /// <summary>
    /// Writes <c>NAME.failed.parquet</c> and <c>NAME.passed.parquet</c> into a folder, each whole when it appears. A file without rows is not written,
    /// and one of that name from before is deleted. Failing rows have four columns more: <c>_assay_rules</c> (the ids of the rules that the row
    /// fails, with a space between), <c>_assay_unread</c> (cells that are none of their type, as text), <c>_assay_source</c>, <c>_assay_row</c>.
    /// </summary>
    /// <param name="plan">The dataset.</param>
    /// <param name="batch">What to read.</param>
    /// <param name="folder">The folder; made where it is missing. Sensitive values are written as they are: it needs the protection of the source.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="SourceException">The rows can't be read, or the files not be written.</exception>
    public async Task<QuarantineOutcome> SeparateAsync(DatasetPlan plan, DatasetReference batch, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var rows = plan.Open(_sources, batch);
        var references = new List<object>();
        foreach (var rule in plan.CreateValidator(ValidationPurpose.Batch).References)
            references.Add(await _references.CollectAsync(rule, cancellation).ConfigureAwait(false));
        var failing = await FindAsync(plan, rows, references, cancellation).ConfigureAwait(false);
        var name = Path.Combine(folder, NameOf(rows.Identity));
        return await WriteAsync(plan, rows, failing, new(plan, failing, references), name, cancellation).ConfigureAwait(false);
    }

    private static async Task<FailingRows> FindAsync(DatasetPlan plan, Rows rows, List<object> references, CancellationToken cancellation)
    {
        var validator = plan.CreateValidator(ValidationPurpose.Batch);
        foreach (var (rule, set) in validator.References.Zip(references))
            rule.Expect(set);
        validator.Limit(new(BatchValidationOptions.DefaultMemoryLimit, Path.GetTempPath()));
        var failing = new FailingRows(validator);
        await foreach (var some in rows.ReadBatchesAsync(WantedColumns.Of(plan.Descriptor, ValidationPurpose.Batch), cancellation).ConfigureAwait(false))
            validator.Observe(some);
        validator.Complete();
        return failing;
    }

    private static async Task<QuarantineOutcome> WriteAsync(
        DatasetPlan plan, Rows rows, FailingRows failing, RowReasons reasons, string name, CancellationToken cancellation)
    {
        var dataset = plan.Descriptor;
        var (failedFile, passedFile) = (name + ".failed.parquet", name + ".passed.parquet");
        using var failed = new ParquetRowsWriter(dataset with { Columns = [.. dataset.Columns, .. ReasonedBatch.Columns] }, failedFile);
        using var passed = new ParquetRowsWriter(dataset, passedFile);
        await foreach (var batch in rows.ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
        {
            var fails = Enumerable.Range(0, batch.RowCount).ToLookup(row => failing.Contains(batch.Source, batch.PlaceOf(row)));
            if (fails[true].ToArray() is { Length: > 0 } bad)
                failed.Write(new ReasonedBatch(new SelectedBatch(batch, bad), dataset.Columns.Count, [.. bad.Select(row => reasons.Of(batch, row))]));
            if (fails[false].ToArray() is { Length: > 0 } good)
                passed.Write(good.Length == batch.RowCount ? batch : new SelectedBatch(batch, good));
        }

        cancellation.ThrowIfCancellationRequested();
        return new(Keep(failed, failedFile), failed.Rows, Keep(passed, passedFile), passed.Rows);
    }

    private static string? Keep(ParquetRowsWriter writer, string file)
    {
        if (writer.Rows > 0)
        {
            writer.Commit();
            return file;
        }

        if (File.Exists(file))
            File.Delete(file);
        return null;
    }

    private static string NameOf(RowsIdentity identity)
    {
        var place = identity.Location ?? identity.Name;
        var name = Path.GetFileNameWithoutExtension(place.Replace('\\', '/').TrimEnd('/'));
        return name.Length == 0 || name.AsSpan().ContainsAny(s_wild)
            ? identity.Name
            : name;
    }
}

/// <summary>What a quarantine wrote.</summary>
/// <param name="FailedFile">The file of the rows that fail; null where there are none.</param>
/// <param name="FailedRows">How many they are.</param>
/// <param name="PassedFile">The file of the rows that pass; null where there are none.</param>
/// <param name="PassedRows">How many they are.</param>
public sealed record QuarantineOutcome(string? FailedFile, long FailedRows, string? PassedFile, long PassedRows);
