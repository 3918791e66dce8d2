namespace Assay;

/// <summary>
/// The base of rules that compare the values of two columns in each row. A row in which one of them is null is out of scope. NaN equals nothing and
/// fails every ordered comparison; text compares ordinally. The columns are of one type, or of numbers that one type holds exactly.
/// </summary>
/// <param name="column">The other column, by its name in C#.</param>
public abstract class ColumnComparisonAttribute(string column) : RuleAttribute
{
    /// <summary>The other column, by its name in C#.</summary>
    public string Column { get; } = column;
}

/// <summary>The value is greater than that of another column in the same row.</summary>
/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class GreaterThanColumnAttribute(string column) : ColumnComparisonAttribute(column);

/// <summary>The value is not less than that of another column in the same row.</summary>
/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class AtLeastColumnAttribute(string column) : ColumnComparisonAttribute(column);

/// <summary>The value is less than that of another column in the same row.</summary>
/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class LessThanColumnAttribute(string column) : ColumnComparisonAttribute(column);

/// <summary>The value is not greater than that of another column in the same row.</summary>
/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class AtMostColumnAttribute(string column) : ColumnComparisonAttribute(column);

/// <summary>The value equals that of another column in the same row.</summary>
/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class EqualsColumnAttribute(string column) : ColumnComparisonAttribute(column);

/// <summary>The value differs from that of another column in the same row.</summary>
/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class DiffersFromColumnAttribute(string column) : ColumnComparisonAttribute(column);
