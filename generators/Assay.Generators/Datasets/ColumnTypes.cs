using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>Which C# types columns can have.</summary>
internal static class ColumnTypes
{
    /// <summary>The kind of a type without its nullability; null where no column can have it.</summary>
    public static ColumnKind? KindOf(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean:
                return ColumnKind.Boolean;
            case SpecialType.System_SByte:
                return ColumnKind.Int8;
            case SpecialType.System_Byte:
                return ColumnKind.UInt8;
            case SpecialType.System_UInt16:
                return ColumnKind.UInt16;
            case SpecialType.System_UInt32:
                return ColumnKind.UInt32;
            case SpecialType.System_UInt64:
                return ColumnKind.UInt64;
            case SpecialType.System_Int16:
                return ColumnKind.Int16;
            case SpecialType.System_Int32:
                return ColumnKind.Int32;
            case SpecialType.System_Int64:
                return ColumnKind.Int64;
            case SpecialType.System_Single:
                return ColumnKind.Float;
            case SpecialType.System_Double:
                return ColumnKind.Double;
            case SpecialType.System_Decimal:
                return ColumnKind.Decimal;
            case SpecialType.System_String:
                return ColumnKind.String;
            case SpecialType.System_DateTime:
                return ColumnKind.Timestamp;
        }

        if (type.TypeKind == TypeKind.Enum)
            return ColumnKind.Enum;
        if (type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte })
            return ColumnKind.Binary;
        if (type is not INamedTypeSymbol named)
            return null;
        return named.IsNamed("System.DateTimeOffset") ? ColumnKind.Instant
            : named.IsNamed("System.DateOnly") ? ColumnKind.Date
            : named.IsNamed("System.TimeOnly") ? ColumnKind.Time
            : named.IsNamed("System.Guid") ? ColumnKind.Guid
            : null;
    }

    /// <summary>
    /// The type without its nullability, and whether it takes null. Text of code without nullable annotations takes null: nothing there says
    /// that it doesn't.
    /// </summary>
    public static ITypeSymbol Unwrap(ITypeSymbol type, out bool nullable)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } wrapped)
        {
            nullable = true;
            return wrapped.TypeArguments[0];
        }

        nullable = type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated;
        return type.WithNullableAnnotation(NullableAnnotation.None);
    }

    /// <summary>What to write in place of a type that no column can have.</summary>
    public static string Instead(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Char or SpecialType.System_Object => "write string",
        SpecialType.System_IntPtr => "write long",
        SpecialType.System_UIntPtr => "write ulong",
        _ => DeclaredType.Plain(type) switch
        {
            "System.TimeSpan" => "write a number and its unit, as in [Unit(\"s\")] double",
            "System.Uri" or "System.Text.Json.JsonElement" or "System.Text.Json.JsonDocument" or "System.Numerics.BigInteger" => "write string",
            "System.Half" => "write float",
            "System.Int128" or "System.UInt128" => "write decimal",
            "System.ReadOnlyMemory" or "System.Memory" => "write byte[]",
            "System.Collections.Generic.Dictionary" or "System.Collections.Generic.IDictionary" or "System.Collections.Generic.IReadOnlyDictionary" =>
                "write a list of a record with key and value",
            _ when IsCollection(type) => "write a list, as in IReadOnlyList<T>",
            _ when type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } && type.Locations.Any(static place => place.IsInSource) =>
                $"mark {type.Name} [Columns(\"…\")] and make it partial, or mark the property [NotMapped] if it is no column",
            _ => "mark it [NotMapped] if it is no column",
        },
    };

    private static bool IsCollection(ITypeSymbol type) =>
        type.AllInterfaces.Any(static one => one.SpecialType == SpecialType.System_Collections_IEnumerable) || type is IArrayTypeSymbol;

    /// <summary>The members of an enum.</summary>
    public static EquatableArray<EnumMember> MembersOf(ITypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Enum)
            return [];
        var seen = new HashSet<object>();
        var members = new List<EnumMember>();
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value })
                members.Add(new EnumMember(member.Name, !seen.Add(value)));
        }

        return members.ToEquatableArray();
    }
}
