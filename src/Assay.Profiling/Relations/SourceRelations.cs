namespace Assay.Profiling.Relations;

/// <summary>
/// How columns go together. Columns are named as in the file. All but correlations and associations hold of every row; those are of a sample where
/// there are more than 10,000 rows. Sensitive columns are left out.
/// </summary>
public sealed record SourceRelations
{
    /// <summary>Nothing.</summary>
    public static SourceRelations None { get; } = new();

    /// <summary>Two or three columns that tell the rows apart, none of which is needless.</summary>
    public IReadOnlyList<CandidateKey> Keys { get; init; } = [];

    /// <summary>Columns that say what another one is.</summary>
    public IReadOnlyList<ColumnDependency> Dependencies { get; init; } = [];

    /// <summary>Numbers that rise and fall together, the strongest first; those below 0.3 are left out.</summary>
    public IReadOnlyList<ColumnCorrelation> Correlations { get; init; } = [];

    /// <summary>Columns of two to fifty values that go together, the strongest first; those below 0.3 are left out.</summary>
    public IReadOnlyList<ColumnAssociation> Associations { get; init; } = [];

    /// <summary>Columns that hold the same.</summary>
    public IReadOnlyList<ColumnPair> Equal { get; init; } = [];

    /// <summary>Columns of which one is never greater than the other, though their ranges overlap.</summary>
    public IReadOnlyList<ColumnComparison> Comparisons { get; init; } = [];

    /// <summary>Columns that add up to a third.</summary>
    public IReadOnlyList<ColumnSum> Sums { get; init; } = [];
}

/// <summary>Columns that tell rows apart together.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">In how many rows no combination came twice.</param>
/// <param name="IsExact">Whether these are all rows; otherwise memory ended there.</param>
public sealed record CandidateKey(IReadOnlyList<string> Columns, long Rows, bool IsExact);

/// <summary>A column that says what another one is.</summary>
/// <param name="From">The column that says it: rows with one value in it have one value in the other.</param>
/// <param name="To">The other one.</param>
public sealed record ColumnDependency(string From, string To);

/// <summary>Two columns that hold the same in every row.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
public sealed record ColumnPair(string First, string Second);

/// <summary>Two columns of numbers that go together.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Pearson">Pearson's r, linear.</param>
/// <param name="Spearman">Spearman's ρ, of ranks; equal values share the mean of theirs.</param>
/// <param name="Rows">How many rows, with a number in both, it was computed of.</param>
public sealed record ColumnCorrelation(string First, string Second, double Pearson, double Spearman, long Rows);

/// <summary>Two columns of few values that go together.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="CramersV">Cramér's V between 0 and 1, without correction for bias.</param>
/// <param name="MutualInformation">The mutual information in nats.</param>
/// <param name="Rows">How many rows, with a value in both, it was computed of.</param>
public sealed record ColumnAssociation(string First, string Second, double CramersV, double MutualInformation, long Rows);

/// <summary>A column that is never greater than another one.</summary>
/// <param name="Lesser">The column that is at most the other.</param>
/// <param name="Greater">The other one.</param>
/// <param name="IsStrict">Whether they are never equal either.</param>
/// <param name="Rows">In how many rows both have a value.</param>
/// <param name="HeldBackBreaks">How many rows of the part held back break what every learned row shows; 0 where it holds of all.</param>
public sealed record ColumnComparison(string Lesser, string Greater, bool IsStrict, long Rows, long HeldBackBreaks);

/// <summary>Two columns that add up to a third, but for rounding.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Rows">In how many rows all three have a number.</param>
public sealed record ColumnSum(string First, string Second, string Sum, long Rows);
