using System.Collections.Immutable;
using System.Globalization;
using Assay.Generators.ColumnLineage;
using Assay.Generators.Reading;
using Assay.Generators.Referenced;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>Reads which properties of a type are columns, and what their attributes say of them.</summary>
internal static class ColumnReader
{
    /// <summary>A property that is a column, with all attributes that speak of it.</summary>
    internal sealed record Source(IPropertySymbol Property, IParameterSymbol? Parameter, ITypeSymbol ValueType, IReadOnlyList<AttributeData> Attributes, ColumnModel Column);

    /// <summary>Reads the columns: those of base types first, then positional ones, then the rest as declared.</summary>
    public static List<Source> Read(
        INamedTypeSymbol type,
        ICollection<DatasetProblem> problems,
        CancellationToken cancellation,
        out int constructorColumns,
        ImmutableArray<INamedTypeSymbol> outer = default)
    {
        var properties = Properties(type);
        var constructor = ConstructorReader.Read(type, properties, problems, cancellation);
        var sources = new List<Source>();
        foreach (var (property, parameter) in InOrder(properties, constructor, problems))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Column(outer.IsDefault ? [type] : outer, type, property, parameter, sources.Count, problems, cancellation) is { } source)
                sources.Add(source);
        }

        constructorColumns = constructor?.Parameters.Length ?? 0;
        if (sources.Count == 0 && problems.Count == 0)
            problems.Add(new DatasetProblem(ProblemKind.NoColumns, "", "the record has no property that can be set"));
        CheckNames(sources, problems);
        return sources;
    }

    /// <summary>The properties of a type and of the types that it derives from: those of base types first, an overridden or hidden one left out.</summary>
    public static List<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var all = new List<IPropertySymbol>();
        for (var current = type; current is not null && current.SpecialType == SpecialType.None; current = current.BaseType)
        {
            var own = current.GetMembers().OfType<IPropertySymbol>().Where(static p => !p.IsStatic && !p.IsIndexer).ToList();
            own.RemoveAll(property => all.Exists(known => known.Name == property.Name));
            all.InsertRange(0, own);
        }

        return all;
    }

    /// <summary>The columns of a type by their names alone, with the attributes that speak of them: reading each whole costs more.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<AttributeData> Attributes)> Named(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var properties = Properties(type);
        foreach (var (property, parameter) in InOrder(properties, ConstructorReader.Read(type, properties, [], cancellation), []))
        {
            var attributes = ColumnAttributes.Of(type, property, parameter);
            if (IsColumn(type, property, parameter, attributes))
                yield return (property.Name, attributes);
        }
    }

    private static IEnumerable<(IPropertySymbol, IParameterSymbol?)> InOrder(
        List<IPropertySymbol> all, IMethodSymbol? constructor, ICollection<DatasetProblem> problems)
    {
        var given = new List<IPropertySymbol>();
        foreach (var parameter in constructor?.Parameters ?? [])
        {
            if (ConstructorReader.PropertyOf(parameter, all) is not { } property)
            {
                problems.Add(new DatasetProblem(ProblemKind.NoConstructor, parameter.Name, $"the constructor takes '{parameter.Name}', which is no property"));
                continue;
            }

            given.Add(property);
            yield return (property, parameter);
        }

        foreach (var property in all)
        {
            if (!given.Contains(property))
                yield return (property, null);
        }
    }

    private static Source? Column(
        ImmutableArray<INamedTypeSymbol> outer,
        INamedTypeSymbol type,
        IPropertySymbol property,
        IParameterSymbol? parameter,
        int ordinal,
        ICollection<DatasetProblem> problems,
        CancellationToken cancellation)
    {
        var attributes = ColumnAttributes.Of(type, property, parameter);
        if (!IsColumn(type, property, parameter, attributes))
        {
            if (parameter is not null || property.IsRequired)
                problems.Add(new DatasetProblem(ProblemKind.RequiredMember, property.Name, $"'{property.Name}' must be set to make a row, but is no column"));
            return null;
        }

        var value = ColumnTypes.Unwrap(property.Type, out var nullable);
        var nested = new NestedReader(outer, ordinal, cancellation);
        var content = ColumnTypes.KindOf(value) is null ? nested.Read(value, $"Descriptor.Columns[{ordinal.ToString(CultureInfo.InvariantCulture)}]") : null;
        if (nested.Fault is { } fault)
        {
            problems.Add(new DatasetProblem(ProblemKind.ColumnType, property.Name, $"'{property.Name}' is of type {fault}"));
            return null;
        }

        var eventTime = attributes.Find(KnownAttributes.EventTime);
        var required = attributes.Find(KnownAttributes.Required) is not null;
        var column = new ColumnModel
        {
            Name = property.Name,
            Ordinal = ordinal,
            Kind = content?.Kind ?? ColumnTypes.KindOf(value)!.Value,
            Element = content?.Element,
            Fields = content?.Fields ?? [],
            Plan = content?.Plan,
            Shape = content?.Shape,
            TypeName = DeclaredType.Global(value),
            IsValueType = value.IsValueType,
            TakesNull = nullable,
            Nullable = nullable && !required,
            Required = required,
            EnumMembers = ColumnTypes.MembersOf(value),
            StoredAs = StoredAs(attributes),
            Documentation = Documentation(type, property, parameter, cancellation),
            Unit = attributes.Find(KnownAttributes.Unit)?.Argument<string>(0),
            RowKey = content is null && (attributes.Find(KnownAttributes.RowKey) is not null || attributes.Find(KnownAttributes.Key) is not null),
            EventTime = eventTime is not null,
            MaxAge = eventTime?.Named<string>("MaxAge"),
            Zone = eventTime?.Named<string>("Zone"),
            KnownAfter = attributes.Find(KnownAttributes.KnownAfter)?.Argument<string>(0),
            Sensitivity = Sensitivity(attributes.Find(KnownAttributes.Sensitive)) ?? (content is null ? null : SensitivityWithin(content)),
            Unvalidated = attributes.Find(KnownAttributes.Unvalidated)?.Argument<string>(0),
            Label = attributes.Find(KnownAttributes.Label) is not null,
            Score = attributes.Find(KnownAttributes.Score) is not null,
            Predicted = attributes.Find(KnownAttributes.Predicted) is not null,
            Id = attributes.Find(KnownAttributes.Id) is not null,
            DerivedFrom = [.. DerivedFrom.Origins(attributes, outer[0].ContainingAssembly)],
        };
        return new Source(property, parameter, value, attributes, column);
    }

    private static string? Documentation(INamedTypeSymbol type, IPropertySymbol property, IParameterSymbol? parameter, CancellationToken cancellation) =>
        XmlSummary.Of(property, cancellation)
        ?? (parameter is null ? null : XmlSummary.OfParameter(type, parameter.Name, cancellation))
        ?? ColumnAttributes.Origins(type, property).Select(origin => XmlSummary.Of(origin, cancellation)).FirstOrDefault(static text => text is not null)
        ?? CarriedDocumentation(type, property);

    // A base of another project has its texts in that project's manifest, where it is a declaration itself.
    private static string? CarriedDocumentation(INamedTypeSymbol type, IPropertySymbol property)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (CarriedManifest.Dataset(current, type.ContainingAssembly)?.DocumentationOf(property.Name) is { } text)
                return text;
        }

        return null;
    }

    private static bool IsColumn(INamedTypeSymbol type, IPropertySymbol property, IParameterSymbol? parameter, IReadOnlyList<AttributeData> attributes) =>
        property.DeclaredAccessibility == Accessibility.Public && (parameter is not null || CanSet(type, property))
        && attributes.Find(KnownAttributes.NotMapped) is null && attributes.Find(KnownAttributes.NoColumn) is null;

    private static bool CanSet(INamedTypeSymbol type, IPropertySymbol property) => property is { GetMethod: not null, SetMethod: { } setter }
        && (SymbolEqualityComparer.Default.Equals(property.ContainingType, type) || setter.DeclaredAccessibility == Accessibility.Public);

    /// <summary>The name that a property's attributes store it under; null where names are matched.</summary>
    public static string? StoredAs(IEnumerable<AttributeData> attributes)
    {
        var name = attributes.Find(KnownAttributes.StoredAs)?.Argument<string>(0)
            ?? attributes.Find(KnownAttributes.Column)?.Argument<string>(0)
            ?? attributes.Find(KnownAttributes.ColumnName)?.Argument<string>(0);
        return string.IsNullOrEmpty(name) ? null : name;
    }

    private static string? Sensitivity(AttributeData? attribute) => attribute is null ? null
        : attribute.ConstructorArguments.Length == 1 ? AttributeValues.EnumMember(attribute.ConstructorArguments[0])
        : "Personal";

    // What holds something sensitive is so itself, unless it says otherwise.
    private static string? SensitivityWithin(ColumnModel column) =>
        column.Element is { } element ? SensitivityWithin(element)
        : column.Sensitivity is not null and not "None" ? column.Sensitivity
        : column.Fields.Select(SensitivityWithin).FirstOrDefault(static found => found is not null);

    private static void CheckNames(List<Source> sources, ICollection<DatasetProblem> problems)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var stored = source.Column.StorageName;
            if (seen.TryGetValue(stored, out var other))
                problems.Add(new DatasetProblem(ProblemKind.StoredName, source.Column.Name, $"'{source.Column.Name}' and '{other}' are both stored as '{stored}'"));
            else
                seen.Add(stored, source.Column.Name);
        }
    }
}
