namespace Assay;

/// <summary>Where the columns of a step's rows come from, as the compiler read it from the step's code. Columns carry the names they are stored under.</summary>
public sealed record RowsLineage
{
    /// <summary>The columns of which something is known; those that are left out are made of no column.</summary>
    public IReadOnlyList<ColumnOrigins> Columns { get; init => field = value ?? []; } = [];

    /// <summary>The columns that decide which rows there are, and in which order.</summary>
    public IReadOnlyList<ColumnOrigin> Rows { get; init => field = value ?? []; } = [];

    /// <summary>What couldn't be read, so that it isn't known which rows there are; null where it is.</summary>
    public string? Unread { get; init; }
}

/// <summary>Where a column comes from.</summary>
public sealed record ColumnOrigins
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>The columns it comes from.</summary>
    public IReadOnlyList<ColumnOrigin> From { get; init => field = value ?? []; } = [];

    /// <summary>What couldn't be read, so that it may come from other columns as well; null where all was.</summary>
    public string? Unread { get; init; }
}

/// <summary>A column that another comes from.</summary>
public sealed record ColumnOrigin
{
    /// <summary>The step's input that brings it; null where it is declared instead.</summary>
    public string? Input { get; init; }

    /// <summary>The dataset that <c>[DerivedFrom]</c> names, where the code couldn't be read.</summary>
    public string? Dataset { get; init; }

    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>How it goes into the other: <c>identity, transformation, aggregation</c>, or decides on it: <c>conditional, filter, join, groupBy, sort</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the original can't be read back.</summary>
    public bool Masked { get; init; }
}
