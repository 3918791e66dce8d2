namespace Assay;

/// <summary>
/// The number of rows is between two multiples of that of another dataset, both included: <c>[RowCountOf&lt;Order&gt;(1, 1)]</c> for as many.
/// </summary>
/// <typeparam name="TDataset">The other dataset.</typeparam>
/// <param name="least">The least number of rows for each row of the other dataset.</param>
/// <param name="greatest">The greatest number of rows for each row of the other dataset.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class RowCountOfAttribute<TDataset>(double least, double greatest) : RuleAttribute
{
    /// <summary>The least number of rows for each row of the other dataset.</summary>
    public double Least { get; } = least;

    /// <summary>The greatest number of rows for each row of the other dataset.</summary>
    public double Greatest { get; } = greatest;
}

/// <summary>
/// The newest row is at most so old at the as-of time; with <c>By</c> the newest of each segment. On the event time of a record,
/// <see cref="EventTimeAttribute.MaxAge"/> says the same of all rows together.
/// </summary>
/// <param name="age">The greatest age: <c>15m</c>, <c>6h</c>, <c>45d</c> or ISO 8601.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FreshWithinAttribute(string age) : RuleAttribute
{
    /// <summary>The greatest age.</summary>
    public string Age { get; } = age;
}

/// <summary>The batch stores no column that the record doesn't declare.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class NoColumnsBeyondAttribute : RuleAttribute;

/// <summary>The batch stores exactly the columns that the record declares, in their order.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ExactColumnsAttribute : RuleAttribute
{
    /// <summary>Whether their order doesn't matter.</summary>
    public bool AnyOrder { get; init; }
}
