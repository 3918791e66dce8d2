namespace Assay.Profiling;

/// <summary>What a profile is told beside the files.</summary>
public sealed record ProfileOptions
{
    /// <summary>Nothing.</summary>
    public static ProfileOptions Usual { get; } = new();

    /// <summary>The keys of declared datasets, so that columns that refer to them can be told.</summary>
    public IReadOnlyList<KnownKey> Keys { get; init; } = [];
}

/// <summary>The values of a declared dataset's key.</summary>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="Record">The record's full name in C#.</param>
/// <param name="Column">The key's property.</param>
/// <param name="Type">Its type.</param>
/// <param name="Values">The values as invariant text.</param>
public sealed record KnownKey(string Dataset, string Record, string Column, ColumnType Type, IReadOnlySet<string> Values);
