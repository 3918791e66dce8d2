using Assay.CompilerServices;

namespace Assay;

/// <summary>The whole text matches a regular expression (.NET syntax, non-backtracking, culture-invariant).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class MatchesAttribute(string pattern) : ValueRuleAttribute
{
    /// <summary>The pattern; it must match the whole value whether or not it is anchored.</summary>
    public string Pattern { get; } = pattern;

    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && Patterns.Whole(Pattern).IsMatch(text);
}

/// <summary>
/// The length lies between two bounds, both included: of text in UTF-16 code units, of bytes in bytes, of a list in elements.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class LengthBetweenAttribute(int minimum, int maximum) : ValueRuleAttribute
{
    /// <summary>The least length.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>The greatest length.</summary>
    public int Maximum { get; } = maximum;

    /// <inheritdoc/>
    protected override bool Passes(object value) => Length(value) is { } length && length >= Minimum && length <= Maximum;

    private static int? Length(object value) => value switch
    {
        string text => text.Length,
        System.Collections.ICollection list => list.Count,
        System.Collections.IEnumerable list => list.Cast<object?>().Count(),
        _ => null,
    };
}

/// <summary>The value is one of a set. Text compares ordinally; numbers in the column's type.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class OneOfAttribute(params object[] values) : ValueRuleAttribute
{
    /// <summary>The values allowed.</summary>
    public IReadOnlyList<object> Values { get; } = values;

    /// <inheritdoc/>
    protected override bool Passes(object value)
    {
        foreach (var allowed in Values)
            if (Bounds.AreEqual(allowed, value))
                return true;
        return false;
    }
}

/// <summary>The value is none of a set. Text compares ordinally; numbers in the column's type; NaN is in no set.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class NotOneOfAttribute(params object[] values) : ValueRuleAttribute
{
    /// <summary>The values refused.</summary>
    public IReadOnlyList<object> Values { get; } = values;

    /// <inheritdoc/>
    protected override bool Passes(object value)
    {
        foreach (var refused in Values)
            if (Bounds.AreEqual(refused, value))
                return false;
        return true;
    }
}
