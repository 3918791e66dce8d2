namespace Assay.Generators.Datasets;

/// <summary>What is wrong with a declaration. The analyzer finds the place by the member.</summary>
/// <param name="Kind">What.</param>
/// <param name="Member">The name of the property, parameter or method at fault; empty for the type itself.</param>
/// <param name="Detail">What was found and what is expected, for the message.</param>
internal sealed record DatasetProblem(ProblemKind Kind, string Member, string Detail)
{
    /// <summary>Which of the member's attributes is at fault, those of a positional parameter after the property's; -1 where none is meant.</summary>
    public int Attribute { get; init; } = -1;

    /// <summary>The method whose parameter <see cref="Member"/> names; null where it names something else.</summary>
    public string? Method { get; init; }

    /// <summary>Whether no plan can be made; other problems only leave out a rule.</summary>
    public bool IsFatal => Kind <= ProblemKind.NoConstructor;
}

/// <summary>What can be wrong with a dataset. Those up to <see cref="NoConstructor"/> leave no plan.</summary>
internal enum ProblemKind
{
    /// <summary>The name isn't lower-case letters, digits and hyphens.</summary>
    Name,

    /// <summary>There is no column.</summary>
    NoColumns,

    /// <summary>A property has a type that no column can have.</summary>
    ColumnType,

    /// <summary>Two columns are stored under one name.</summary>
    StoredName,

    /// <summary>A required member is no column, so no row can be made.</summary>
    RequiredMember,

    /// <summary>There is no constructor that takes nothing, or the columns.</summary>
    NoConstructor,

    /// <summary>An attribute stands on a column of a type that it doesn't go with.</summary>
    AttributeType,

    /// <summary>A bound or value can't be read in the column's type.</summary>
    Bound,

    /// <summary>A pattern can't be parsed, or needs backtracking.</summary>
    Pattern,

    /// <summary>A query is no single SELECT.</summary>
    Query,

    /// <summary>The least allowed value is above the greatest.</summary>
    EmptyRange,

    /// <summary>The share isn't in (0, 1].</summary>
    Mostly,

    /// <summary>A check or <c>When</c> method isn't static, not <c>bool</c>, generic, or takes something by reference.</summary>
    MethodSignature,

    /// <summary>A parameter matches no column by name and type.</summary>
    MethodArgument,

    /// <summary><c>When</c> names no method, or stands on a rule that judges no single rows.</summary>
    When,

    /// <summary>A column named in <c>[Unique]</c> doesn't exist.</summary>
    UniqueColumn,

    /// <summary>A reference's target is no dataset, or has no such column of the same type.</summary>
    Reference,

    /// <summary>A duration can't be read.</summary>
    Duration,

    /// <summary>Two rules have one id.</summary>
    RuleId,

    /// <summary>The <c>[Features]</c> method isn't static, doesn't return the record, or takes anything but one row.</summary>
    Features,
}
