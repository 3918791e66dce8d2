namespace Assay;

/// <summary>The text starts with one of some texts, compared ordinally.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class StartsWithAttribute(params string[] texts) : ValueRuleAttribute
{
    /// <summary>The texts of which one is enough.</summary>
    public IReadOnlyList<string> Texts { get; } = texts;

    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && Texts.Any(one => text.StartsWith(one, StringComparison.Ordinal));
}

/// <summary>The text ends with one of some texts, compared ordinally.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class EndsWithAttribute(params string[] texts) : ValueRuleAttribute
{
    /// <summary>The texts of which one is enough.</summary>
    public IReadOnlyList<string> Texts { get; } = texts;

    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && Texts.Any(one => text.EndsWith(one, StringComparison.Ordinal));
}

/// <summary>The text contains one of some texts, compared ordinally.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class ContainsAttribute(params string[] texts) : ValueRuleAttribute
{
    /// <summary>The texts of which one is enough.</summary>
    public IReadOnlyList<string> Texts { get; } = texts;

    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && Texts.Any(one => text.Contains(one, StringComparison.Ordinal));
}
