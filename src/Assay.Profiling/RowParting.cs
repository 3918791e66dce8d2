using Assay.CompilerServices;
using Assay.Data;
using Assay.Data.Discovery;
using Assay.Data.Files;
using Assay.Profiling.Columns;

namespace Assay.Profiling;

/// <summary>
/// Parts rows into those that rules are learned on and those held back: by the event time where there is one, the last fifth of its span, because
/// rules are for rows that come later; else every fifth by a hash of the row's number.
/// </summary>
internal sealed class RowParting
{
    private const double LearnedShare = 0.8;
    private const double LeastShare = 0.01;

    private readonly int _time;
    private readonly double _from;
    private readonly string _by;
    private readonly long[] _rows = new long[2];
    private byte[] _parts = [];
    private long _seen;

    private readonly bool _isInstant;

    private RowParting(int time, bool isInstant, double from, string by) => (_time, _isInstant, _from, _by) = (time, isInstant, from, by);

    /// <summary>The column of the event time; −1 where there is none.</summary>
    public int Time => _time;

    public HeldBackRows Rows => new(_rows[0], _rows[1], _by);

    /// <summary>Finds the event time's span: text told it when its type was found, of other formats one column is read for it.</summary>
    public static async Task<RowParting> OfAsync(
        DatasetDescriptor descriptor, IReadOnlyList<FoundColumn> found, IReadOnlyList<DataFile> files, SourceSpec spec, CancellationToken cancellation)
    {
        var time = -1;
        for (var ordinal = 0; ordinal < descriptor.Columns.Count && time < 0; ordinal++)
        {
            if (descriptor.Columns[ordinal].Type is ColumnType.Timestamp or ColumnType.Instant && !PersonalData.IsNamed(found[ordinal].Stored))
                time = ordinal;
        }

        if (time < 0)
            return new RowParting(-1, false, 0, "a hash of the row's number");
        var span = found[time].Span is { } known
            ? (Times.Microseconds(known.Earliest), Times.Microseconds(known.Latest))
            : await SpanAsync(descriptor, time, files, spec, cancellation).ConfigureAwait(false);
        return span is var (earliest, latest) && latest > earliest
            ? new RowParting(time, descriptor.Columns[time].Type == ColumnType.Instant, earliest + (LearnedShare * (latest - earliest)), $"the last fifth of the time in {found[time].Stored}")
            : new RowParting(-1, false, 0, "a hash of the row's number");
    }

    /// <summary>Whether the part held back is large enough to say something.</summary>
    public bool IsTelling => _rows[1] > 0 && _rows[1] >= LeastShare * (_rows[0] + _rows[1]) && _rows[0] >= _rows[1];

    public ReadOnlySpan<byte> Of(ColumnBatch batch)
    {
        if (_parts.Length < batch.RowCount)
            _parts = new byte[batch.RowCount];
        if (_time >= 0)
            ByTime(batch);
        else
            ByHash(batch.RowCount);
        for (var row = 0; row < batch.RowCount; row++)
            _rows[_parts[row]]++;
        return _parts.AsSpan(0, batch.RowCount);
    }

    private void ByHash(int rows)
    {
        for (var row = 0; row < rows; row++)
            _parts[row] = Hashes.Mix((ulong)++_seen) % 5 == 0 ? (byte)1 : (byte)0;
    }

    private void ByTime(ColumnBatch batch)
    {
        if (_isInstant)
        {
            var instants = batch.Column<DateTimeOffset>(_time);
            for (var row = 0; row < batch.RowCount; row++)
                _parts[row] = !instants.IsNull(row) && Times.Microseconds(instants[row].UtcDateTime) > _from ? (byte)1 : (byte)0;
            return;
        }

        var times = batch.Column<DateTime>(_time);
        for (var row = 0; row < batch.RowCount; row++)
            _parts[row] = !times.IsNull(row) && Times.Microseconds(times[row]) > _from ? (byte)1 : (byte)0;
    }

    private static async Task<(double, double)> SpanAsync(DatasetDescriptor descriptor, int time, IReadOnlyList<DataFile> files, SourceSpec spec, CancellationToken cancellation)
    {
        var (earliest, latest) = (double.PositiveInfinity, double.NegativeInfinity);
        var request = ReadRequest.Of(descriptor, [time], spec);
        var tally = ColumnTally.Of(descriptor.Columns[time].Type, new Sketches.HashBudget(0));
        foreach (var file in files)
        {
            await foreach (var batch in request.ReadAsync(file, spec.Format ?? FormatOf.File(file), cancellation).ConfigureAwait(false))
            {
                tally.Add(batch, time, new byte[batch.RowCount]);
                foreach (var number in tally.Trace.Numbers.AsSpan(0, batch.RowCount))
                {
                    if (number < earliest)
                        earliest = number;
                    if (number > latest)
                        latest = number;
                }
            }
        }

        return (earliest, latest);
    }
}
