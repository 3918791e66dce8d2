namespace Assay.Tracking;

/// <summary>One page of an answer.</summary>
/// <param name="Items">May be empty.</param>
/// <param name="NextPageToken">What to ask with for the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextPageToken);
