namespace Assay;

/// <summary>How the stored schema of a batch differs from that of the batch before.</summary>
public enum SchemaChangeKind
{
    /// <summary>A column that wasn't there.</summary>
    Added,

    /// <summary>A column that is gone.</summary>
    Removed,

    /// <summary>A column of another stored type.</summary>
    Retyped,

    /// <summary>A column of which the file now says something else about nulls.</summary>
    Nullability,

    /// <summary>Columns that stand in another order.</summary>
    Reordered,
}

/// <summary>A difference between the stored schemas of two batches.</summary>
/// <param name="Column">The column by its stored name; of a new order, the first that stands elsewhere.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Before">What was there: a type, a place; null for an added column.</param>
/// <param name="After">What is there now; null for a removed column.</param>
/// <param name="Declared">Whether the dataset declares the column.</param>
/// <param name="Severity">
/// How much it matters: <see cref="Severity.Error"/> where it kept the batch from being read, <see cref="Severity.Warning"/> where a declared
/// column has another type and could be read all the same.
/// </param>
public sealed record SchemaChange(string Column, SchemaChangeKind Kind, string? Before, string? After, bool Declared, Severity Severity);
