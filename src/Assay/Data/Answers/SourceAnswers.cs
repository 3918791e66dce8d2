namespace Assay;

/// <summary>What a source says of its rows. Rules and columns that it doesn't answer are read by whoever asked.</summary>
public sealed record SourceAnswers
{
    /// <summary>The number of rows.</summary>
    public required long Rows { get; init; }

    /// <summary>By rule id, the answers: exactly what reading the rows would find.</summary>
    public required IReadOnlyDictionary<string, RuleAnswer> Rules { get; init; }

    /// <summary>By ordinal, the columns of which every cell is one of its type, or null.</summary>
    public required IReadOnlyDictionary<int, ColumnAnswer> Columns { get; init; }

    /// <summary>Whether the rows that are left to read have their numbers in the source, so that columns that were not read can be shown of failing ones.</summary>
    public bool HasNumberedRows { get; init; }
}

/// <summary>What a rule found.</summary>
public sealed record RuleAnswer
{
    /// <summary>Rows that the rule looked at.</summary>
    public required long InScope { get; init; }

    /// <summary>Rows left out because the value is null.</summary>
    public required long Nulls { get; init; }

    /// <summary>Rows that failed.</summary>
    public long Failing { get; init; }

    /// <summary>Of a range: failing rows that are NaN.</summary>
    public long NaNs { get; init; }

    /// <summary>Of a key: how many different ones there are, and how many come more than once.</summary>
    public (long Distinct, long Repeated) Keys { get; init; }

    /// <summary>Of a mean: the sum, NaN left out. Whole numbers are summed exactly.</summary>
    public (Int128 Whole, double Real) Sum { get; init; }

    /// <summary>Of an age: the newest time, in ticks of UTC.</summary>
    public long NewestTicks { get; init; }

    /// <summary>Failing rows, at most <see cref="RuleOutcome.SampleLimit"/>; their row number is 0 where the source has none.</summary>
    public IReadOnlyList<RowSample> Samples { get; init; } = [];
}

/// <summary>What a column holds.</summary>
/// <param name="Nulls">Rows that are null.</param>
public sealed record ColumnAnswer(long Nulls)
{
    /// <summary>Rows that are NaN.</summary>
    public long NaNs { get; init; }

    /// <summary>Rows with a number.</summary>
    public long Count { get; init; }

    /// <summary>The least number; NaN without any.</summary>
    public double Min { get; init; } = double.NaN;

    /// <summary>The greatest number; NaN without any.</summary>
    public double Max { get; init; } = double.NaN;

    /// <summary>The mean; NaN without any, or where one is infinite.</summary>
    public double Mean { get; init; } = double.NaN;

    /// <summary>The sample standard deviation; NaN for fewer than two numbers.</summary>
    public double StandardDeviation { get; init; } = double.NaN;
}
