using System.ComponentModel;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>The elements of the lists, or the fields of the structs, of a column. Owns its columns and never changes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NestedBatch : ColumnBatch
{
    private readonly IReadOnlyList<ColumnDescriptor> _descriptors;
    private readonly NestedColumn[] _columns;
    private readonly UInt128[] _names;
    private readonly bool _isList;

    private NestedBatch(IReadOnlyList<ColumnDescriptor> descriptors, NestedColumn[] columns, int rows, bool isList)
    {
        _descriptors = descriptors;
        _columns = columns;
        _isList = isList;
        _names = [.. descriptors.Select(column => Fingerprint.Of(column.StorageName))];
        RowCount = rows;
    }

    /// <inheritdoc/>
    public override int RowCount { get; }

    /// <inheritdoc/>
    public override long FirstRow => 0;

    /// <inheritdoc/>
    public override string Source => "memory";

    /// <summary>The elements of lists.</summary>
    public static NestedBatch OfElements(ColumnDescriptor element, NestedColumn elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        return new NestedBatch([element], [elements], elements.Length, isList: true);
    }

    /// <summary>The fields of structs.</summary>
    public static NestedBatch OfFields(IReadOnlyList<ColumnDescriptor> fields, NestedColumn[] columns, int rows) => new(fields, columns, rows, isList: false);

    /// <inheritdoc/>
    public override bool Has(int ordinal) => true;

    /// <inheritdoc/>
    public override ColumnView<T> Column<T>(int ordinal) => Typed<T>(ordinal).View(0, RowCount);

    /// <summary>A column.</summary>
    public NestedColumn ColumnAt(int ordinal) => _columns[ordinal];

    /// <inheritdoc/>
    public override string? Format(int ordinal, int row) => _columns[ordinal].Format(row);

    /// <summary>Some of the rows as a batch.</summary>
    public ColumnBatch Slice(int first, int count) => new NestedSlice(this, first, count, null, []);

    internal NestedColumn<T> Typed<T>(int ordinal) => _columns[ordinal] as NestedColumn<T>
        ?? throw new InvalidOperationException($"Field {ordinal} does not hold {typeof(T)}.");

    internal UInt128 FingerprintOf(int row)
    {
        var sum = UInt128.Zero;
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
            sum = unchecked(sum + Fingerprint.Combine(_names[ordinal], _columns[ordinal].FingerprintOf(row)));
        return sum;
    }

    internal void WriteJson(Utf8JsonWriter json, NestedCell cell)
    {
        if (_isList)
        {
            json.WriteStartArray();
            for (var row = cell.First; row < cell.First + cell.Count; row++)
                _columns[0].WriteJson(json, row);
            json.WriteEndArray();
            return;
        }

        json.WriteStartObject();
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
        {
            json.WritePropertyName(_descriptors[ordinal].StorageName);
            if (_descriptors[ordinal].Sensitivity == Sensitivity.None || _columns[ordinal].IsNull(cell.First))
                _columns[ordinal].WriteJson(json, cell.First);
            else
                json.WriteStringValue("***");
        }

        json.WriteEndObject();
    }
}

/// <summary>Some rows of a nested batch; where they are validated, each stands at the place of the row that holds it.</summary>
internal sealed class NestedSlice(NestedBatch inner, int first, int count, ColumnBatch? owner, int[] owners) : ColumnBatch
{
    public override int RowCount => count;

    public override long FirstRow => 0;

    public override string Source => owner?.Source ?? inner.Source;

    public override bool Has(int ordinal) => true;

    public override ColumnView<T> Column<T>(int ordinal) => inner.Typed<T>(ordinal).View(first, count);

    public override string? Format(int ordinal, int row) => inner.Format(ordinal, first + row);

    public override long PlaceOf(int row) => owner?.PlaceOf(owners[row]) ?? base.PlaceOf(row);

    /// <summary>The row of the owner that holds a row.</summary>
    internal int OwnerOf(int row) => owners[row];
}
