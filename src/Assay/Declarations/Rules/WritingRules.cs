using System.Text;
using Assay.CompilerServices;

namespace Assay;

/// <summary>In which case text is written.</summary>
public enum TextCase
{
    /// <summary>No letter has another lower-case form.</summary>
    Lower,

    /// <summary>No letter has another upper-case form.</summary>
    Upper,
}

/// <summary>Every letter of the text is in one case, by the simple case mappings of Unicode, whatever the culture. Characters without case pass.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CasingAttribute(TextCase letters) : ValueRuleAttribute
{
    /// <summary>The case.</summary>
    public TextCase Letters { get; } = letters;

    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && Writing.IsIn(Letters, text);
}

/// <summary>The text holds only characters of ASCII, U+0000 to U+007F.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class AsciiAttribute : ValueRuleAttribute
{
    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && System.Text.Ascii.IsValid(text);
}

/// <summary>The text neither starts nor ends with white space.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TrimmedAttribute : ValueRuleAttribute
{
    /// <inheritdoc/>
    protected override bool Passes(object value) => value is string text && Writing.IsTrimmed(text);
}
