using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// Text whose whole matches a pattern. On plain columns the answers for the last distinct values are kept, unless the pattern is a table of states.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PatternRule(string id, TextPattern whole) : ValueRule<string>(id)
{
    private const int Kept = 4096;
    private readonly Dictionary<string, bool> _answers = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override bool Passes(string value)
    {
        if (whole.IsTable)
            return whole.IsMatch(value);
        if (_answers.TryGetValue(value, out var passes))
            return passes;
        if (_answers.Count == Kept)
            _answers.Clear();
        return _answers[value] = whole.IsMatch(value);
    }
}

/// <summary>Text whose length in UTF-16 code units lies between two bounds, both included.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LengthRule(string id, int min, int max) : ValueRule<string>(id)
{
    /// <inheritdoc/>
    protected override bool Passes(string value) => value.Length >= min && value.Length <= max;
}

/// <summary>Bytes whose number lies between two bounds, both included.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ByteLengthRule(string id, int min, int max) : ValueRule<byte[]>(id)
{
    /// <inheritdoc/>
    protected override bool Passes(byte[] value) => value is not null && value.Length >= min && value.Length <= max;
}

/// <summary>Lists whose number of elements lies between two bounds, both included.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CountRule(string id, int min, int max) : ValueRule<NestedCell>(id)
{
    /// <inheritdoc/>
    protected override bool Passes(NestedCell value) => value.Count >= min && value.Count <= max;
}
