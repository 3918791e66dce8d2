using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Versioning.Tables;

/// <summary>Opens stored parts by a descriptor alone, without the record they were declared by: versions outlive declarations.</summary>
internal sealed class StoredPlan(DatasetDescriptor descriptor) : DatasetPlan<StoredRow>
{
    public override DatasetDescriptor Descriptor => descriptor;

    public override DatasetValidator CreateValidator(ValidationPurpose purpose) =>
        throw new NotSupportedException("Stored rows were validated when they were committed.");

    public override void ReadRows(ColumnBatch batch, Span<StoredRow> rows)
    {
        var table = new Table(descriptor, batch.Source);
        table.Append(batch);
        for (var row = 0; row < batch.RowCount; row++)
            rows[row] = new StoredRow(table, row);
    }

    public override void WriteRows(ReadOnlySpan<StoredRow> rows, ColumnSink sink) => throw ByColumns();

    public override StoredRow ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults) => throw ByColumns();

    public override void WriteJson(Utf8JsonWriter writer, StoredRow row) => throw ByColumns();

    private static NotSupportedException ByColumns() => new("Stored rows are read by columns; open the version through its declaration for records.");
}

/// <summary>A row of a table.</summary>
internal readonly record struct StoredRow(Table Table, int Row);
