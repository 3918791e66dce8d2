using System.Security.Cryptography;
using Assay.Workspace.Lineage;

namespace Assay.Catalog.Folding;

/// <summary>
/// Which of two events says more of the same thing: an end more than anything before it, then the later one; among events of the same
/// instant their content decides, so that the order of reading never does.
/// </summary>
internal readonly record struct EventOrder(bool Ends, DateTimeOffset Time, string Content) : IComparable<EventOrder>
{
    public static EventOrder Of(LineageEvent e) => new(
        e is RunEvent { EventType: RunState.Complete or RunState.Fail or RunState.Abort }, e.EventTime, Convert.ToHexString(SHA256.HashData(e.ToJson())));

    public int CompareTo(EventOrder other)
    {
        var byEnd = Ends.CompareTo(other.Ends);
        if (byEnd != 0)
            return byEnd;
        var byTime = Time.CompareTo(other.Time);
        return byTime != 0 ? byTime : string.CompareOrdinal(Content, other.Content);
    }
}

/// <summary>What is known by key, each from the event that says most of it.</summary>
internal sealed class Known<TKey, TValue>
    where TKey : notnull
{
    private readonly SortedDictionary<TKey, (EventOrder Order, TValue Value)> _values;

    public Known(IComparer<TKey> order) => _values = new(order);

    public IEnumerable<TValue> Values => _values.Values.Select(v => v.Value);

    public IEnumerable<(TKey Key, TValue Value)> Pairs => _values.Select(v => (v.Key, v.Value.Value));

    public TValue? this[TKey key] => _values.TryGetValue(key, out var known) ? known.Value : default;

    public void Set(TKey key, EventOrder order, TValue? value)
    {
        if (value is not null && (!_values.TryGetValue(key, out var known) || order.CompareTo(known.Order) > 0))
            _values[key] = (order, value);
    }
}
