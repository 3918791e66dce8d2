namespace Assay.Generators.Datasets;

/// <summary>The code that asks for the cells of a column.</summary>
internal static class CellCode
{
    /// <summary>The value of a row, from its reader.</summary>
    public static string Read(ColumnModel column)
    {
        if (column.IsNested)
            return $"from.Shape({column.Ordinal}, Shape{column.Ordinal})";
        var mayBeNull = column.TakesNull && !column.IsReference;
        return column.Kind == ColumnKind.Enum
            ? $"from.{(mayBeNull ? "NullableEnum" : "Enum")}({column.Ordinal}, Enum{column.Ordinal})"
            : $"from.{(mayBeNull ? "Nullable" : "Value")}<{column.ViewType}>({column.Ordinal})";
    }

    /// <summary>The call that asks a batch for all cells, without the batch.</summary>
    /// <param name="column">The column.</param>
    /// <param name="takesNull">Whether a null is to arrive as one.</param>
    public static string Of(ColumnModel column, bool takesNull)
    {
        if (column.IsNested)
            return $"Shapes<{ShapeType(column)}>({column.Ordinal}, Instance.Shape{column.Ordinal})";
        var mayBeNull = takesNull && !column.IsReference;
        return column.Kind == ColumnKind.Enum
            ? $"{(mayBeNull ? "NullableEnums" : "Enums")}({column.Ordinal}, Enum{column.Ordinal})"
            : $"{(mayBeNull ? "Nullables" : "Values")}<{column.ViewType}>({column.Ordinal})";
    }

    /// <summary>The type of the lists or structs that a column holds.</summary>
    public static string ShapeType(ColumnModel column) => column.TypeName + (column.TakesNull && column.IsValueType ? "?" : "");
}
