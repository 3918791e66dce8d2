using Assay;

namespace Clicks;

/// <summary>One row per event in the browser.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="At">When it happened.</param>
/// <param name="Session">The visit that it is part of.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Page">Path of the page.</param>
/// <param name="IpAddress">Where the browser is; null where the visitor refused.</param>
/// <param name="Duration">How long it took; null for what has no length.</param>
[Dataset("events", Owner = "web-analytics", Source = "data/events/*.parquet", BatchBy = BatchBy.File)]
[RowCount(Min = 10_000)]
[Versioned(VersionStrategy.Snapshot, Keep = "90d", Why = "append-only log")]
public sealed partial record Event(
    [RowKey] Guid Id,
    [EventTime(MaxAge = "6h")] DateTimeOffset At,
    [LengthBetween(16, 64)] string Session,
    [OneOf("view", "click", "scroll", "purchase")] string Kind,
    [Matches("^/[^?#]*$")] string Page,
    [Sensitive, LengthBetween(7, 45)] string? IpAddress,
    [Unit("ms"), InRange(0, 600_000)] int? Duration);

/// <summary>What happened in a session.</summary>
[Columns("sessions")]
public sealed partial record Session
{
    /// <summary>The session.</summary>
    [LengthBetween(16, 64)]
    public required string Id { get; init; }

    /// <summary>Events of the session.</summary>
    [Unit("1"), AtLeast(1)]
    public required int Events { get; init; }

    /// <summary>Whether something was bought.</summary>
    public required bool Bought { get; init; }
}

/// <summary>Sums up the sessions of each night.</summary>
[Pipeline("sessions", Schedule = "15 1 * * *", Owner = "web-analytics")]
public sealed partial record SumUpSessions
{
    /// <summary>One row per session.</summary>
    [Step(Memory = "2Gi", Timeout = "2h")]
    public static async Task<Rows<Session>> Group(Rows<Event> events, CancellationToken cancel)
    {
        var sessions = new Dictionary<string, (int Count, bool Bought)>(StringComparer.Ordinal);
        await foreach (var one in events.WithCancellation(cancel))
        {
            var known = sessions.GetValueOrDefault(one.Session);
            sessions[one.Session] = (known.Count + 1, known.Bought || one.Kind == "purchase");
        }

        var rows = new List<Session>(sessions.Count);
        foreach (var (id, session) in sessions)
            rows.Add(new Session { Id = id, Events = session.Count, Bought = session.Bought });
        return RowsOf.Memory(rows);
    }
}
