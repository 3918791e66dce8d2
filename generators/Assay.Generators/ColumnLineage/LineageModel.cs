using Assay.Generators.Reading;

namespace Assay.Generators.ColumnLineage;

/// <summary>How a column goes into another; the names are OpenLineage's subtypes.</summary>
internal enum OriginKind
{
    /// <summary>Direct: its value as it stands.</summary>
    Identity,

    /// <summary>Direct: a value computed of it.</summary>
    Transformation,

    /// <summary>Direct: a value computed of it over several rows.</summary>
    Aggregation,

    /// <summary>Indirect: it decides which value is taken.</summary>
    Conditional,

    /// <summary>Indirect: it decides which rows there are.</summary>
    Filter,

    /// <summary>Indirect: it decides which rows are put together.</summary>
    Join,

    /// <summary>Indirect: it decides which rows are one group.</summary>
    GroupBy,

    /// <summary>Indirect: it decides the order.</summary>
    Sort,
}

/// <summary>A column that another comes from.</summary>
/// <param name="Input">The parameter of the method that brings its rows; the dataset's name where <paramref name="IsDeclared"/>.</param>
/// <param name="Column">Its name in C#.</param>
/// <param name="StorageName">The name that it is stored under.</param>
/// <param name="Kind">How it goes into the other.</param>
/// <param name="IsMasked">Whether the original can't be read back from the other.</param>
/// <param name="IsDeclared">Whether <c>[DerivedFrom]</c> says so, where code could not be read.</param>
internal sealed record OriginModel(string Input, string Column, string StorageName, OriginKind Kind, bool IsMasked = false, bool IsDeclared = false)
{
    /// <summary>The project of the dataset that is declared; null where it is this one.</summary>
    public string? Project { get; init; }

    /// <summary>Whether the value of the one goes into the other, rather than deciding on it.</summary>
    public bool IsDirect => Kind <= OriginKind.Aggregation;
}

/// <summary>Where a column comes from.</summary>
/// <param name="Column">Its name in C#.</param>
/// <param name="StorageName">The name that it is stored under.</param>
/// <param name="Origins">The columns it comes from; empty for a constant.</param>
/// <param name="Opaque">What couldn't be read, where something couldn't: then it may come from more.</param>
internal sealed record ColumnOrigins(string Column, string StorageName, EquatableArray<OriginModel> Origins, string? Opaque)
{
    /// <summary>The one column that it is as it stands; null where it is anything else.</summary>
    public OriginModel? Identity => Opaque is null && Origins is [{ Kind: OriginKind.Identity } only] ? only : null;
}

/// <summary>Where the columns of rows come from.</summary>
/// <param name="Columns">Each column of the rows, in order of declaration.</param>
/// <param name="Whole">The columns that decide which rows there are, and in which order.</param>
/// <param name="Opaque">Why it isn't known which rows there are, where that couldn't be read.</param>
internal sealed record RowsOrigins(EquatableArray<ColumnOrigins> Columns, EquatableArray<OriginModel> Whole, string? Opaque)
{
    /// <summary>Whether there is anything to tell.</summary>
    public bool HasFacets => !IsWhole || Whole.Count > 0 || Columns.Any(static column => column.Origins.Count > 0);

    /// <summary>Whether nothing was left unread.</summary>
    public bool IsWhole => Opaque is null && Columns.All(static column => column.Opaque is null);
}
