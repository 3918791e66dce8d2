using System.Globalization;
using Assay.CompilerServices;
using Assay.Versioning.Reading;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>One side of a comparison: a version, or rows that are none.</summary>
internal abstract class DiffSide
{
    public abstract DatasetDescriptor Descriptor { get; }

    public abstract IReadOnlyList<StoredColumn> Schema { get; }

    public abstract IReadOnlyList<string> Keys { get; }

    /// <summary>What people call it.</summary>
    public abstract string Name { get; }

    /// <summary>The version's record; null where it is none.</summary>
    public virtual VersionRecord? Record => null;

    public abstract IAsyncEnumerable<ColumnBatch> ReadAsync(IReadOnlyList<int>? columns, CancellationToken cancellation);

    public Task<Table> LoadAsync(CancellationToken cancellation) => Table.ReadAsync(Descriptor, ReadAsync(null, cancellation));
}

/// <summary>A version.</summary>
internal sealed class VersionSide(VersionLog log, VersionRecord record) : DiffSide
{
    public override DatasetDescriptor Descriptor { get; } = StoredSchema.Descriptor(record);

    public override IReadOnlyList<StoredColumn> Schema => record.Schema;

    public override IReadOnlyList<string> Keys => record.Keys;

    public override string Name => string.Create(CultureInfo.InvariantCulture, $"{record.V}");

    public override VersionRecord Record => record;

    public override IAsyncEnumerable<ColumnBatch> ReadAsync(IReadOnlyList<int>? columns, CancellationToken cancellation) =>
        new VersionReader(log).ReadAsync(record, Descriptor, columns, cancellation);
}

/// <summary>A file, a query, or rows in memory, in the columns that are declared now.</summary>
internal sealed class RowsSide(Rows rows, string name) : DiffSide
{
    public override DatasetDescriptor Descriptor => rows.RowPlan.Descriptor;

    public override IReadOnlyList<StoredColumn> Schema { get; } = StoredSchema.Of(rows.RowPlan.Descriptor);

    public override IReadOnlyList<string> Keys { get; } = StoredSchema.Keys(rows.RowPlan.Descriptor);

    public override string Name => name;

    public override IAsyncEnumerable<ColumnBatch> ReadAsync(IReadOnlyList<int>? columns, CancellationToken cancellation) => rows.ReadBatchesAsync(columns, cancellation);
}
