using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.ColumnLineage;

/// <summary>The columns of a type of rows by their names.</summary>
internal static class RowColumns
{
    /// <summary>The columns' names in C#, with the attributes that speak of them, in their order.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<AttributeData> Attributes)> Of(ITypeSymbol type, CancellationToken cancellation = default) =>
        type is INamedTypeSymbol named ? ColumnReader.Named(named, cancellation) : [];

    /// <summary>The name that a column is stored under.</summary>
    public static string Stored(string name, IEnumerable<AttributeData> attributes) => ColumnReader.StoredAs(attributes) ?? Names.Snake(name);

    /// <summary>The name that a column is stored under; null where there is no such column.</summary>
    public static string? StorageName(ITypeSymbol type, string column)
    {
        foreach (var (name, attributes) in Of(type))
        {
            if (name == column)
                return Stored(name, attributes);
        }

        return null;
    }
}
