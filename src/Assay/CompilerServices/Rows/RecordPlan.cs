using System.ComponentModel;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>
/// The plan of a declared record. The generator derives it and says how the record's members are read and written, and which of its methods
/// rules call; everything else is read from the record's manifest entry.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="name">The dataset's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RecordPlan<T>(string name) : DatasetPlan<T>
{
    private RuleSet? _rules;
    private JsonColumns? _json;
    private RowBuffer? _buffer;
    private RowReader? _reader;

    /// <inheritdoc/>
    public sealed override DatasetDescriptor Descriptor => field ??= CarriedManifests.Dataset(GetType().Assembly, name);

    private JsonColumns Json => _json ??= new JsonColumns(Descriptor, Shape);

    /// <inheritdoc/>
    public sealed override DatasetValidator CreateValidator(ValidationPurpose purpose) =>
        new DeclaredValidator(this, _rules ??= new RuleSet(this), purpose);

    /// <inheritdoc/>
    public sealed override void ReadRows(ColumnBatch batch, Span<T> rows)
    {
        ArgumentNullException.ThrowIfNull(batch);
        // One of them is kept, so that its columns are allocated once for all batches of a source.
        var reader = Interlocked.Exchange(ref _reader, null) ?? new RowReader(Descriptor.Columns.Count);
        reader.Begin(batch);
        for (var row = 0; row < batch.RowCount; row++)
        {
            reader.MoveTo(row);
            rows[row] = ReadRow(reader);
        }

        reader.End();
        _reader = reader;
    }

    /// <inheritdoc/>
    public sealed override void WriteRows(ReadOnlySpan<T> rows, ColumnSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        if (rows.IsEmpty)
        {
            EmptyColumns.Write(Descriptor, sink);
            return;
        }

        var buffer = new RowBuffer(Descriptor.Columns.Count, rows.Length);
        foreach (var row in rows)
            WriteRow(row, buffer);
        buffer.CopyTo(sink);
    }

    /// <inheritdoc/>
    public sealed override T ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults)
    {
        var row = new JsonRow(Descriptor.Columns.Count);
        Json.Read(ref reader, request, faults, row);
        var read = new RowReader(Descriptor.Columns.Count);
        read.Begin(row);
        return ReadRow(read);
    }

    /// <inheritdoc/>
    public sealed override void WriteJson(Utf8JsonWriter writer, T row)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var buffer = Interlocked.Exchange(ref _buffer, null) ?? new RowBuffer(Descriptor.Columns.Count, 1);
        buffer.Clear();
        WriteRow(row, buffer);
        Json.Write(writer, buffer);
        _buffer = buffer;
    }

    /// <summary>Makes a row of its cells.</summary>
    protected abstract T ReadRow(RowReader from);

    /// <summary>Writes every column of a row.</summary>
    protected abstract void WriteRow(T row, RowBuffer to);

    /// <summary>The shape of a column of lists or structs; null for other columns.</summary>
    public virtual NestedShape? Shape(int ordinal) => null;
}
