using Assay.CompilerServices;

namespace Assay;

/// <summary>The text as a whole is written as a standard says.</summary>
/// <param name="format">The format, which says what it takes.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class FormatAttribute(TextFormat format) : ValueRuleAttribute
{
    /// <summary>The format.</summary>
    public TextFormat Format { get; } = format;

    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && TextFormats.Is(Format, text);
}

/// <summary>
/// The text is a date or time written in one format of .NET (<c>yyyy-MM-dd</c>, <c>dd.MM.yyyy HH:mm</c>), read in the invariant culture.
/// </summary>
/// <param name="format">The format.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class DateTextAttribute(string format) : ValueRuleAttribute
{
    /// <summary>The format.</summary>
    public string Format { get; } = format;

    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && TextFormats.IsDate(text, Format);
}
