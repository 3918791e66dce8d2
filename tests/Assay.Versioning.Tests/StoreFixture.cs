using Assay.CompilerServices;
using Assay.Data;
using Assay.TestKit;
using Assay.Versioning.Commits;
using Assay.Workspace;
using Assay.Workspace.Lineage;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Versioning.Tests;

/// <summary>A store in a folder of the test's own, with files as sources and the generated validators.</summary>
internal sealed class StoreFixture : IDisposable, IDatasetSources, IBatchValidation
{
    /// <param name="workspace">Another process's folder; null for one of its own.</param>
    public StoreFixture(string? workspace = null)
    {
        Workspace = AssayWorkspace.Open(workspace ?? Folder.File(".assay"));
        Log = new EventLog(Workspace.Store, "test");
        Store = Open();
    }

    public TempFolder Folder { get; } = new();

    public AssayWorkspace Workspace { get; }

    public EventLog Log { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public VersionStore Store { get; }

    /// <summary>Another store over the same folder, as another process has it.</summary>
    public VersionStore Open(Action<CommitStep>? reached = null, Func<VersionStoreOptions, VersionStoreOptions>? adjust = null, TimeProvider? time = null, Action<string?>? opening = null)
    {
        var options = new VersionStoreOptions
        {
            Project = "tests",
            Author = "ann",
            GitCommit = "0123abc",
            AssayVersion = "0.1.0",
            SourceDigest = async (plan, reference, cancel) => await FileDigest.ComputeAsync(Spec(plan, reference), cancel),
        };
        return new VersionStore(Workspace, () => opening is null ? this : new OpeningSources(this, opening), () => this, Log, time ?? Time, adjust?.Invoke(options) ?? options) { Reached = reached ?? (static _ => { }) };
    }

    public static DatasetPlan<T> Plan<T>() => AssayModules.Plan<T>();

    public Task<CommitResult> CommitAsync<T>(params T[] rows) => CommitAsync(Store, rows);

    public static Task<CommitResult> CommitAsync<T>(VersionStore store, IEnumerable<T> rows, CommitRequest? request = null) =>
        store.CommitAsync(Plan<T>(), (request ?? new CommitRequest()) with { Rows = RowsOf.Memory(rows) });

    public async Task<IReadOnlyList<T>> RowsAsync<T>(string reference) => await Store.Open(Plan<T>(), reference).ToListAsync();

    public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => FileSource.Open(plan, Spec(plan, reference));

    public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];

    public async Task<Verdict> ValidateAsync(
        DatasetPlan plan, DatasetReference batch, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        var validator = plan.CreateValidator(purpose);
        await foreach (var columns in plan.Open(this, batch).ReadBatchesAsync(null, cancellation))
            validator.Observe(columns);
        return validator.Judge(batch.Source ?? plan.Descriptor.Source!, new JudgeContext(asOf));
    }

    public void Dispose() => Folder.Dispose();

    private SourceSpec Spec(DatasetPlan plan, DatasetReference reference) => new(reference.Source ?? plan.Descriptor.Source!) { BaseFolder = Folder.Path };

    /// <summary>Says of each opening which source it is of.</summary>
    private sealed class OpeningSources(IDatasetSources inner, Action<string?> opening) : IDatasetSources
    {
        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference)
        {
            opening(reference.Source);
            return inner.Open(plan, reference);
        }

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => inner.Batches(plan, reference);
    }
}
