using System.ComponentModel;
using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>A batch that owns its columns in memory: rows made by user code, or the rows of a request.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MemoryColumnBatch : ColumnBatch
{
    private readonly Array?[] _values;
    private readonly byte[]?[] _validity;
    private readonly int[] _nulls;

    private MemoryColumnBatch(int columns, int rows, long firstRow, string source)
    {
        _values = new Array?[columns];
        _validity = new byte[]?[columns];
        _nulls = new int[columns];
        RowCount = rows;
        FirstRow = firstRow;
        Source = source;
    }

    /// <inheritdoc/>
    public override int RowCount { get; }

    /// <inheritdoc/>
    public override long FirstRow { get; }

    /// <inheritdoc/>
    public override string Source { get; }

    /// <summary>Copies rows into columns.</summary>
    public static MemoryColumnBatch Of<T>(DatasetPlan<T> plan, ReadOnlySpan<T> rows, long firstRow = 0, string source = "memory")
    {
        ArgumentNullException.ThrowIfNull(plan);
        var batch = new MemoryColumnBatch(plan.Descriptor.Columns.Count, rows.Length, firstRow, source);
        plan.WriteRows(rows, new Sink(batch));
        return batch;
    }

    /// <summary>The same rows without the columns for which <paramref name="dropped"/> is true.</summary>
    public MemoryColumnBatch Without(Func<int, bool> dropped)
    {
        ArgumentNullException.ThrowIfNull(dropped);
        var copy = new MemoryColumnBatch(_values.Length, RowCount, FirstRow, Source);
        for (var i = 0; i < _values.Length; i++)
        {
            if (dropped(i))
                continue;
            copy._values[i] = _values[i];
            copy._validity[i] = _validity[i];
            copy._nulls[i] = _nulls[i];
        }

        return copy;
    }

    /// <inheritdoc/>
    public override bool Has(int ordinal) => _values[ordinal] is not null;

    /// <inheritdoc/>
    public override ColumnView<T> Column<T>(int ordinal) => _values[ordinal] switch
    {
        T[] values => new ColumnView<T>(values, _validity[ordinal], 0, _nulls[ordinal]),
        null => throw new InvalidOperationException($"Column {ordinal} is not present in this batch."),
        var other => throw new InvalidOperationException($"Column {ordinal} holds {other.GetType().GetElementType()}, not {typeof(T)}."),
    };

    /// <inheritdoc/>
    public override string? Format(int ordinal, int row)
    {
        if (_values[ordinal] is not { } values)
            return null;
        if (_validity[ordinal] is { } bits && (bits[row >> 3] & (1 << (row & 7))) == 0)
            return null;
        return CellText.Of(values.GetValue(row));
    }

    private sealed class Sink(MemoryColumnBatch batch) : ColumnSink
    {
        public override void Write<T>(int ordinal, ReadOnlySpan<T> values, ReadOnlySpan<bool> valid)
        {
            batch._values[ordinal] = values.ToArray();
            if (valid.IsEmpty)
                return;
            var bits = new byte[(values.Length + 7) / 8];
            var nulls = 0;
            for (var i = 0; i < valid.Length; i++)
            {
                if (valid[i])
                    bits[i >> 3] |= (byte)(1 << (i & 7));
                else
                    nulls++;
            }

            batch._nulls[ordinal] = nulls;
            batch._validity[ordinal] = nulls == 0 ? null : bits;
        }
    }
}

/// <summary>Invariant text of a cell, as reports show it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellText
{
    /// <summary>Invariant, round-tripping text; ISO 8601 for times, base64 for bytes.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString(TimeOfDay.Format, CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        bool flag => flag ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
