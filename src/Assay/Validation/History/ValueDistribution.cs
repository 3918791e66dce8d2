using System.Text.Json.Serialization;

namespace Assay;

// The generated JSON reader hands absent members to init accessors as null.

/// <summary>
/// How the values of a column were distributed: numbers, or fingerprints of categories, and how often each came. Null, NaN and infinite values are
/// left out.
/// </summary>
public sealed record ValueDistribution
{
    /// <summary>Numbers, ascending, each once; empty where the column holds categories.</summary>
    public IReadOnlyList<double> Numbers { get; init => field = value ?? []; } = [];

    /// <summary>Fingerprints of categories, the most frequent first; empty where the column holds numbers. The categories themselves are not kept.</summary>
    public IReadOnlyList<ulong> Categories { get; init => field = value ?? []; } = [];

    /// <summary>How often each came.</summary>
    public IReadOnlyList<long> Counts { get; init => field = value ?? []; } = [];

    /// <summary>Rows with categories that are not listed.</summary>
    public long Others { get; init; }

    /// <summary>Whether numbers are shortened to steps of equal shares, or estimated: ranks are then within 1 % of the rows.</summary>
    public bool Estimated { get; init; }

    /// <summary>The rows that are counted.</summary>
    [JsonIgnore]
    public long Rows => Counts.Sum() + Others;
}
