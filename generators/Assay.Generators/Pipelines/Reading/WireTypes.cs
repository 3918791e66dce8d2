using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Assay.Generators.Referenced;
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
    /// <param name="type">The type.</param>
    /// <param name="here">The assembly being compiled.</param>
    public static RowsType? Rows(INamedTypeSymbol type, IAssemblySymbol here)
    {
        var attributes = type.GetAttributes();
        if (attributes.Find(KnownAttributes.Dataset) is { } dataset && dataset.Argument<string>(0) is { } name)
        {
            var references = new SortedDictionary<string, ReferencedDataset>(StringComparer.Ordinal);
            AddReferences(type, here, references, []);
            references.Remove(name);
            return new RowsType(name, Source(dataset), references.Values.ToEquatableArray()) { Project = CarriedManifest.ProjectOf(type, here) };
        }

        return attributes.Find(KnownAttributes.Columns) is { } columns && columns.Argument<string>(0) is { } title ? new RowsType(title, null, []) : null;
    }

    /// <summary>Reads the declaration of a model's type; null where it carries none.</summary>
    /// <inheritdoc cref="Rows"/>
    public static ModelType? Model(ITypeSymbol type, IAssemblySymbol here)
    {
        var attributes = type.GetAttributes();
        if (attributes.Find(KnownAttributes.Model) is not { } model || model.Argument<string>(0) is not { } name)
            return null;
        var contract = type.AllInterfaces.FirstOrDefault(static one => one.OriginalDefinition.IsNamed("Assay.IModel`2"));
        return new ModelType(
            name, attributes.Find(KnownAttributes.Gate) is not null, contract is null ? null : DeclaredType.Global(contract.TypeArguments[0]))
        {
            Project = CarriedManifest.ProjectOf(type, here),
        };
    }

    private static string? Source(AttributeData dataset) => dataset.Named<string>("Source") is { Length: > 0 } source ? source : null;

    // What the rules of the record, and of records within its rows, refer to.
    private static void AddReferences(INamedTypeSymbol type, IAssemblySymbol here, SortedDictionary<string, ReferencedDataset> found, HashSet<ISymbol> seen)
    {
        if (!seen.Add(type))
            return;
        var properties = ColumnReader.Properties(type);
        var constructor = ConstructorReader.Read(type, properties, [], default);
        foreach (var property in properties)
        {
            var parameter = constructor?.Parameters.FirstOrDefault(one => ReferenceEquals(ConstructorReader.PropertyOf(one, properties), property));
            foreach (var attribute in ColumnAttributes.Of(type, property, parameter))
            {
                if (attribute.AttributeClass is { TypeArguments: [INamedTypeSymbol target] } rule
                    && (rule.OriginalDefinition.IsNamed(KnownAttributes.References)
                        || (rule.OriginalDefinition.IsNamed(KnownAttributes.DistributionNear) && attribute.Named<string>("Version") is null))
                    && target.GetAttributes().Find(KnownAttributes.Dataset) is { } dataset
                    && dataset.Argument<string>(0) is { } reference)
                {
                    found[reference] = new ReferencedDataset(reference, Source(dataset), CarriedManifest.ProjectOf(target, here));
                }
            }

            if (NestedReader.RecordOf(property.Type) is { } record && DatasetNames.Of(record) is not null)
                AddReferences(record, here, found, seen);
        }
    }
}
