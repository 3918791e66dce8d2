using Assay.Profiling.Columns;
using Assay.Profiling.Sketches;

namespace Assay.Profiling.Relations;

/// <summary>Everything that is found by looking at several columns of a row.</summary>
internal sealed class RelationTally
{
    private const double LeastStrength = 0.3;
    private const int LeastRows = 10;
    private const int MostNumbers = 32;
    private const int MostShown = 100;
    private const int FewValues = 50;

    private readonly RelatedColumn[] _columns;
    private readonly PairTally _pairs;
    private readonly SumTally _sums;
    private readonly DependencyTally _dependencies;
    private readonly KeyTally _keys;
    private readonly RowSample _sample;

    public RelationTally(DatasetDescriptor descriptor, IReadOnlyList<ColumnTally> tallies, HashBudget budget)
    {
        _columns = [.. descriptor.Columns.Select((column, index) => new RelatedColumn(index, column.Type, tallies[index].Trace)).Take(RelatedColumn.Most)];
        _pairs = new PairTally(_columns);
        _sums = new SumTally(_columns);
        _dependencies = new DependencyTally(_columns);
        _keys = new KeyTally(_columns, budget);
        _sample = new RowSample(_columns);
    }

    public void Add(int rows, ReadOnlySpan<byte> parts)
    {
        if (rows == 0)
            return;
        _pairs.Add(rows, parts);
        _sums.Add(rows);
        _dependencies.Add(rows);
        _keys.Add(rows);
        _sample.Add(rows);
    }

    /// <summary>What was found. Columns that are null in <paramref name="profiles"/> are not told of, nor are sensitive ones.</summary>
    public SourceRelations Relations(IReadOnlyList<ColumnProfile?> profiles)
    {
        bool Shown(params ReadOnlySpan<int> columns)
        {
            foreach (var column in columns)
            {
                if (profiles[column] is not { Sensitive: false, IsConstant: false })
                    return false;
            }

            return true;
        }

        string Name(int column) => profiles[column]!.Stored;
        var equal = _pairs.Equal().Where(pair => Shown(pair.First, pair.Second)).ToList();
        return new SourceRelations
        {
            Keys = [.. _keys.Keys().Where(key => Shown([.. key.Columns]) && !key.Columns.Any(column => profiles[column]!.Unique)).Select(key => new CandidateKey([.. key.Columns.Select(Name)], key.Rows, key.IsExact))],
            Dependencies = [.. _dependencies.Dependencies().Where(one => Shown(one.From, one.To) && !equal.Contains((one.From, one.To)) && !equal.Contains((one.To, one.From))).Select(one => new ColumnDependency(Name(one.From), Name(one.To)))],
            Equal = [.. equal.Select(pair => new ColumnPair(Name(pair.First), Name(pair.Second)))],
            Comparisons = [.. _pairs.Comparisons().Where(one => Shown(one.Lesser, one.Greater) && Overlap(profiles[one.Lesser]!, profiles[one.Greater]!)).Select(one => new ColumnComparison(Name(one.Lesser), Name(one.Greater), one.IsStrict, one.Rows, one.Breaks))],
            Sums = [.. _sums.Sums().Where(one => Shown(one.First, one.Second, one.Sum)).Select(one => new ColumnSum(Name(one.First), Name(one.Second), Name(one.Sum), one.Rows))],
            Correlations = [.. Correlated([.. _columns.Where(column => column.IsNumber && Shown(column.Index)).Take(MostNumbers)], Name)],
            Associations = [.. Associated([.. _columns.Where(column => Shown(column.Index) && profiles[column.Index] is { DistinctIsExact: true, Distinct: >= 2 and <= FewValues }).Take(MostNumbers)], Name)],
        };
    }

    // That 3 is less than 400 says nothing where one column ends before the other begins.
    private static bool Overlap(ColumnProfile lesser, ColumnProfile greater) =>
        !IsRowNumber(lesser) && !IsRowNumber(greater) && lesser.Span is { } low && greater.Span is { } high && low.Greatest > high.Least && !lesser.ExceedsDoubles && !greater.ExceedsDoubles;

    // What counts rows outgrows every other column.
    private static bool IsRowNumber(ColumnProfile column) => column is { Unique: true, Numbers: not null, Order: RowOrder.StrictlyIncreasing };

    private IEnumerable<ColumnCorrelation> Correlated(RelatedColumn[] columns, Func<int, string> name)
    {
        var found = new List<ColumnCorrelation>();
        foreach (var (first, second) in Pairs(columns))
        {
            var rows = _sample.Rows.Where(row => double.IsFinite(row.Numbers[first.Index]) && double.IsFinite(row.Numbers[second.Index])).ToList();
            if (rows.Count < LeastRows)
                continue;
            double[] left = [.. rows.Select(row => row.Numbers[first.Index])], right = [.. rows.Select(row => row.Numbers[second.Index])];
            var pearson = Correlations.Pearson(left, right);
            var spearman = Correlations.Pearson(Correlations.Ranks(left), Correlations.Ranks(right));
            if (Math.Max(Math.Abs(pearson), Math.Abs(spearman)) >= LeastStrength)
                found.Add(new ColumnCorrelation(name(first.Index), name(second.Index), pearson, spearman, rows.Count));
        }

        return found.OrderByDescending(one => Math.Max(Math.Abs(one.Pearson), Math.Abs(one.Spearman))).Take(MostShown);
    }

    private IEnumerable<ColumnAssociation> Associated(RelatedColumn[] columns, Func<int, string> name)
    {
        var found = new List<ColumnAssociation>();
        foreach (var (first, second) in Pairs(columns))
        {
            var rows = _sample.Rows.Where(row => row.Hashes[first.Index] != CellTrace.Null && row.Hashes[second.Index] != CellTrace.Null).ToList();
            if (rows.Count < LeastRows)
                continue;
            var (v, information) = Associations.Of([.. rows.Select(row => row.Hashes[first.Index])], [.. rows.Select(row => row.Hashes[second.Index])]);
            if (v >= LeastStrength)
                found.Add(new ColumnAssociation(name(first.Index), name(second.Index), v, information, rows.Count));
        }

        return found.OrderByDescending(one => one.CramersV).Take(MostShown);
    }

    private static IEnumerable<(RelatedColumn First, RelatedColumn Second)> Pairs(RelatedColumn[] columns) =>
        columns.SelectMany((first, at) => columns.Skip(at + 1).Select(second => (first, second)));
}
