using System.Globalization;
using System.Runtime.CompilerServices;

namespace Assay.Tracking.Import.FileStore;

/// <summary>Folders in which a file's path is a key: <c>params/</c>, <c>tags/</c>, <c>metrics/</c>. A <c>/</c> in a key is a folder.</summary>
internal static class KeyFiles
{
    /// <summary>Keys and whole contents.</summary>
    internal static async Task<IReadOnlyList<Tag>> ReadAsync(string folder, ImportProgress progress, CancellationToken cancel)
    {
        var pairs = new List<Tag>();
        foreach (var (key, path) in Of(folder, progress))
        {
            try
            {
                pairs.Add(new Tag(key, await File.ReadAllTextAsync(path, cancel).ConfigureAwait(false)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                progress.Problem(path, 0, e.GetType().Name, "a file that can be read");
            }
        }

        return pairs;
    }

    /// <summary>The points of all metrics, line by line: <c>time value step</c>, and what newer ones add of a dataset.</summary>
    internal static async IAsyncEnumerable<Metric> MetricsAsync(string folder, ImportProgress progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var (key, path) in Of(folder, progress))
        {
            var number = 0;
            using var reader = new StreamReader(path);
            while (await reader.ReadLineAsync(cancel).ConfigureAwait(false) is { } line)
            {
                number++;
                if (line.Length == 0)
                    continue;
                if (Parse(key, line) is { } metric)
                    yield return metric;
                else
                    progress.Problem(path, number, $"'{(line.Length > 60 ? line[..60] + "…" : line)}'", "time, value and step");
            }
        }
    }

    /// <summary>A point of its line; null where the line is none.</summary>
    internal static Metric? Parse(string key, string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 2 or 4 or > 6
            || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var time)
            || Value(parts[1]) is not { } value)
            return null;
        long step = 0;
        if (parts.Length > 2 && !long.TryParse(parts[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out step))
            return null;
        return new Metric(key, value, time, step) { DatasetName = parts.Length > 3 ? parts[3] : null, DatasetDigest = parts.Length > 4 ? parts[4] : null };
    }

    // As Python writes them.
    private static double? Value(string text) => text.ToLowerInvariant() switch
    {
        "nan" => double.NaN,
        "inf" or "infinity" => double.PositiveInfinity,
        "-inf" or "-infinity" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null,
    };

    private static IEnumerable<(string Key, string Path)> Of(string folder, ImportProgress progress)
    {
        foreach (var path in SafeFiles.Below(folder, progress))
            yield return (Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), path);
    }
}
