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

    internal bool TryAdd(in Entry entry)
    {
        if (entry.Kind is not (EntryKind.Metric or EntryKind.Param or EntryKind.Tag))
            return false;
        var bytes = EntryBytes + (CharBytes * (entry.Key.Length + (entry.Kind == EntryKind.Metric ? 0 : entry.Text.Length)));
        if (_metrics.Count + _params.Count + _tags.Count == Limits.BatchEntries || (!IsEmpty && _bytes + bytes > Limits.BatchBytes))
            return false;
        switch (entry.Kind)
        {
            case EntryKind.Metric:
                _metrics.Add(new Metric(entry.Key, entry.Value, entry.Timestamp, entry.Step));
                break;
            case EntryKind.Param when _params.Count < Limits.BatchParams:
                _params.Add(new Param(entry.Key, entry.Text));
                break;
            case EntryKind.Tag when _tags.Count < Limits.BatchParams:
                _tags.Add(new Tag(entry.Key, entry.Text));
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
