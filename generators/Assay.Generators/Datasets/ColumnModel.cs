using Assay.Generators.ColumnLineage;
using Assay.Generators.Reading;

namespace Assay.Generators.Datasets;

/// <summary>A column, as plain data.</summary>
internal sealed record ColumnModel
{
    /// <summary>The property's name in C#.</summary>
    public required string Name { get; init; }

    /// <summary>The column's place.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The type of its values.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>The property's type in code, without nullability.</summary>
    public required string TypeName { get; init; }

    /// <summary>Whether that type is a value type.</summary>
    public bool IsValueType { get; init; }

    /// <summary>Whether a null is allowed.</summary>
    public bool Nullable { get; init; }

    /// <summary>Whether the property's type takes a null: <c>[Required] int?</c> does, though none is allowed.</summary>
    public bool TakesNull { get; init; }

    /// <summary>Whether it is marked <c>[Required]</c>.</summary>
    public bool Required { get; init; }

    /// <summary>The members of an enum in order of declaration.</summary>
    public EquatableArray<EnumMember> EnumMembers { get; init; }

    /// <summary>What a list's elements are; null where it is no list.</summary>
    public ColumnModel? Element { get; init; }

    /// <summary>The columns of the record that a struct holds.</summary>
    public EquatableArray<ColumnModel> Fields { get; init; }

    /// <summary>The plan of that record, in code.</summary>
    public string? Plan { get; init; }

    /// <summary>The code that makes the shape of values of a list or struct, and of what they hold.</summary>
    public string? Shape { get; init; }

    public string? StoredAs { get; init; }

    public string? Documentation { get; init; }

    public string? Unit { get; init; }

    public bool RowKey { get; init; }

    public bool EventTime { get; init; }

    public string? MaxAge { get; init; }

    public string? Zone { get; init; }

    public string? KnownAfter { get; init; }

    /// <summary>The member of <c>Sensitivity</c>; null where nothing is said.</summary>
    public string? Sensitivity { get; init; }

    public string? Unvalidated { get; init; }

    public bool Label { get; init; }

    public bool Score { get; init; }

    public bool Predicted { get; init; }

    public bool Id { get; init; }

    /// <summary>The columns that it is said to come from.</summary>
    public EquatableArray<OriginModel> DerivedFrom { get; init; }

    /// <summary>The name that our own files store it under.</summary>
    public string StorageName => StoredAs ?? Names.Snake(Name);

    /// <summary>The type that a view of the column has: an enum is stored by its members' names.</summary>
    public string ViewType => Kind == ColumnKind.Enum ? "string" : IsNested ? "global::Assay.CompilerServices.NestedCell" : TypeName;

    /// <summary>Whether the values are lists or structs.</summary>
    public bool IsNested => Kind is ColumnKind.List or ColumnKind.Struct;

    /// <summary>The column or innermost element whose values are an enum's members; null where there is none.</summary>
    public ColumnModel? Enum => Kind == ColumnKind.Enum ? this : Element?.Enum;

    /// <summary>Whether the values are numbers.</summary>
    public bool IsNumber => Kind is ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64
        or ColumnKind.UInt8 or ColumnKind.UInt16 or ColumnKind.UInt32 or ColumnKind.UInt64
        or ColumnKind.Float or ColumnKind.Double or ColumnKind.Decimal;

    /// <summary>Whether a property of the type can hold null though it may not: text, and bytes.</summary>
    public bool IsReference => IsNested || Kind is ColumnKind.String or ColumnKind.Binary;
}

/// <summary>A member of an enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsAlias">Whether an earlier member has the same value.</param>
internal sealed record EnumMember(string Name, bool IsAlias);

/// <summary>The types that a column can have; the names are those of <c>Assay.ColumnType</c>.</summary>
internal enum ColumnKind
{
    Boolean,
    Int16,
    Int32,
    Int64,
    Float,
    Double,
    Decimal,
    String,
    Enum,
    Timestamp,
    Instant,
    Date,
    Guid,
    Int8,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Time,
    Binary,
    List,
    Struct,
}
