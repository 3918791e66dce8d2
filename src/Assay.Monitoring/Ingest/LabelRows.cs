using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Monitoring.Ingest;

/// <summary>
/// The plan of a file of labels, whose columns are known only at run time. It is read column by column; a row by itself is only a place.
/// </summary>
internal sealed class LabelRows(DatasetDescriptor descriptor) : DatasetPlan<LabelRow>
{
    public override DatasetDescriptor Descriptor => descriptor;

    public override DatasetValidator CreateValidator(ValidationPurpose purpose) => new NoRules(descriptor, purpose);

    public override void ReadRows(ColumnBatch batch, Span<LabelRow> rows)
    {
        ArgumentNullException.ThrowIfNull(batch);
        for (var i = 0; i < batch.RowCount; i++)
            rows[i] = new(batch.FirstRow + i + 1);
    }

    public override void WriteRows(ReadOnlySpan<LabelRow> rows, ColumnSink sink) => throw new InvalidOperationException("Files of labels are only read.");

    public override LabelRow ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults) =>
        throw new InvalidOperationException("Files of labels are read column by column.");

    public override void WriteJson(Utf8JsonWriter writer, LabelRow row) => throw new InvalidOperationException("Files of labels are only read.");

    private sealed class NoRules(DatasetDescriptor descriptor, ValidationPurpose purpose) : DatasetValidator(descriptor, purpose)
    {
        protected override void ObserveRules(ColumnBatch batch)
        {
        }
    }
}

/// <summary>A row of a file of labels.</summary>
/// <param name="Number">Its number, from 1.</param>
internal readonly record struct LabelRow(long Number);
