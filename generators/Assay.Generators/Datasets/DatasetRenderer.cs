using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets;

/// <summary>
/// Renders the plan of a dataset: how its members are read and written, and which of its methods rules call. What the manifest says is not
/// said again in code: five hundred records would double the compiler's work.
/// </summary>
internal static class DatasetRenderer
{
    private static readonly CodeTemplate s_template = CodeTemplate.Load("dataset.sbn");

    public static string Render(DatasetModel model) => s_template.Render(new Plan(
        GeneratedFile.Attribute,
        model.Type.GlobalName,
        Literals.Text(model.Name),
        [.. model.Columns.SelectMany(Fields)],
        string.Join(", ", model.Columns.Take(model.ConstructorColumns).Select(static column => CellCode.Read(column))),
        [.. model.Columns.Skip(model.ConstructorColumns).Select(static column => $"{Literals.Identifier(column.Name)} = {CellCode.Read(column)},")],
        [.. model.Columns.Select(Write)],
        [.. HookCode.Of(model)],
        [.. TestCode.Of(model)]));

    private static IEnumerable<string> Fields(ColumnModel column)
    {
        if (column.Enum is { } names)
        {
            var members = names.EnumMembers.Select(member => $"({Literals.Text(member.Name)}, {names.TypeName}.{Literals.Identifier(member.Name)})");
            yield return $"private static readonly global::Assay.CompilerServices.EnumNames<{names.TypeName}> Enum{column.Ordinal} = new({string.Join(", ", members)});";
        }

        if (column.IsNested)
            yield return $"private global::Assay.CompilerServices.NestedShape<{CellCode.ShapeType(column)}> Shape{column.Ordinal} => field ??= {ShapeOf(column)};";
    }

    private static string? ShapeOf(ColumnModel column) => column is { Kind: ColumnKind.Struct, TakesNull: true, IsValueType: true }
        ? $"new global::Assay.CompilerServices.NullableShape<{column.TypeName}>({column.Shape})"
        : column.Shape;

    private static string Write(ColumnModel column)
    {
        var value = $"row.{Literals.Identifier(column.Name)}";
        if (column.IsNested)
            return $"to.WriteShape({column.Ordinal}, {value}, Shape{column.Ordinal});";
        var mayBeNull = column.TakesNull && !column.IsReference;
        return column.Kind == ColumnKind.Enum
            ? $"to.Write{(mayBeNull ? "Nullable" : "")}Enum({column.Ordinal}, {value}, Enum{column.Ordinal});"
            : $"to.Write{(mayBeNull ? "Nullable" : "")}({column.Ordinal}, {value});";
    }

    /// <param name="Attribute">The attribute that generated types carry.</param>
    /// <param name="Type">The record.</param>
    /// <param name="Name">The dataset's name, as a literal.</param>
    /// <param name="Fields">The names of enums, and the shapes of lists and structs.</param>
    /// <param name="Arguments">What the constructor takes.</param>
    /// <param name="Assignments">A line per property that the constructor doesn't set.</param>
    /// <param name="Writes">A line per column that writes its value.</param>
    /// <param name="Hooks">The methods that answer for names in the manifest.</param>
    /// <param name="Tests">The methods that call the declaration's own.</param>
    private sealed record Plan(
        string Attribute,
        string Type,
        string Name,
        string[] Fields,
        string Arguments,
        string[] Assignments,
        string[] Writes,
        HookCode[] Hooks,
        TestCode[] Tests);
}
