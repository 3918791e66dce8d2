using System.Collections.Immutable;
using Assay.Generators.Reading;
using Assay.Generators.Referenced;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>Reads columns of lists and of records within the row.</summary>
/// <param name="outer">The records that the column stands in, outermost first: none may be found within itself.</param>
/// <param name="ordinal">The column, by whose number its enum's conversions are called.</param>
internal sealed class NestedReader(ImmutableArray<INamedTypeSymbol> outer, int ordinal, CancellationToken cancellation)
{
    private const string Services = "global::Assay.CompilerServices.";

    // An array is all of these.
    private static readonly string[] s_arrays =
    [
        "System.Collections.Generic.IReadOnlyList`1", "System.Collections.Generic.IReadOnlyCollection`1",
        "System.Collections.Generic.IList`1", "System.Collections.Generic.ICollection`1",
    ];

    /// <summary>What keeps the type from being a column, and what to write instead.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads a type without its nullability; null, with a <see cref="Fault"/>, where no column can have it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="descriptor">The code that gives its <c>ColumnDescriptor</c>.</param>
    public ColumnModel? Read(ITypeSymbol type, string descriptor)
    {
        if (ElementOf(type, out var make) is { } element)
            return List(type, element, make, descriptor);
        if (type is INamedTypeSymbol record && DatasetNames.Of(record) is not null)
            return Record(record);
        Fault = $"{DeclaredType.Plain(type)}, which no column can have: {ColumnTypes.Instead(type)}";
        return null;
    }

    /// <summary>The plan of a record as it is written in code; null where the column holds no record.</summary>
    public static string? PlanOf(ColumnModel column) => column.Element is { } element ? PlanOf(element) : column.Plan;

    /// <summary>The record that a column holds, in a list or as it stands; null where it holds none.</summary>
    public static INamedTypeSymbol? RecordOf(ITypeSymbol type)
    {
        var value = ColumnTypes.Unwrap(type, out _);
        return ColumnTypes.KindOf(value) is not null ? null
            : ElementOf(value, out _) is { } element ? RecordOf(element)
            : value as INamedTypeSymbol;
    }

    private ColumnModel? List(ITypeSymbol type, ITypeSymbol declared, string make, string descriptor)
    {
        var value = ColumnTypes.Unwrap(declared, out var nullable);
        var own = $"{descriptor}.Element!";
        var element = ColumnTypes.KindOf(value) is { } kind ? Scalar(value, kind) : Read(value, own);
        if (element is null)
            return null;
        var isNullableValue = nullable && value.IsValueType;
        var name = DeclaredType.Global(declared);
        var shape = isNullableValue ? $"new {Services}NullableShape<{element.TypeName}>({element.Shape})" : element.Shape;
        var list = DeclaredType.Global(type);
        return new ColumnModel
        {
            Name = "",
            Ordinal = ordinal,
            Kind = ColumnKind.List,
            TypeName = list,
            Element = element with { Name = "element", Ordinal = 0, Nullable = nullable, TakesNull = nullable },
            Shape = $"new {Services}ListShape<{list}, {name}>({own}, {shape}, static items => {string.Format(System.Globalization.CultureInfo.InvariantCulture, make, name)})",
        };
    }

    private ColumnModel Scalar(ITypeSymbol type, ColumnKind kind)
    {
        var name = DeclaredType.Global(type);
        return new ColumnModel
        {
            Name = "",
            Ordinal = ordinal,
            Kind = kind,
            TypeName = name,
            EnumMembers = ColumnTypes.MembersOf(type),
            Shape = kind == ColumnKind.Enum
                ? $"new {Services}EnumShape<{name}>(Enum{ordinal})"
                : $"new {Services}ScalarShape<{name}>()",
        };
    }

    private ColumnModel? Record(INamedTypeSymbol type)
    {
        if (outer.Contains(type, SymbolEqualityComparer.Default))
        {
            Fault = $"{DeclaredType.Plain(type)}, which then holds itself: keep such rows in a dataset of their own, with the key of the row that they belong to";
            return null;
        }

        var name = DeclaredType.Global(type);
        var here = outer[0].ContainingAssembly;
        var isOwn = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, here);
        var plan = isOwn && DeclaredType.FaultOf(type, cancellation) is null ? $"{name}.AssayPlan.Instance" : $"{Services}AssayModules.Plan<{name}>()";
        // What is wrong with the record is said where it is declared.
        var fields = CarriedManifest.Dataset(type, here)?.Columns
            ?? ColumnReader.Read(type, [], cancellation, out _, outer.Add(type)).Select(static field => field.Column).ToEquatableArray();
        return new ColumnModel
        {
            Name = "",
            Ordinal = ordinal,
            Kind = ColumnKind.Struct,
            TypeName = name,
            Fields = fields,
            Plan = plan,
            Shape = $"new {Services}RecordShape<{name}>(static () => {plan})",
        };
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type, out string make)
    {
        make = "items";
        if (type is IArrayTypeSymbol { IsSZArray: true } array)
            return array.ElementType;
        if (type is not INamedTypeSymbol { TypeArguments: [var element] } named)
            return null;
        if (s_arrays.Any(named.OriginalDefinition.IsNamed))
            return element;
        make = "new global::System.Collections.Generic.List<{0}>(items)";
        return named.OriginalDefinition.IsNamed("System.Collections.Generic.List`1") ? element : null;
    }
}
