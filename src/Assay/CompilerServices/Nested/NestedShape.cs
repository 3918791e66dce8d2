using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>How values of a C# type become nested cells and JSON, and back, whatever that type is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NestedShape
{
    internal abstract JsonColumn ToJsonColumn(ColumnDescriptor column, int ordinal);
}

/// <summary>How values of a C# type become nested cells and JSON, and back. Generated plans put the shapes of their columns together.</summary>
/// <typeparam name="T">The type of the values, as it is declared.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NestedShape<T> : NestedShape
{
    /// <summary>What JSON is expected to hold, in words.</summary>
    public abstract string Expected { get; }

    /// <summary>Makes a column of values; null is a null.</summary>
    public abstract NestedColumn ToColumn(ReadOnlySpan<T?> values);

    /// <summary>Reads rows of a column, one after the other; a null leaves the type's default.</summary>
    public abstract void Read(NestedColumn column, int first, Span<T?> values);

    /// <summary>Reads the JSON value that the reader stands on, which is not null; reports what is wrong with it.</summary>
    /// <param name="reader">The reader; afterwards on the end of the value.</param>
    /// <param name="path">Where the value stands, for faults.</param>
    /// <param name="request">Whether it is part of a prediction request.</param>
    /// <param name="faults">Where faults go.</param>
    public abstract T? ReadJson(ref Utf8JsonReader reader, string path, bool request, ICollection<JsonFault> faults);

    /// <summary>Writes a value.</summary>
    public abstract void WriteJson(Utf8JsonWriter writer, T? value);

    /// <summary>Makes the cells of a column of the dataset itself.</summary>
    /// <param name="values">A value per row.</param>
    /// <param name="valid">Per row whether it is not null.</param>
    public NestedCell[] ToCells(ReadOnlySpan<T?> values, out bool[] valid)
    {
        var column = (NestedColumn<NestedCell>)ToColumn(values);
        var cells = new NestedCell[values.Length];
        valid = new bool[values.Length];
        for (var row = 0; row < cells.Length; row++)
        {
            valid[row] = !column.IsNull(row);
            cells[row] = valid[row] ? column[row] : default;
        }

        return cells;
    }

    /// <summary>The value of a cell.</summary>
    public T ToValue(NestedCell cell)
    {
        var value = new T?[1];
        Read(NestedColumn<NestedCell>.Of([cell], default), 0, value);
        return value[0]!;
    }

    /// <summary>Reads the member that the reader stands on; reports what is wrong with it.</summary>
    public bool TryReadMember(
        ref Utf8JsonReader reader, string member, bool nullable, bool request, ref bool seen, ICollection<JsonFault> faults, [NotNullWhen(true)] out T? value)
    {
        ArgumentNullException.ThrowIfNull(faults);
        value = default;
        if (!JsonCells.Begin(ref reader, member, nullable, ref seen, faults, Expected))
            return false;
        value = ReadJson(ref reader, member, request, faults);
        return value is not null;
    }

    internal sealed override JsonColumn ToJsonColumn(ColumnDescriptor column, int ordinal) => new ShapeJsonColumn<T>(column, ordinal, this);

    internal void WriteOrNull(Utf8JsonWriter writer, T? value)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            WriteJson(writer, value);
    }
}

/// <summary>Values that a column holds as they are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScalarShape<T> : NestedShape<T>
{
    /// <inheritdoc/>
    public override string Expected => JsonCells.Expected<T>();

    /// <inheritdoc/>
    public override NestedColumn ToColumn(ReadOnlySpan<T?> values)
    {
        var valid = new bool[values.Length];
        for (var row = 0; row < valid.Length; row++)
            valid[row] = values[row] is not null;
        return NestedColumn<T>.Of(values.ToArray()!, valid);
    }

    /// <inheritdoc/>
    public override void Read(NestedColumn column, int first, Span<T?> values) =>
        ((NestedColumn<T>)column).View(first, values.Length).Values.CopyTo(values!);

    /// <inheritdoc/>
    public override T? ReadJson(ref Utf8JsonReader reader, string path, bool request, ICollection<JsonFault> faults)
    {
        JsonCells.TryReadValue<T>(ref reader, path, faults, out var value);
        return value;
    }

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter writer, T? value) => JsonCells.WriteValue(writer, value);
}

/// <summary>An enum, by its members' names.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumShape<T>(EnumNames<T> names) : NestedShape<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override string Expected => JsonCells.ExpectedMember(names.Names);

    /// <inheritdoc/>
    public override NestedColumn ToColumn(ReadOnlySpan<T> values)
    {
        var cells = new string[values.Length];
        for (var row = 0; row < cells.Length; row++)
            cells[row] = names.NameOf(values[row]);
        return NestedColumn<string>.Of(cells, default);
    }

    /// <inheritdoc/>
    public override void Read(NestedColumn column, int first, Span<T> values)
    {
        ArgumentNullException.ThrowIfNull(column);
        var cells = (NestedColumn<string>)column;
        for (var at = 0; at < values.Length; at++)
            values[at] = cells.IsNull(first + at) ? default : names.Parse(cells[first + at]);
    }

    /// <inheritdoc/>
    public override T ReadJson(ref Utf8JsonReader reader, string path, bool request, ICollection<JsonFault> faults) =>
        JsonCells.TryReadMemberValue(ref reader, path, names.Names, faults, out var text) ? names.Parse(text) : default;

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter writer, T value) => JsonCells.WriteValue(writer, names.NameOf(value));
}

/// <summary>A value type that may be null.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NullableShape<T>(NestedShape<T> inner) : NestedShape<T?>
    where T : struct
{
    /// <inheritdoc/>
    public override string Expected => inner.Expected;

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

        return inner.ToColumn(present.AsSpan(0, count)).Spread(rows);
    }

    /// <inheritdoc/>
    public override void Read(NestedColumn column, int first, Span<T?> values)
    {
        ArgumentNullException.ThrowIfNull(column);
        var read = new T[values.Length];
        inner.Read(column, first, read!);
        for (var at = 0; at < values.Length; at++)
            values[at] = column.IsNull(first + at) ? null : read[at];
    }

    /// <inheritdoc/>
    public override T? ReadJson(ref Utf8JsonReader reader, string path, bool request, ICollection<JsonFault> faults) =>
        inner.ReadJson(ref reader, path, request, faults);

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter writer, T? value) => inner.WriteJson(writer, value.GetValueOrDefault());
}
