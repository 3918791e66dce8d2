namespace Assay.Data.Sql;

/// <summary>A column of a dataset whose stored cells a database can compare as our kernels do.</summary>
/// <param name="Ordinal">The column's place in the dataset.</param>
/// <param name="Declared">The column.</param>
/// <param name="Cell">The cell in SQL, in a type that holds the declared values.</param>
/// <param name="Type">That type, for literals.</param>
internal sealed record SqlColumn(int Ordinal, ColumnDescriptor Declared, string Cell, string Type)
{
    /// <summary>True where a cell is no value of the declared type: such a column is read by rows. Null where no cell can be.</summary>
    public string? Unfit { get; init; }

    /// <summary>The digits after the point of a decimal that has so many in every row; null for others.</summary>
    public (int Precision, int Scale)? Digits { get; init; }

    public bool IsText => Declared.Type is ColumnType.String or ColumnType.Enum;

    public bool IsFloating => Declared.Type is ColumnType.Float or ColumnType.Double;
}
