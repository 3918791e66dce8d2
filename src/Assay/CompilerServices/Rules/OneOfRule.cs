using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>Values of a set: text compares ordinally, −0 equals 0, and NaN passes only where NaN is in the set.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OneOfRule<T>(string id, params T[] values) : ValueRule<T>(id)
{
    private readonly HashSet<T> _values = [.. values];

    /// <inheritdoc/>
    protected override bool Passes(T value) => _values.Contains(value);
}
