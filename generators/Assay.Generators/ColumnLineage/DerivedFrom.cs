using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Assay.Generators.Referenced;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.ColumnLineage;

/// <summary>A <c>[DerivedFrom]</c> as it stands on a column.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Type">The type that it names; null while it is being typed.</param>
/// <param name="Dataset">That type's name as a dataset; null where it is none.</param>
/// <param name="Column">The column's name in C#.</param>
/// <param name="StorageName">The name that the column is stored under; null where there is no such column.</param>
internal sealed record DerivedFrom(AttributeData Attribute, ITypeSymbol? Type, string? Dataset, string Column, string? StorageName)
{
    /// <summary>Reads those among a column's attributes.</summary>
    public static IEnumerable<DerivedFrom> Read(IEnumerable<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            var isGeneric = attribute.Is(KnownAttributes.DerivedFromOf);
            if (!isGeneric && !attribute.Is(KnownAttributes.DerivedFrom))
                continue;
            var type = isGeneric ? attribute.AttributeClass!.TypeArguments[0] : attribute.Argument<ITypeSymbol>(0);
            if (attribute.Argument<string>(isGeneric ? 0 : 1) is not { } column)
                continue;
            if (type is { TypeKind: TypeKind.Error })
                type = null;
            var stored = type is null ? null : RowColumns.StorageName(type, column);
            yield return new DerivedFrom(attribute, type, type is null ? null : DatasetNames.Of(type), column, stored);
        }
    }

    /// <summary>The columns that a column's attributes name; those that can't be found are left out.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="here">The assembly being compiled.</param>
    public static IEnumerable<OriginModel> Origins(IEnumerable<AttributeData> attributes, IAssemblySymbol here) =>
        from derived in Read(attributes)
        where derived is { Dataset: not null, StorageName: not null }
        select new OriginModel(derived.Dataset!, derived.Column, derived.StorageName!, OriginKind.Transformation, IsDeclared: true)
        {
            Project = CarriedManifest.ProjectOf(derived.Type!, here),
        };
}
