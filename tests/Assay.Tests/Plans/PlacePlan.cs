using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Tests.Plans;

/// <summary>The plan of <see cref="Place"/>.</summary>
public sealed class PlacePlan : DatasetPlan<Place>
{
    public static readonly PlacePlan Instance = new();

    public override DatasetDescriptor Descriptor { get; } = new()
    {
        Name = "places",
        TypeName = "Assay.Tests.Plans.Place",
        Source = "places.csv",
        Columns = [new() { Name = "Name", Type = ColumnType.String, Nullable = true }],
    };

    public override DatasetValidator CreateValidator(ValidationPurpose purpose) => new Validator(Descriptor, purpose);

    public override void ReadRows(ColumnBatch batch, Span<Place> rows)
    {
        ArgumentNullException.ThrowIfNull(batch);
        for (var i = 0; i < batch.RowCount; i++)
            rows[i] = new() { Name = batch.Column<string>(0).IsNull(i) ? null : batch.Column<string>(0)[i] };
    }

    public override void WriteRows(ReadOnlySpan<Place> rows, ColumnSink sink) => ReadingPlan.WriteText(rows, sink, 0, row => row.Name);

    public override Place ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new() { Name = document.RootElement.GetProperty("name").GetString() };
    }

    public override void WriteJson(Utf8JsonWriter writer, Place row)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(row);
        writer.WriteStartObject();
        writer.WriteString("name", row.Name);
        writer.WriteEndObject();
    }

    private sealed class Validator(DatasetDescriptor descriptor, ValidationPurpose purpose) : DatasetValidator(descriptor, purpose)
    {
        protected override void ObserveRules(ColumnBatch batch)
        {
        }
    }
}
