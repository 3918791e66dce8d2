using System.Runtime.InteropServices;
using Assay.CompilerServices;
using Assay.Profiling.Sketches;

namespace Assay.Profiling.Columns;

/// <summary>Numbers, times, truth values and UUIDs. While different values are few they are counted one by one, and everything comes of the counts.</summary>
internal sealed class ValueTally<T, TKind>(HashBudget budget) : ColumnTally
    where T : struct
    where TKind : struct, IValueKind<T>
{
    private readonly DistinctCount _distinct = new(budget);
    private readonly QuantileSketch _sketch = new();
    private readonly Extremes _least = new(greatest: false);
    private readonly Extremes _greatest = new(greatest: true);
    private readonly Part[] _parts = [new(), new()];
    private Dictionary<T, PartCounts>? _values = [];
    private Moments _moments;
    private double[] _finite = [];
    private long _nan;
    private long _infinite;
    private long _zeros;
    private long _negatives;
    private Direction _direction;

    public override void Add(ColumnBatch batch, int ordinal, ReadOnlySpan<byte> parts)
    {
        var view = batch.Column<T>(ordinal);
        Trace.Resize(view.Length);
        if (_finite.Length < view.Length)
            _finite = new double[view.Length];
        var (hashes, numbers, finite) = (Trace.Hashes, Trace.Numbers, 0);
        for (var row = 0; row < view.Length; row++)
        {
            var part = parts[row];
            if (view.IsNull(row))
            {
                hashes[row] = CellTrace.Null;
                numbers[row] = double.NaN;
                _parts[part].Nulls++;
                continue;
            }

            var value = view[row];
            var hash = TKind.Hash(value);
            var number = TKind.Number(value);
            (hashes[row], numbers[row]) = (hash, number);
            _parts[part].Add(value, TKind.IsOrdered && !(TKind.IsNumber && !double.IsFinite(number)));
            Count(value, hash, part);
            if (TKind.IsOrdered)
                _direction.Add(number);
            if (!TKind.IsNumber)
                continue;
            if (!double.IsFinite(number))
            {
                _ = double.IsNaN(number) ? _nan++ : _infinite++;
                continue;
            }

            finite = AddNumber(number, finite, batch, row);
        }

        if (_values is null)
            _moments.Merge(Moments.Of(_finite.AsSpan(0, finite)));
    }

    public override IReadOnlyList<ColumnPart> Parts() =>
    [
        .. _parts.Select((part, at) => new ColumnPart
        {
            Nulls = part.Nulls,
            Values = part.Values,
            NotFinite = part.NotOrdered,
            Least = part.Any && TKind.IsNumber ? TKind.Exact(part.Least) : null,
            Greatest = part.Any && TKind.IsNumber ? TKind.Exact(part.Greatest) : null,
            Counts = _values?.Where(pair => pair.Value.Of(at) > 0).ToDictionary(pair => CellText.Of(pair.Key)!, pair => pair.Value.Of(at), StringComparer.Ordinal),
        }),
    ];

    public override ColumnProfile Profile(ColumnDescriptor column, string stored, long rows)
    {
        var sensitive = PersonalData.IsNamed(stored);
        var (nulls, values) = (_parts[0].Nulls + _parts[1].Nulls, _parts[0].Values + _parts[1].Values);
        var numbers = TKind.IsNumber && !sensitive ? Numbers() : null;
        var (least, greatest) = Range();
        var ordered = TKind.IsOrdered && least is not null && !sensitive;
        var distinct = Distinct(values);
        return new ColumnProfile
        {
            Stored = stored,
            Name = column.Name,
            NeedsStoredAs = column.StoredAs is not null,
            Type = column.Type,
            Nulls = nulls,
            Distinct = distinct.Count,
            DistinctIsExact = distinct.IsExact,
            Unique = values > 0 && nulls == 0 && distinct.IsUnique,
            Sensitive = sensitive,
            NaN = _nan,
            Infinite = _infinite,
            Order = _direction.Order,
            Minimum = ordered ? CellText.Of(least!.Value) : null,
            Maximum = ordered ? CellText.Of(greatest!.Value) : null,
            Numbers = numbers,
            Range = ordered && TKind.IsNumber && _nan + _infinite == 0 && TKind.Exact(least!.Value) is { } low && TKind.Exact(greatest!.Value) is { } high ? (low, high) : null,
            Top = sensitive ? [] : Frequent(),
            CodedMissing = sensitive || !TKind.IsNumber || _values is null ? [] : Missing.Among(_values.Select(pair => (TKind.Number(pair.Key), CellText.Of(pair.Key)!, pair.Value.All)), numbers),
            Values = _values is null || sensitive ? null : [.. _values.Keys.Select(value => CellText.Of(value)!).Order(StringComparer.Ordinal)],
        };
    }

    private int AddNumber(double number, int finite, ColumnBatch batch, int row)
    {
        if (number <= 0)
            _ = number == 0 ? _zeros++ : _negatives++;
        if (_least.Takes(number))
            _least.Add(number, new RowPlace(batch.Source, batch.PlaceOf(row)));
        if (_greatest.Takes(number))
            _greatest.Add(number, new RowPlace(batch.Source, batch.PlaceOf(row)));
        if (_values is not null)
            return finite;
        _sketch.Add(number);
        _finite[finite] = number;
        return finite + 1;
    }

    private void Count(T value, ulong hash, byte part)
    {
        if (_values is null)
        {
            _distinct.Add(hash);
            return;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_values, value, out _).Add(part);
        if (_values.Count > MostValues)
            Spill(value);
    }

    // Too many: what was counted goes on as hashes, weighted numbers and moments. The value that made them too many is counted anew by the caller.
    private void Spill(T last)
    {
        foreach (var (value, counts) in _values!)
        {
            _distinct.Add(TKind.Hash(value), counts.All > 1);
            var number = TKind.Number(value);
            var times = counts.All - (TKind.IsNumber && value.Equals(last) ? 1 : 0);
            if (!TKind.IsNumber || !double.IsFinite(number) || times == 0)
                continue;
            _sketch.Add(number, times);
            _moments.Merge(Moments.Of(number, times));
        }

        _values = null;
    }

    private NumberProfile? Numbers()
    {
        var weighted = Weighted();
        if (weighted.Count == 0)
            return null;
        var moments = _moments;
        if (_values is not null)
        {
            foreach (var (value, times) in weighted.Pairs())
                moments.Merge(Moments.Of(value, times));
        }

        return NumberProfile.Of(moments, weighted, _zeros, _negatives, _least, _greatest);
    }

    private WeightedNumbers Weighted()
    {
        if (_values is null)
            return new WeightedNumbers(_sketch.Sorted().Values, _sketch.Sorted().Weights, _sketch.Count, _sketch.IsExact);
        var pairs = _values.Select(pair => (Number: TKind.Number(pair.Key), pair.Value.All)).Where(pair => double.IsFinite(pair.Number)).OrderBy(pair => pair.Number).ToList();
        return new WeightedNumbers([.. pairs.Select(pair => pair.Number)], [.. pairs.Select(pair => pair.All)], pairs.Sum(pair => pair.All), true);
    }

    private (T? Least, T? Greatest) Range() => (_parts[0].Any, _parts[1].Any) switch
    {
        (true, true) => (Less(_parts[0].Least, _parts[1].Least), Less(_parts[0].Greatest, _parts[1].Greatest) is var less && less.Equals(_parts[0].Greatest) ? _parts[1].Greatest : _parts[0].Greatest),
        (true, false) => (_parts[0].Least, _parts[0].Greatest),
        (false, true) => (_parts[1].Least, _parts[1].Greatest),
        _ => (null, null),
    };

    private static T Less(T left, T right) => TKind.Compare(left, right) <= 0 ? left : right;

    // What only ever rises or falls never comes twice, however many rows there are.
    private (long Count, bool IsExact, bool IsUnique) Distinct(long values)
    {
        if (_values is not null)
            return (_values.Count, true, _values.Values.All(counts => counts.All == 1));
        return _direction.IsStrict && _nan == 0 && OwnNumbers<T>.Are ? (values, true, true) : (_distinct.Count, _distinct.IsExact, _distinct.IsUnique);
    }

    private ValueCount[] Frequent() => _values is null
        ? []
        :
        [
            .. _values.OrderByDescending(pair => pair.Value.All).ThenBy(pair => CellText.Of(pair.Key), StringComparer.Ordinal).Take(Shown)
                .Select(pair => new ValueCount(CellText.Of(pair.Key)!, pair.Value.All)),
        ];

    private sealed class Part
    {
        public long Nulls { get; set; }

        public long Values { get; private set; }

        public long NotOrdered { get; private set; }

        public bool Any { get; private set; }

        public T Least { get; private set; }

        public T Greatest { get; private set; }

        public void Add(T value, bool ordered)
        {
            Values++;
            if (!ordered)
            {
                NotOrdered++;
                return;
            }

            if (!Any || TKind.Compare(value, Least) < 0)
                Least = value;
            if (!Any || TKind.Compare(value, Greatest) > 0)
                Greatest = value;
            Any = true;
        }
    }
}

/// <summary>How often a value came in each of the two parts.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PartCounts
{
    private long _learned;
    private long _held;

    public readonly long All => _learned + _held;

    public void Add(byte part, long times = 1)
    {
        if (part == 0)
            _learned += times;
        else
            _held += times;
    }

    public readonly long Of(int part) => part == 0 ? _learned : _held;
}

/// <summary>Whether every different value has a number of its own, so that numbers tell values apart.</summary>
internal static class OwnNumbers<T>
{
    public static bool Are { get; } = typeof(T) != typeof(decimal) && typeof(T) != typeof(long) && typeof(T) != typeof(ulong) && typeof(T) != typeof(DateTime) && typeof(T) != typeof(DateTimeOffset);
}
