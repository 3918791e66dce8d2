using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Assay;

/// <summary>Named numbers that a step returns: <c>new Metrics { ["auc"] = 0.64 }</c>.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "The field's word.")]
public sealed class Metrics : IEnumerable<KeyValuePair<string, double>>
{
    private readonly SortedDictionary<string, double> _values = new(StringComparer.Ordinal);

    /// <summary>The value of a metric.</summary>
    /// <exception cref="KeyNotFoundException">There is no such metric.</exception>
    public double this[string name]
    {
        get => _values[name];
        set => _values[name] = value;
    }

    /// <summary>The number of metrics.</summary>
    public int Count => _values.Count;

    /// <summary>Whether there is such a metric, and its value.</summary>
    public bool TryGet(string name, out double value) => _values.TryGetValue(name, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
