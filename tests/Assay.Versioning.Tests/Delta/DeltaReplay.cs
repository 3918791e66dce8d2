using System.Text.Json;

namespace Assay.Versioning.Tests.Delta;

/// <summary>Replays a Delta log from its JSON commits alone, as another engine does.</summary>
internal static class DeltaReplay
{
    /// <summary>The paths that are part of a table.</summary>
    public static IReadOnlySet<string> Live(string table)
    {
        var live = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Directory.GetFiles(Path.Combine(table, "_delta_log"), "*.json").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            var action = JsonDocument.Parse(line).RootElement.EnumerateObject().Single();
            if (action.Name == "add")
                Assert.True(live.Add(action.Value.GetProperty("path").GetString()!));
            if (action.Name == "remove")
                Assert.True(live.Remove(action.Value.GetProperty("path").GetString()!));
        }

        return live;
    }
}
