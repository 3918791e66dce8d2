using System.IO.Hashing;
using System.Runtime.InteropServices;
using Assay.CompilerServices;

namespace Assay.Data.Profiles;

/// <summary>What is counted of a column while its rows pass. Its size doesn't grow with the number of rows but for the hashes of a key.</summary>
internal abstract class ColumnTally
{
    public static ColumnTally Of(ColumnType type) => type switch
    {
        ColumnType.Boolean => new ValueTally<bool>(value => Hash(value)),
        ColumnType.Int16 => new ValueTally<short>(value => Hash(value), value => value, value => value),
        ColumnType.Int32 => new ValueTally<int>(value => Hash(value), value => value, value => value),
        ColumnType.Int64 => new ValueTally<long>(value => Hash(value), value => value, value => value),
        ColumnType.Float => new ValueTally<float>(value => Hash(value), value => value, value => Exact(value)),
        ColumnType.Double => new ValueTally<double>(value => Hash(value), value => value, Exact),
        ColumnType.Decimal => new ValueTally<decimal>(value => Hash(value), value => (double)value, value => value),
        ColumnType.Timestamp => new ValueTally<DateTime>(value => Hash(value.Ticks)),
        ColumnType.Instant => new ValueTally<DateTimeOffset>(value => Hash(value.UtcTicks)),
        ColumnType.Date => new ValueTally<DateOnly>(value => Hash(value.DayNumber)),
        ColumnType.Guid => new ValueTally<Guid>(value => Hash(value)),
        _ => new TextTally(),
    };

    public abstract void Add(ColumnBatch batch, int ordinal);

    /// <summary>What was counted.</summary>
    public abstract ColumnProfile Profile(ColumnDescriptor column, long rows);

    protected static ulong Hash(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    private static ulong Hash<T>(T value)
        where T : unmanaged => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    private static decimal? Exact(double value) => Math.Abs(value) < 1e27 ? (decimal)value : null;
}

/// <inheritdoc/>
internal class ValueTally<T>(Func<T, ulong> hash, Func<T, double>? number = null, Func<T, decimal?>? exact = null) : ColumnTally
    where T : notnull
{
    private const int MostValues = 1_000;
    private const int Shown = 5;

    private static readonly double[] s_shares = [0.05, 0.25, 0.5, 0.75, 0.95];

    private readonly DistinctCount _distinct = new();
    private readonly NumberSample _sample = new();
    private Dictionary<T, long>? _values = [];
    private long _nulls;
    private long _notFinite;
    private bool _any;
    private T? _least;
    private T? _greatest;

    public sealed override void Add(ColumnBatch batch, int ordinal)
    {
        var view = batch.Column<T>(ordinal);
        for (var row = 0; row < view.Length; row++)
        {
            if (view.IsNull(row))
                _nulls++;
            else
                Add(view[row]);
        }
    }

    public override ColumnProfile Profile(ColumnDescriptor column, long rows)
    {
        var sensitive = PersonalData.IsNamed(column.StorageName);
        var ordered = _any && typeof(T) != typeof(bool) && typeof(T) != typeof(string) && typeof(T) != typeof(Guid) && !sensitive;
        return new ColumnProfile
        {
            Stored = column.StoredAs ?? column.Name,
            Name = column.Name,
            NeedsStoredAs = column.StoredAs is not null,
            Type = column.Type,
            Nulls = _nulls,
            Distinct = _distinct.Count,
            DistinctIsExact = _distinct.IsExact,
            Unique = _any && _nulls == 0 && _distinct.IsUnique,
            Sensitive = sensitive,
            NotFinite = _notFinite,
            Minimum = ordered ? CellText.Of(_least!) : null,
            Maximum = ordered ? CellText.Of(_greatest!) : null,
            Mean = number is null || sensitive || _sample.Count == 0 ? null : _sample.Mean,
            Quantiles = number is null || sensitive ? [] : _sample.Quantiles(s_shares),
            Range = ordered && _notFinite == 0 && exact is not null && exact(_least!) is { } low && exact(_greatest!) is { } high ? (low, high) : null,
            Top = _values is null || sensitive
                ? []
                : [.. _values.OrderByDescending(pair => pair.Value).ThenBy(pair => CellText.Of(pair.Key), StringComparer.Ordinal).Take(Shown).Select(pair => new ValueCount(CellText.Of(pair.Key)!, pair.Value))],
            Values = _values is null || sensitive ? null : [.. _values.Keys.Select(value => CellText.Of(value)!).Order(StringComparer.Ordinal)],
        };
    }

    protected virtual void Add(T value)
    {
        _distinct.Add(hash(value));
        if (_values is not null)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_values, value, out _)++;
            if (_values.Count > MostValues)
                _values = null;
        }

        if (number is not null)
        {
            var converted = number(value);
            if (!double.IsFinite(converted))
            {
                _notFinite++;
                return;
            }

            _sample.Add(converted);
        }

        if (!_any || Comparer<T>.Default.Compare(value, _least!) < 0)
            _least = value;
        if (!_any || Comparer<T>.Default.Compare(value, _greatest!) > 0)
            _greatest = value;
        _any = true;
    }
}

/// <summary>Text: lengths, shape, and whether it looks personal.</summary>
internal sealed class TextTally() : ValueTally<string>(Hash)
{
    private readonly TextShape _shape = new();
    private long _texts;
    private long _personal;
    private int _shortest = int.MaxValue;
    private int _longest;

    public override ColumnProfile Profile(ColumnDescriptor column, long rows)
    {
        var profile = base.Profile(column, rows) with { ShortestText = _texts == 0 ? null : _shortest, LongestText = _texts == 0 ? null : _longest };

        // One address in a column of remarks is one too many to show.
        return profile.Sensitive || _personal > 0
            ? profile with { Sensitive = true, Top = [], Values = null }
            : profile with { Pattern = _shape.Pattern() };
    }

    protected override void Add(string value)
    {
        base.Add(value);
        _texts++;
        _shortest = Math.Min(_shortest, value.Length);
        _longest = Math.Max(_longest, value.Length);
        _shape.Add(value);
        if (PersonalData.Looks(value))
            _personal++;
    }
}
