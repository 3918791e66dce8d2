using System.Runtime.InteropServices;
using Assay.CompilerServices;
using Assay.Monitoring.Columns;
using Assay.Monitoring.Sampling;

namespace Assay.Monitoring.References;

/// <summary>Makes the reference of one column: first everything is observed, then bins are frozen, then everything is counted.</summary>
internal abstract class ColumnProfile(DatasetDescriptor dataset, ColumnPart part, int ordinal)
{
    public string Name => Column.StorageName;

    protected DatasetDescriptor Dataset => dataset;

    protected ColumnPart Part => part;

    protected int Ordinal => ordinal;

    protected ColumnDescriptor Column => dataset.Columns[ordinal];

    /// <summary>Whether the rows must be read once more to be counted.</summary>
    public abstract bool NeedsCounting { get; }

    /// <summary>Profiles of the columns that are watched: numbers and categories that are neither labels nor keys.</summary>
    public static List<ColumnProfile> Of(DatasetDescriptor dataset, ColumnPart part)
    {
        var profiles = new List<ColumnProfile>();
        for (var ordinal = 0; ordinal < dataset.Columns.Count; ordinal++)
        {
            var column = dataset.Columns[ordinal];
            if (column.Label || column.Id || column.RowKey || column.KnownAfter is not null)
                continue;
            if (NumberCells.Are(column))
                profiles.Add(new NumberProfile(dataset, part, ordinal));
            else if (CategoryCells.Are(column))
                profiles.Add(new CategoryProfile(dataset, part, ordinal));
        }

        return profiles;
    }

    public abstract void Observe(ColumnBatch batch);

    public abstract void Count(ColumnBatch batch);

    public abstract ColumnReference Freeze();
}

internal sealed class NumberProfile(DatasetDescriptor dataset, ColumnPart part, int ordinal) : ColumnProfile(dataset, part, ordinal)
{
    private readonly Reservoir<double> _sample = new(ModelReference.MaxSample, seed: 1);
    private double[]? _sorted;
    private double[]? _edges;
    private long _missing;
    private ColumnCounts? _counts;

    public override bool NeedsCounting => !_sample.IsWhole;

    public override void Observe(ColumnBatch batch)
    {
        foreach (var value in NumberCells.Of(batch, Dataset, Ordinal))
        {
            if (double.IsFinite(value))
                _sample.Add(value);
            else
                _missing++;
        }
    }

    public override void Count(ColumnBatch batch)
    {
        var counts = FrozenBins.Count(Edges(), NumberCells.Of(batch, Dataset, Ordinal));
        _counts = _counts is null ? counts : _counts.Merge(counts);
    }

    public override ColumnReference Freeze() => new()
    {
        Name = Name,
        Part = Part,
        Kind = ColumnKind.Number,
        Edges = Edges(),
        Counts = _counts ?? FrozenBins.Count(Edges(), Sorted()) with { Missing = _missing },
        Sample = Sorted(),
    };

    private double[] Sorted() => _sorted ??= [.. _sample.Kept.Order()];

    private double[] Edges() => _edges ??= QuantileBins.EdgesOf(new(Sorted()));
}

internal sealed class CategoryProfile(DatasetDescriptor dataset, ColumnPart part, int ordinal) : ColumnProfile(dataset, part, ordinal)
{
    // A column of free text must not fill the memory: what comes after so many different values is counted as others.
    private const int MaxDistinct = 100_000;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private long _beyond;
    private long _missing;

    public override bool NeedsCounting => false;

    public override void Observe(ColumnBatch batch)
    {
        foreach (var value in CategoryCells.Of(batch, Column, Ordinal))
        {
            if (value is null)
                _missing++;
            else if (_counts.Count < MaxDistinct || _counts.ContainsKey(value))
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, value, out _)++;
            else
                _beyond++;
        }
    }

    public override void Count(ColumnBatch batch)
    {
    }

    public override ColumnReference Freeze()
    {
        var ranked = _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var own = ranked.Take(QuantileBins.MaxCategories).ToList();
        return new()
        {
            Name = Name,
            Part = Part,
            Kind = ColumnKind.Category,
            Categories = [.. own.Select(pair => pair.Key)],
            Counts = new([.. own.Select(pair => pair.Value), _beyond + ranked.Skip(own.Count).Sum(pair => pair.Value)], _missing),
        };
    }
}
