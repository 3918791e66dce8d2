using System.Text.Json;

namespace Assay.Workspace.Lineage;

/// <summary>Reads the lines of one object of the log.</summary>
internal static class EventLines
{
    internal static List<LoggedEvent> Read(byte[]? content, string path, Action<UnreadableEvent>? onUnreadable)
    {
        var events = new List<LoggedEvent>();
        var rest = content.AsSpan();
        for (var line = 1; !rest.IsEmpty; line++)
        {
            var end = rest.IndexOf((byte)'\n');
            var text = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (text.Trim(" \r\t"u8).IsEmpty)
                continue;
            try
            {
                events.Add(new(LineageEvent.Parse(text), path, line));
            }
            catch (JsonException e)
            {
                Refuse(path, line, e, onUnreadable);
            }
        }

        return events;
    }

    private static void Refuse(string path, int line, JsonException e, Action<UnreadableEvent>? onUnreadable)
    {
        // JsonException's own message may quote the line, so its place alone is told.
        var reason = e.Path is { Length: > 0 } member ? $"no OpenLineage event: wrong at {member}" : "no OpenLineage event";
        if (onUnreadable is not null)
            onUnreadable(new(path, line, reason));
        else
            throw new WorkspaceException(
                "read the event log", $"{path}, line {line}", reason, "one OpenLineage event a line", "Move that file out of the workspace.");
    }
}
