namespace Assay;

/// <summary>No two rows agree in all columns. A null equals a null here.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class RowsDistinctAttribute : RuleAttribute
{
    /// <summary>What the rule counts as its whole.</summary>
    public RuleScope Scope { get; init; }
}

/// <summary>The base of rules over several columns of each row.</summary>
/// <param name="columns">The columns, by their names in C#.</param>
public abstract class RowColumnsAttribute(string[] columns) : RuleAttribute
{
    /// <summary>The columns, by their names in C#.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;
}

/// <summary>At least one of several columns is not null in each row.</summary>
/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class AnyOfAttribute(params string[] columns) : RowColumnsAttribute(columns);

/// <summary>Of several columns, either all or none are null in each row.</summary>
/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class AllOrNoneAttribute(params string[] columns) : RowColumnsAttribute(columns);

/// <summary>
/// The values of several columns differ from each other in each row. Nulls don't count: a row with fewer than two values is out of scope. NaN equals
/// nothing.
/// </summary>
/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class DistinctWithinRowAttribute(params string[] columns) : RowColumnsAttribute(columns);

/// <summary>
/// One column is the sum of others in each row. A row in which one of them is null is out of scope. Whole numbers and decimals are summed exactly; the
/// sum of n floating-point numbers may be off by what rounding can make of it: n·u·Σ|x|, u being 2⁻⁵³ or, where a <see langword="float"/> takes part,
/// 2⁻²⁴ (N. Higham, Accuracy and Stability of Numerical Algorithms, section 4.2).
/// </summary>
/// <param name="total">The column that holds the sum, by its name in C#.</param>
/// <param name="parts">The columns that are summed.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class SumEqualsAttribute(string total, params string[] parts) : RuleAttribute
{
    /// <summary>The column that holds the sum.</summary>
    public string Total { get; } = total;

    /// <summary>The columns that are summed.</summary>
    public IReadOnlyList<string> Parts { get; } = parts;

    /// <summary>How far the two may be apart, beyond rounding; 0 unless said otherwise.</summary>
    public double Tolerance { get; init; }
}

/// <summary>
/// The values of several columns together are one of a list: <c>[OneOfTuples([nameof(Country), nameof(Currency)], "DE", "EUR", "US", "USD")]</c>. A row
/// in which one of them is null is out of scope. Values compare as those of <see cref="OneOfAttribute"/>.
/// </summary>
/// <param name="columns">The columns, by their names in C#.</param>
/// <param name="values">The values, row after row: as many as there are columns, or a multiple.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class OneOfTuplesAttribute(string[] columns, params object[] values) : RowColumnsAttribute(columns)
{
    /// <summary>The values, row after row.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
