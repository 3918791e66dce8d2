using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Assay.Workspace.Storage;

namespace Assay.Workspace.Alerts;

/// <summary>Keeps alerts in a folder: one file a UTC day, one alert a line, only ever appended to. Many processes may write.</summary>
public sealed class FileChannel : IAlertChannel
{
    private readonly string _folder;
    private readonly TimeProvider _time;

    /// <summary>A channel over a folder (<see cref="AssayWorkspace.Alerts"/>), which need not exist yet.</summary>
    public FileChannel(string folder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.GetFullPath(folder);
        _time = time ?? throw new ArgumentNullException(nameof(time));
    }

    /// <inheritdoc/>
    public string Name => "file";

    /// <inheritdoc/>
    public async Task<bool> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var name = _time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".jsonl";
        await LineFile.AppendAsync(Path.Combine(_folder, name), alert.ToJson(), cancellationToken);
        return true;
    }

    /// <summary>All alerts that were kept, in the order of writing; an alert appears once for each change of its status. Lines that a crash
    /// cut short are passed over.</summary>
    public async IAsyncEnumerable<Alert> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(_folder))
            yield break;
        foreach (var file in Directory.EnumerateFiles(_folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
            {
                if (Read(line) is { } alert)
                    yield return alert;
            }
        }
    }

    private static Alert? Read(string line)
    {
        try
        {
            return Alert.Parse(Encoding.UTF8.GetBytes(line));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
