using System.Buffers;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Validation.Batches;

namespace Assay.Validation.Quarantine;

/// <summary>
/// Sets the rows of a batch apart in two passes: the first finds every row that fails a rule of severity <see cref="Severity.Error"/> over
/// rows (needing 8 bytes and the set's overhead per failing row), the second writes failing and passing rows as Parquet beside each other.
/// What a rule over the whole batch says (row count, mean) is no row's fault and sets none apart.
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

    /// <summary>Writes <c>NAME.failed.parquet</c> and <c>NAME.passed.parquet</c> into a folder; a file without rows is not written.</summary>
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
        var failing = await FindAsync(plan, rows, cancellation).ConfigureAwait(false);
        var name = NameOf(rows.Identity);
        var failed = await WriteAsync(rows, failing.Contains, Path.Combine(folder, name + ".failed.parquet"), failing.Any, cancellation).ConfigureAwait(false);
        var passed = await WriteAsync(
            rows, (source, row) => !failing.Contains(source, row), Path.Combine(folder, name + ".passed.parquet"), failing.Count < failing.Rows, cancellation).ConfigureAwait(false);
        return new(failed, failing.Count, passed, failing.Rows - failing.Count);
    }

    private async Task<FailingRows> FindAsync(DatasetPlan plan, Rows rows, CancellationToken cancellation)
    {
        var failing = new FailingRows();
        var validator = plan.CreateValidator(ValidationPurpose.Batch);
        foreach (var rule in validator.References)
            rule.Expect(await _references.CollectAsync(rule, cancellation).ConfigureAwait(false));
        validator.WatchFailures(Severity.Error, failing.Add);
        await foreach (var some in rows.ReadBatchesAsync(WantedColumns.Of(plan.Descriptor, ValidationPurpose.Batch), cancellation).ConfigureAwait(false))
            validator.Observe(some);
        failing.Rows = validator.Rows;
        return failing;
    }

    private static async Task<string?> WriteAsync(
        Rows rows, Func<string, long, bool> selects, string path, bool any, CancellationToken cancellation)
    {
        if (!any)
            return null;
        await RowsFile.WriteAsync(rows.RowPlan.Accept(new Selecting(rows, selects)), path, FileFormat.Parquet, cancellation).ConfigureAwait(false);
        return path;
    }

    private static string NameOf(RowsIdentity identity)
    {
        var place = identity.Location ?? identity.Name;
        var name = Path.GetFileNameWithoutExtension(place.Replace('\\', '/').TrimEnd('/'));
        return name.Length == 0 || name.AsSpan().ContainsAny(s_wild)
            ? identity.Name
            : name;
    }

    private sealed class Selecting(Rows rows, Func<string, long, bool> selects) : IDatasetPlanVisitor<Rows>
    {
        public Rows Visit<T>(DatasetPlan<T> plan) => new Rows<T>(new SelectedRows<T>((Rows<T>)rows, selects));
    }

    private sealed class FailingRows
    {
        private readonly Dictionary<string, HashSet<long>> _bySource = new(StringComparer.Ordinal);

        public long Rows { get; set; }

        public long Count => _bySource.Values.Sum(rows => (long)rows.Count);

        public bool Any => _bySource.Count > 0;

        public void Add(string source, long row)
        {
            if (!_bySource.TryGetValue(source, out var rows))
                _bySource[source] = rows = [];
            rows.Add(row);
        }

        public bool Contains(string source, long row) => _bySource.TryGetValue(source, out var rows) && rows.Contains(row);
    }
}

/// <summary>What a quarantine wrote.</summary>
/// <param name="FailedFile">The file of the rows that fail; null where there are none.</param>
/// <param name="FailedRows">How many they are.</param>
/// <param name="PassedFile">The file of the rows that pass; null where there are none.</param>
/// <param name="PassedRows">How many they are.</param>
public sealed record QuarantineOutcome(string? FailedFile, long FailedRows, string? PassedFile, long PassedRows);
