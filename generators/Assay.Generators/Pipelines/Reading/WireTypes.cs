using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Pipelines.Reading;

/// <summary>Recognises the types that travel on wires.</summary>
internal static class WireTypes
{
    /// <summary>The type of the rows where a type is <c>Rows&lt;T&gt;</c>.</summary>
    public static INamedTypeSymbol? RowType(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [INamedTypeSymbol row] } named && named.OriginalDefinition.IsNamed("Assay.Rows`1") ? row : null;

    /// <summary>A type as messages name it: keywords for built-in types, type arguments shown.</summary>
    public static string Shown(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    public static bool IsMetrics(ITypeSymbol type) => type is INamedTypeSymbol named && named.IsNamed("Assay.Metrics");

    public static bool IsRun(ITypeSymbol type) => type is INamedTypeSymbol named && named.IsNamed("Assay.IRun");

    public static bool IsCancellation(ITypeSymbol type) => type is INamedTypeSymbol named && named.IsNamed("System.Threading.CancellationToken");

    /// <summary>Reads the declaration of a type of rows; null where it carries none.</summary>
    public static RowsType? Rows(INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes();
        if (attributes.Find("Assay.DatasetAttribute") is { } dataset && dataset.Argument<string>(0) is { } name)
            return new RowsType(name, Source(dataset), References(type, name));
        return attributes.Find("Assay.ColumnsAttribute") is { } columns && columns.Argument<string>(0) is { } title ? new RowsType(title, null, []) : null;
    }

    /// <summary>Reads the declaration of a model's type; null where it carries none.</summary>
    public static ModelType? Model(ITypeSymbol type)
    {
        var attributes = type.GetAttributes();
        if (attributes.Find("Assay.ModelAttribute") is not { } model || model.Argument<string>(0) is not { } name)
            return null;
        var contract = type.AllInterfaces.FirstOrDefault(static one => one.OriginalDefinition.IsNamed("Assay.IModel`2"));
        return new ModelType(
            name, attributes.Find("Assay.GateAttribute") is not null, contract is null ? null : DeclaredType.Global(contract.TypeArguments[0]));
    }

    private static string? Source(AttributeData dataset) => dataset.Named<string>("Source") is { Length: > 0 } source ? source : null;

    private static EquatableArray<ReferencedDataset> References(INamedTypeSymbol type, string name)
    {
        var found = new SortedDictionary<string, ReferencedDataset>(StringComparer.Ordinal);
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            foreach (var attribute in property.GetAttributes())
            {
                if (attribute.AttributeClass is { TypeArguments: [INamedTypeSymbol target] } rule
                    && rule.OriginalDefinition.IsNamed("Assay.ReferencesAttribute`1")
                    && target.GetAttributes().Find("Assay.DatasetAttribute") is { } dataset
                    && dataset.Argument<string>(0) is { } reference && reference != name)
                {
                    found[reference] = new ReferencedDataset(reference, Source(dataset));
                }
            }
        }

        return found.Values.ToEquatableArray();
    }
}
