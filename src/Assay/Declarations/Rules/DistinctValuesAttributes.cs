namespace Assay;

/// <summary>The column's most frequent value, or one of those that are equally frequent, is one of a set.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MostCommonInAttribute(params object[] values) : RuleAttribute
{
    /// <summary>The values allowed.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}

/// <summary>The column's different values are exactly those of a set: each comes, and no other.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DistinctValuesEqualAttribute(params object[] values) : RuleAttribute
{
    /// <summary>The values expected.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}

/// <summary>Each value of a set comes in the column; others may.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DistinctValuesContainAttribute(params object[] values) : RuleAttribute
{
    /// <summary>The values expected.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}

/// <summary>The column holds no value outside of a set. Unlike <see cref="OneOfAttribute"/> it is judged of the batch, and counts the values outside.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DistinctValuesInAttribute(params object[] values) : RuleAttribute
{
    /// <summary>The values allowed.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
