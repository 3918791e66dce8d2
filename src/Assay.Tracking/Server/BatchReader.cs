using System.Text.Json;

namespace Assay.Tracking.Server;

/// <summary>
/// Reads the body of <c>log-batch</c> straight from its bytes: a thousand points are most of what a training ever sends. It takes only what is
/// written plainly; for all else it answers null, and <see cref="RequestFields"/> reads the body carefully and says what is wrong with it.
/// </summary>
internal sealed class BatchReader
{
    private const int MostBytesOfKey = 512;

    // The same few keys come again and again: each becomes one text.
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<Metric> _metrics = [];
    private readonly List<Param> _params = [];
    private readonly List<Tag> _tags = [];
    private string? _runId;

    internal static (string RunId, RunBatch Batch)? Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var batch = new BatchReader();
        try
        {
            return batch.TryRead(ref reader) && batch._runId is { Length: > 0 } runId
                ? (runId, new RunBatch { Metrics = batch._metrics, Params = batch._params, Tags = batch._tags })
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool TryRead(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFine = reader.ValueTextEquals("metrics"u8) ? TryMetrics(ref reader)
                : reader.ValueTextEquals("params"u8) ? TryPairs(ref reader, (batch, key, value) => batch._params.Add(new(key, value)))
                : reader.ValueTextEquals("tags"u8) ? TryPairs(ref reader, (batch, key, value) => batch._tags.Add(new(key, value)))
                : reader.ValueTextEquals("run_id"u8) ? TryText(ref reader, out _runId)
                : TrySkip(ref reader);
            if (!isFine)
                return false;
        }

        // Reading on finds what stands behind the object.
        return reader.TokenType == JsonTokenType.EndObject && !reader.Read();
    }

    private bool TryMetrics(ref Utf8JsonReader reader)
    {
        // A list that is given twice counts once, as it does for everybody else.
        if (_metrics.Count > 0 || !reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (!TryMetric(ref reader))
                return false;
        }

        return reader.TokenType == JsonTokenType.EndArray;
    }

    private bool TryMetric(ref Utf8JsonReader reader)
    {
        string? key = null, model = null, dataset = null, digest = null;
        double value = 0;
        long timestamp = 0, step = 0;
        var (hasValue, hasTime) = (false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFine = reader.ValueTextEquals("key"u8) ? TryKey(ref reader, out key)
                : reader.ValueTextEquals("value"u8) ? hasValue = TryDouble(ref reader, out value)
                : reader.ValueTextEquals("timestamp"u8) ? hasTime = TryLong(ref reader, out timestamp)
                : reader.ValueTextEquals("step"u8) ? TryLong(ref reader, out step)
                : reader.ValueTextEquals("model_id"u8) ? TryText(ref reader, out model)
                : reader.ValueTextEquals("dataset_name"u8) ? TryText(ref reader, out dataset)
                : reader.ValueTextEquals("dataset_digest"u8) ? TryText(ref reader, out digest)
                : TrySkip(ref reader);
            if (!isFine)
                return false;
        }

        if (key is not { Length: > 0 } || !hasValue || !hasTime || reader.TokenType != JsonTokenType.EndObject)
            return false;
        _metrics.Add(new Metric(key, value, timestamp, step) { ModelId = model, DatasetName = dataset, DatasetDigest = digest });
        return true;
    }

    private bool TryPairs(ref Utf8JsonReader reader, Action<BatchReader, string, string> add)
    {
        if (_params.Count + _tags.Count > 0 && (reader.ValueTextEquals("params"u8) ? _params.Count : _tags.Count) > 0)
            return false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            string? key = null, value = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!(reader.ValueTextEquals("key"u8) ? TryText(ref reader, out key) : reader.ValueTextEquals("value"u8) ? TryText(ref reader, out value) : TrySkip(ref reader)))
                    return false;
            }

            if (key is not { Length: > 0 } || value is null)
                return false;
            add(this, key, value);
        }

        return reader.TokenType == JsonTokenType.EndArray;
    }

    private bool TryKey(ref Utf8JsonReader reader, out string? key)
    {
        key = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > MostBytesOfKey)
            return false;
        Span<char> text = stackalloc char[MostBytesOfKey];
        text = text[..reader.CopyString(text)];
        if (!_keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out key))
            _keys.Add(key = text.ToString());
        return true;
    }

    private static bool TryText(ref Utf8JsonReader reader, out string? text)
    {
        text = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            return false;
        text = reader.GetString();
        return true;
    }

    private static bool TryDouble(ref Utf8JsonReader reader, out double value)
    {
        value = double.NaN;
        return reader.Read() && (reader.TokenType == JsonTokenType.Number
            ? reader.TryGetDouble(out value)
            : reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("NaN"u8));
    }

    private static bool TryLong(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value);
    }

    private static bool TrySkip(ref Utf8JsonReader reader) => reader.Read() && reader.TrySkip();
}
