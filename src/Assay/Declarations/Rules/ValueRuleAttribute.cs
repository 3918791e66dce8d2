using System.ComponentModel.DataAnnotations;

namespace Assay;

/// <summary>
/// The base of rules over one value. They derive from <see cref="ValidationAttribute"/>, so that ASP.NET Core and other users of
/// DataAnnotations apply the same semantics as the batch kernels: null never fails, the empty string is a value, NaN fails every
/// ordered comparison, a pattern matches the whole value.
/// </summary>
public abstract class ValueRuleAttribute : ValidationAttribute, IRule
{
    /// <inheritdoc/>
    public Severity Severity { get; init; } = Severity.Error;

    /// <inheritdoc/>
    public double Mostly { get; init; } = 1;

    /// <inheritdoc/>
    public string? When { get; init; }

    /// <inheritdoc/>
    public string? By { get; init; }

    /// <inheritdoc/>
    public string? Id { get; init; }

    /// <summary>Whether <paramref name="value"/> passes; called for values that are not null.</summary>
    protected abstract bool Passes(object value);

    /// <inheritdoc/>
    public sealed override bool IsValid(object? value) => value is null || Passes(value);
}
