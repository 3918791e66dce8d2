using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Workspace.Storage;

namespace Assay.Hosting.Scheduling;

/// <summary>Up to when each job's times are accounted for: run, or told as missed. Written before a job starts, so that none runs twice for one time.</summary>
internal sealed class ScheduleState : IDisposable
{
    private readonly string _file;
    private readonly Dictionary<string, DateTimeOffset> _until;
    private readonly SemaphoreSlim _one = new(1);

    private ScheduleState(string file, Dictionary<string, DateTimeOffset> until) => (_file, _until) = (file, until);

    public static async Task<ScheduleState> ReadAsync(string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, "times.json");
        if (!File.Exists(file))
            return new(file, new(StringComparer.Ordinal));
        try
        {
            var content = await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false);
            return new(file, JsonSerializer.Deserialize(content, ScheduleJson.Default.DictionaryStringDateTimeOffset) ?? new(StringComparer.Ordinal));
        }
        catch (JsonException e)
        {
            throw new IOException($"{file}: found no times of schedules, expected JSON. Remove the file; schedules then count from now.", e);
        }
    }

    /// <summary>Up to when a job's times are accounted for; null for a job that is new.</summary>
    public DateTimeOffset? Until(string job)
    {
        lock (_until)
            return _until.TryGetValue(job, out var time) ? time : null;
    }

    public void Dispose() => _one.Dispose();

    public async Task AccountAsync(string job, DateTimeOffset time, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            byte[] content;
            lock (_until)
            {
                _until[job] = time;
                content = JsonSerializer.SerializeToUtf8Bytes(_until, ScheduleJson.Default.DictionaryStringDateTimeOffset);
            }

            await AtomicFile.ReplaceAsync(_file, content, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }
}

[JsonSerializable(typeof(Dictionary<string, DateTimeOffset>))]
internal sealed partial class ScheduleJson : JsonSerializerContext;
