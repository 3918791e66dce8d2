namespace Assay;

/// <summary>
/// No value is less than the one before it, in the order of sources' names and their rows. Rows that are null or out of scope are left out of the
/// sequence; NaN fails, and is left out too. With <see cref="RuleAttribute.By"/> each segment is a sequence of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class IncreasingAttribute : RuleAttribute
{
    /// <summary>Whether a value that equals the one before it fails as well.</summary>
    public bool Strictly { get; init; }
}

/// <summary>No value is greater than the one before it; otherwise as <see cref="IncreasingAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class DecreasingAttribute : RuleAttribute
{
    /// <summary>Whether a value that equals the one before it fails as well.</summary>
    public bool Strictly { get; init; }
}

/// <summary>
/// Each value is the one before it plus a step: nothing is left out, nothing stands twice. The order is that of <see cref="IncreasingAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class NoGapsAttribute : RuleAttribute
{
    /// <summary>
    /// The step: a number (1 unless said otherwise) or, of dates and times, a duration (<c>"15m"</c>, <c>"1d"</c>; one day of dates unless said otherwise).
    /// </summary>
    public object? Every { get; init; }
}
