using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>The mergeable state of how a column's values are distributed.</summary>
internal abstract class DistributionTally
{
    /// <summary>Rows with a value that counts.</summary>
    internal abstract long Count { get; }

    /// <summary>What was counted; null where there are more different values than are counted each.</summary>
    internal abstract ValueDistribution? Distribution { get; }

    /// <summary>The state for a column of a type; null for a type whose values are neither numbers nor categories.</summary>
    internal static Func<DistributionTally>? For(ColumnType type, int ordinal) => type switch
    {
        ColumnType.String or ColumnType.Enum => () => new CategoryTally<string>(ordinal),
        ColumnType.Boolean => () => new CategoryTally<bool>(ordinal),
        _ => ViewTypes.AcceptNumber(type, new Numbers(ordinal)),
    };

    /// <summary>Observes a batch, and says how many rows have a value and how many none.</summary>
    internal abstract (long Values, long Nulls) Observe(ColumnBatch batch, ReadOnlySpan<bool> scope);

    internal abstract void Merge(DistributionTally other);

    internal abstract void Save(StateWriter writer);

    internal abstract void Load(StateReader reader);

    private sealed class Numbers(int ordinal) : INumberTypeVisitor<Func<DistributionTally>>
    {
        public Func<DistributionTally> Visit<T>()
            where T : struct, INumber<T>
        {
            var at = ordinal;
            return () => new NumberTally<T>(at);
        }
    }
}

/// <summary>Numbers: exact up to 65,536 different ones, beyond by a sketch.</summary>
internal sealed class NumberTally<T>(int ordinal) : DistributionTally
    where T : struct, INumberBase<T>
{
    private readonly QuantileTally _tally = new();

    internal override long Count => _tally.Count;

    internal override ValueDistribution Distribution
    {
        get
        {
            var (values, weights) = _tally.Sorted();
            return new() { Numbers = values, Counts = weights, Estimated = !_tally.IsExact };
        }
    }

    internal override (long Values, long Nulls) Observe(ColumnBatch batch, ReadOnlySpan<bool> scope)
    {
        var column = batch.Column<T>(ordinal);
        var (before, nulls) = (_tally.Count, 0L);
        for (var row = 0; row < column.Length; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (column.IsNull(row))
                nulls++;
            else if (double.CreateChecked(column[row]) is var value && double.IsFinite(value))
                _tally.Add(value);
        }

        return (_tally.Count - before, nulls);
    }

    internal override void Merge(DistributionTally other) => _tally.Merge(((NumberTally<T>)other)._tally);

    internal override void Save(StateWriter writer) => _tally.Save(writer);

    internal override void Load(StateReader reader) => _tally.Load(reader);
}

/// <summary>Categories by fingerprints, up to a million different ones.</summary>
internal sealed class CategoryTally<T>(int ordinal) : DistributionTally
{
    private readonly ValueCounts _values = new();

    internal override long Count => _values.Total;

    internal override ValueDistribution? Distribution
    {
        get
        {
            if (_values.Counts is not { } counts)
                return null;
            var ranked = counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key).ToList();
            return new() { Categories = ranked.ConvertAll(one => one.Key), Counts = ranked.ConvertAll(one => one.Value) };
        }
    }

    internal override (long Values, long Nulls) Observe(ColumnBatch batch, ReadOnlySpan<bool> scope) => Hashes.Of(batch.Column<T>(ordinal), scope, _values.Add);

    internal override void Merge(DistributionTally other) => _values.Merge(((CategoryTally<T>)other)._values);

    internal override void Save(StateWriter writer) => _values.Save(writer);

    internal override void Load(StateReader reader) => _values.Load(reader);
}
