namespace Assay;

/// <summary>The text is not empty and has a character that is no white space.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NotBlankAttribute : ValueRuleAttribute
{
    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && !string.IsNullOrWhiteSpace(text);
}

/// <summary>
/// A column that may hold null holds one in few rows: <c>[Complete(Mostly = 0.95)]</c> lets one in twenty be null. Every row in scope counts.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class CompleteAttribute : RuleAttribute;

/// <summary>A column that may hold null holds none in the rows for which a method of the record is true.</summary>
/// <param name="method">The name of a static <see langword="bool"/> method of the record whose parameters are columns.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class RequiredWhenAttribute(string method) : RuleAttribute
{
    /// <summary>The name of the method that says in which rows a value is required.</summary>
    public string Method { get; } = method;
}
