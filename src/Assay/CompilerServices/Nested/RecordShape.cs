using System.ComponentModel;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>A record with a plan of its own: a struct whose fields are its columns.</summary>
/// <param name="plan">The record's plan, asked for when it is needed: another assembly's module may be registered later.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RecordShape<T>(Func<DatasetPlan<T>> plan) : NestedShape<T>
{
    /// <inheritdoc/>
    public override string Expected => "an object";

    /// <inheritdoc/>
    public override NestedColumn ToColumn(ReadOnlySpan<T?> values)
    {
        var present = new T[values.Length];
        var rows = new int[values.Length];
        var count = 0;
        for (var row = 0; row < values.Length; row++)
        {
            rows[row] = values[row] is null ? -1 : count;
            if (values[row] is { } value)
                present[count++] = value;
        }

        var fields = plan().Descriptor.Columns;
        var sink = new Sink(fields.Count);
        plan().WriteRows(present.AsSpan(0, count), sink);
        var batch = NestedBatch.OfFields(fields, sink.Columns, count);
        var cells = new NestedCell[count];
        for (var row = 0; row < count; row++)
            cells[row] = new NestedCell(batch, row, 1);
        return NestedColumn<NestedCell>.Of(cells, default).Spread(rows);
    }

    /// <inheritdoc/>
    public override void Read(NestedColumn column, int first, Span<T?> values)
    {
        var cells = (NestedColumn<NestedCell>)column;
        for (var at = 0; at < values.Length;)
        {
            if (cells.IsNull(first + at))
            {
                values[at++] = default;
                continue;
            }

            // Structs that follow each other in one batch are read at once.
            var cell = cells[first + at];
            var count = 1;
            while (at + count < values.Length && !cells.IsNull(first + at + count)
                && ReferenceEquals(cells[first + at + count].Rows, cell.Rows) && cells[first + at + count].First == cell.First + count)
            {
                count++;
            }

            plan().ReadRows(cell.Rows.Slice(cell.First, count), values.Slice(at, count)!);
            at += count;
        }
    }

    /// <inheritdoc/>
    public override T? ReadJson(ref Utf8JsonReader reader, string path, bool request, ICollection<JsonFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var own = new List<JsonFault>();
        var value = plan().ReadJson(ref reader, request, own);
        foreach (var fault in own)
            faults.Add(fault with { Member = fault.Member.Length == 0 ? path : $"{path}.{fault.Member}" });
        return value;
    }

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter writer, T? value) => plan().WriteJson(writer, value!);

    private sealed class Sink(int count) : ColumnSink
    {
        public NestedColumn[] Columns { get; } = new NestedColumn[count];

        public override void Write<TColumn>(int ordinal, ReadOnlySpan<TColumn> values, ReadOnlySpan<bool> valid) =>
            Columns[ordinal] = NestedColumn<TColumn>.Of(values.ToArray(), valid);
    }
}
