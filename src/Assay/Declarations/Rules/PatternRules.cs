using Assay.CompilerServices;

namespace Assay;

/// <summary>The text as a whole doesn't match a regular expression, written as that of <see cref="MatchesAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class NotMatchesAttribute(string pattern) : ValueRuleAttribute
{
    /// <summary>The pattern that no value may match as a whole.</summary>
    public string Pattern { get; } = pattern;

    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && !Patterns.Whole(Pattern).IsMatch(text);
}

/// <summary>The text as a whole matches one of several regular expressions, each written as that of <see cref="MatchesAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class MatchesAnyAttribute(params string[] patterns) : ValueRuleAttribute
{
    /// <summary>The patterns of which one is enough.</summary>
    public IReadOnlyList<string> Patterns { get; } = patterns;

    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && Patterns.Any(pattern => CompilerServices.Patterns.Whole(pattern).IsMatch(text));
}

/// <summary>The text has exactly so many UTF-16 code units; bytes so many bytes, a list so many elements.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ExactLengthAttribute(int length) : ValueRuleAttribute
{
    private readonly LengthBetweenAttribute _between = new(length, length);

    /// <summary>The length.</summary>
    public int Length { get; } = length;

    /// <inheritdoc/>
    protected override bool Passes(object value) => _between.IsValid(value);
}
