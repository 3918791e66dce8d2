using Assay.Tracking.Rules;

namespace Assay.Tracking.Writing;

/// <summary>Collects entries into the largest batch that every server takes.</summary>
internal sealed class BatchBuilder
{
    // Braces, names and numbers around a key and value; a character takes at most six bytes where it is escaped.
    private const int EntryBytes = 120;
    private const int CharBytes = 6;

    private readonly List<Metric> _metrics = [];
    private readonly List<Param> _params = [];
    private readonly List<Tag> _tags = [];
    private int _bytes;

    internal bool IsEmpty => _metrics.Count + _params.Count + _tags.Count == 0;

    internal bool TryAdd(Entry entry)
    {
        var bytes = EntryBytes + (CharBytes * entry switch
        {
            Entry.OfMetric m => m.Metric.Key.Length,
            Entry.OfParam p => p.Param.Key.Length + p.Param.Value.Length,
            Entry.OfTag t => t.Tag.Key.Length + t.Tag.Value.Length,
            _ => 0,
        });
        if (_metrics.Count + _params.Count + _tags.Count == Limits.BatchEntries || (!IsEmpty && _bytes + bytes > Limits.BatchBytes))
            return false;
        switch (entry)
        {
            case Entry.OfMetric metric:
                _metrics.Add(metric.Metric);
                break;
            case Entry.OfParam param when _params.Count < Limits.BatchParams:
                _params.Add(param.Param);
                break;
            case Entry.OfTag tag when _tags.Count < Limits.BatchParams:
                _tags.Add(tag.Tag);
                break;
            default:
                return false;
        }

        _bytes += bytes;
        return true;
    }

    /// <summary>The batch, of a tag set twice the later value; the builder is empty afterwards.</summary>
    internal RunBatch Take()
    {
        var batch = new RunBatch
        {
            Metrics = [.. _metrics],
            Params = [.. _params],
            Tags = [.. _tags.GroupBy(tag => tag.Key, StringComparer.Ordinal).Select(tags => tags.Last())],
        };
        _metrics.Clear();
        _params.Clear();
        _tags.Clear();
        _bytes = 0;
        return batch;
    }
}
