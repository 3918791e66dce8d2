using Assay.CompilerServices;

namespace Assay.Benchmarks.Sources;

/// <summary>Five columns as a plan, without rows of their own: these benchmarks stop at columns.</summary>
internal sealed class FlightPlan : DatasetPlan<int>
{
    public static FlightPlan Instance { get; } = new();

    public override DatasetDescriptor Descriptor { get; } = new()
    {
        Name = "flights",
        TypeName = "Flight",
        Columns =
        [
            new ColumnDescriptor { Name = "Date", Type = ColumnType.Timestamp },
            new ColumnDescriptor { Name = "Delay", Type = ColumnType.Int32 },
            new ColumnDescriptor { Name = "Distance", Type = ColumnType.Int32 },
            new ColumnDescriptor { Name = "Origin", Type = ColumnType.String },
            new ColumnDescriptor { Name = "Destination", Type = ColumnType.String },
        ],
    };

    public override DatasetValidator CreateValidator(ValidationPurpose purpose) => throw new NotSupportedException();

    public override void ReadRows(ColumnBatch batch, Span<int> rows) => throw new NotSupportedException();

    public override void WriteRows(ReadOnlySpan<int> rows, ColumnSink sink) => throw new NotSupportedException();

    public override int ReadJson(ref System.Text.Json.Utf8JsonReader reader, bool request, ICollection<JsonFault> faults) => throw new NotSupportedException();

    public override void WriteJson(System.Text.Json.Utf8JsonWriter writer, int row) => throw new NotSupportedException();
}
