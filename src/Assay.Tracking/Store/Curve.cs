using System.Runtime.InteropServices;

namespace Assay.Tracking.Store;

/// <summary>A point as it is stored: NaN is a 0 with a mark, since SQLite takes NaN for NULL.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Point(long Step, long Timestamp, double Value, long IsNan)
{
    internal bool IsAfter(Point other) => (Step, Timestamp, Value).CompareTo((other.Step, other.Timestamp, other.Value)) > 0;
}

/// <summary>What a batch adds to one metric of a run.</summary>
internal sealed class Curve
{
    private const string Known = "SELECT series, step, timestamp, value, is_nan FROM series WHERE run = ?1 AND key = ?2";

    private const string New = """
        INSERT INTO series SELECT ?1, ?2, coalesce(max(series), 0) + 1, ?3, ?4, ?5, ?6 FROM series RETURNING series
        """;

    private const string NewLatest = "UPDATE series SET step = ?3, timestamp = ?4, value = ?5, is_nan = ?6 WHERE run = ?1 AND key = ?2";

    private const string NewPoint = "INSERT INTO points VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";

    private readonly long _run;
    private readonly string _key;
    private readonly long _series;
    private readonly Point _before;
    private readonly List<Point> _points = [];

    private Curve(long run, string key, long series, Point latest)
    {
        _run = run;
        _key = key;
        _series = series;
        _before = latest;
    }

    /// <summary>The curve of a key, begun where it is new.</summary>
    internal static Curve Find(StoreConnection db, long run, string key, Point first) =>
        db.Prepared(Known).With(run, key).First(row => new Curve(run, key, row.Long(0), new(row.Long(1), row.Long(2), row.Double(3), row.Long(4))))
        ?? new(run, key, db.Prepared(New).With(run, key, first.Step, first.Timestamp, first.Value, first.IsNan).First(row => row.Long(0)), first);

    internal void Add(Point point) => _points.Add(point);

    /// <summary>Writes the points, and which is the latest now.</summary>
    internal void Write(StoreConnection db)
    {
        var latest = _before;
        var insert = db.Prepared(NewPoint);
        foreach (var point in CollectionsMarshal.AsSpan(_points))
        {
            insert.With(_series, point.Step, point.Timestamp, point.Value, point.IsNan).Run();
            if (point.IsAfter(latest))
                latest = point;
        }

        if (latest != _before)
            db.Prepared(NewLatest).With(_run, _key, latest.Step, latest.Timestamp, latest.Value, latest.IsNan).Run();
    }
}
