namespace Assay.Profiling.Suggestions;

/// <summary>A rule that the data suggests.</summary>
public sealed record SuggestedRule
{
    /// <summary>Its kind, as declared rules have it: <c>required</c>, <c>range</c>, <c>one_of</c>, <c>pattern</c>, <c>length</c>, <c>unique</c>,
    /// <c>references</c>, <c>check</c>, <c>row_count</c>, <c>max_age</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The properties that it would be about; empty for one about the whole batch.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What to write in C#, without brackets: <c>InRange(0, 300)</c>; of a check its method. Null where the type says it already.</summary>
    public string? CSharp { get; init; }

    /// <summary>What in the data speaks for it.</summary>
    public required string Evidence { get; init; }

    /// <summary>What became of it on the rows held back.</summary>
    public HeldBackOutcome HeldBack { get; init; }

    /// <summary>The share of new rows, between 0 and 1, that the data promises to pass. See <see cref="Promise"/>.</summary>
    public double Confidence { get; init; }

    /// <summary>
    /// The confidence of a rule that n rows were tried on and none broke: n/(n + 3). By the rule of three, at 95 % confidence at most 3/n of all rows
    /// break what none of n rows broke. Half of it where the rule had to be widened, or could not be tried.
    /// </summary>
    /// <param name="tried">The number of rows.</param>
    /// <param name="outcome">What became of it.</param>
    public static double Promise(long tried, HeldBackOutcome outcome) => outcome switch
    {
        HeldBackOutcome.Holds => tried / (tried + 3.0),
        HeldBackOutcome.Dropped => 0,
        _ => tried / (tried + 3.0) / 2,
    };
}

/// <summary>What became of a proposed rule on the rows held back.</summary>
public enum HeldBackOutcome
{
    /// <summary>There were too few rows to try it on.</summary>
    NotTried,

    /// <summary>No row held back breaks it.</summary>
    Holds,

    /// <summary>Rows held back broke it: it was widened until all rows pass.</summary>
    Widened,

    /// <summary>Rows held back broke it, and it is not proposed any more.</summary>
    Dropped,
}
