using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>How one column stands in JSON rows.</summary>
internal abstract class JsonColumn(ColumnDescriptor column, int ordinal)
{
    internal JsonEncodedText Name { get; } = JsonEncodedText.Encode(column.StorageName);

    internal string Member => column.StorageName;

    internal bool IsNullable => column.Nullable;

    internal bool IsKnownLater => column.KnownAfter is not null || column.Label;

    internal abstract string Expected { get; }

    protected int Ordinal => ordinal;

    internal static JsonColumn Of(ColumnDescriptor column, int ordinal, NestedShape? shape) =>
        shape is not null ? shape.ToJsonColumn(column, ordinal)
        : column.EnumValues is { } members ? new EnumJsonColumn(column, ordinal, members)
        : ViewTypes.Accept(column.Type, new Scalar(column, ordinal));

    internal abstract void Read(ref Utf8JsonReader reader, bool request, ref bool seen, ICollection<JsonFault> faults, JsonRow row);

    private sealed class Scalar(ColumnDescriptor column, int ordinal) : IViewTypeVisitor<JsonColumn>
    {
        public JsonColumn Visit<T>() => new ScalarJsonColumn<T>(column, ordinal);
    }
}

internal sealed class ScalarJsonColumn<T>(ColumnDescriptor column, int ordinal) : JsonColumn(column, ordinal)
{
    internal override string Expected => JsonCells.Expected<T>();

    internal override void Read(ref Utf8JsonReader reader, bool request, ref bool seen, ICollection<JsonFault> faults, JsonRow row)
    {
        if (JsonCells.TryRead<T>(ref reader, Member, IsNullable, ref seen, faults, out var value))
            row.Set(Ordinal, value);
    }
}

internal sealed class EnumJsonColumn(ColumnDescriptor column, int ordinal, IReadOnlyList<string> members) : JsonColumn(column, ordinal)
{
    internal override string Expected => JsonCells.ExpectedMember(members);

    internal override void Read(ref Utf8JsonReader reader, bool request, ref bool seen, ICollection<JsonFault> faults, JsonRow row)
    {
        if (JsonCells.TryReadMember(ref reader, Member, IsNullable, members, ref seen, faults, out var value))
            row.Set(Ordinal, value);
    }
}

internal sealed class ShapeJsonColumn<T>(ColumnDescriptor column, int ordinal, NestedShape<T> shape) : JsonColumn(column, ordinal)
{
    internal override string Expected => shape.Expected;

    internal override void Read(ref Utf8JsonReader reader, bool request, ref bool seen, ICollection<JsonFault> faults, JsonRow row)
    {
        if (shape.TryReadMember(ref reader, Member, IsNullable, request, ref seen, faults, out var value))
            row.Set(Ordinal, shape.ToCells(new[] { value }, out _)[0]);
    }
}
