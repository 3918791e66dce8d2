using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>Values of a set: text compares ordinally, −0 equals 0, and NaN is in no set.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OneOfRule<T>(string id, params T[] values) : ValueRule<T>(id)
{
    private readonly HashSet<T> _values = [.. values.Where(value => !Bounds.IsNaN(value!))];

    /// <inheritdoc/>
    protected override bool Passes(T value) => _values.Contains(value);
}
