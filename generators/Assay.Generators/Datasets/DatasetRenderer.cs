using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets;

/// <summary>Renders the plan of a dataset: rows from and to columns and JSON, and the descriptor as data.</summary>
internal static class DatasetRenderer
{
    private static readonly CodeTemplate s_template = CodeTemplate.Load("dataset.sbn");

    public static string Render(DatasetModel model, string manifest) => s_template.Render(new Plan(
        GeneratedFile.Attribute,
        model.Type.GlobalName,
        Literals.Raw(manifest),
        [.. model.Columns.Select(ColumnOf)],
        [.. model.Columns.Take(model.ConstructorColumns).Select(static column => $"value{column.Ordinal}")],
        [.. model.Columns.Skip(model.ConstructorColumns).Select(static column => $"{Literals.Identifier(column.Name)} = value{column.Ordinal}")],
        [.. Enums(model)],
        model.Columns.Any(static column => column.IsNested),
        Literals.Text($"one of {string.Join(", ", model.Columns.Select(static column => column.StorageName))}"))) + ValidatorRenderer.Render(model);

    private static Column ColumnOf(ColumnModel column)
    {
        var shape = column.IsNested ? column.TypeName + (column.TakesNull && column.IsValueType ? "?" : "") : null;
        var enumeration = column.Kind == ColumnKind.Enum ? $"Enum{column.Ordinal}" : null;
        var cell = $"column{column.Ordinal}[row]";
        return new Column(
            column.Ordinal,
            Literals.Identifier(column.Name),
            Literals.Text(column.StorageName),
            // A declared stored name is compared exactly; otherwise the C# name in any case is understood as well.
            column.StoredAs is null ? Literals.Text(column.Name) : null,
            column.ViewType,
            NewArray(shape ?? column.ViewType),
            shape,
            ShapeOf(column),
            column.TypeName + (column.TakesNull ? "?" : ""),
            column.TakesNull ? $"default({column.TypeName}?)" : "default!",
            shape is not null ? $"Read{column.Ordinal}({cell})" : enumeration is null ? cell : $"Parse{enumeration}({cell})",
            enumeration is null ? "value" : $"Name{enumeration}(value)",
            enumeration is null ? $"rows[row].{Literals.Identifier(column.Name)}" : $"Name{enumeration}(rows[row].{Literals.Identifier(column.Name)})",
            column.TakesNull || column.IsReference,
            Literals.Of(column.Nullable),
            column.KnownAfter is not null || column.Label,
            enumeration);
    }

    private static string? ShapeOf(ColumnModel column) => column is { Kind: ColumnKind.Struct, TakesNull: true, IsValueType: true }
        ? $"new global::Assay.CompilerServices.NullableShape<{column.TypeName}>({column.Shape})"
        : column.Shape;

    // An array of arrays has its length before the brackets of its elements.
    private static string NewArray(string element)
    {
        var plain = element;
        while (plain.EndsWith("[]", StringComparison.Ordinal))
            plain = plain.Substring(0, plain.Length - 2);
        return $"{plain}[rows.Length]{element.Substring(plain.Length)}";
    }

    private static IEnumerable<EnumType> Enums(DatasetModel model) => model.Columns
        .Where(static column => column.Enum is not null)
        .Select(static column => new EnumType(
            $"Enum{column.Ordinal}",
            column.Enum!.TypeName,
            [.. column.Enum.EnumMembers.Select(static member => new Member(Literals.Text(member.Name), Literals.Identifier(member.Name), member.IsAlias))]));

    private sealed record Plan(
        string Attribute,
        string Type,
        string Descriptor,
        Column[] Columns,
        string[] Arguments,
        string[] Assignments,
        EnumType[] Enums,
        bool Nests,
        string Members);

    /// <param name="Ordinal">Its place.</param>
    /// <param name="Name">The property as it is written in code.</param>
    /// <param name="Stored">The stored name, as a literal.</param>
    /// <param name="AlsoNamed">Another name that JSON may use in any case, as a literal.</param>
    /// <param name="View">The type of its view.</param>
    /// <param name="NewArray">What follows <c>new</c> to make a view of all rows.</param>
    /// <param name="ShapeType">The type of the lists or structs that it holds; null for other columns.</param>
    /// <param name="Shape">The code that makes their shape.</param>
    /// <param name="Type">The property's type.</param>
    /// <param name="Absent">What a row holds where there is no value.</param>
    /// <param name="Read">The expression that makes a value of a cell.</param>
    /// <param name="Write">The expression that makes a cell of a value that is not null.</param>
    /// <param name="WriteAlways">The same, straight from the row.</param>
    /// <param name="CanBeNull">Whether the property can hold null, allowed or not.</param>
    /// <param name="Nullable">Whether null is allowed, as a literal.</param>
    /// <param name="KnownLater">Whether a request doesn't hold it.</param>
    /// <param name="Enum">The name of its enum's conversions.</param>
    private sealed record Column(
        int Ordinal,
        string Name,
        string Stored,
        string? AlsoNamed,
        string View,
        string NewArray,
        string? ShapeType,
        string? Shape,
        string Type,
        string Absent,
        string Read,
        string Write,
        string WriteAlways,
        bool CanBeNull,
        string Nullable,
        bool KnownLater,
        string? Enum);

    private sealed record EnumType(string Name, string Type, Member[] Members);

    private sealed record Member(string Text, string Name, bool IsAlias);
}
