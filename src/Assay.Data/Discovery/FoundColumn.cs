namespace Assay.Data.Discovery;

/// <summary>A column found in a file before its values are looked at one by one.</summary>
/// <param name="Stored">Its name.</param>
/// <param name="Type">Its type; null where no property holds it.</param>
/// <param name="Why">Why not.</param>
internal sealed record FoundColumn(string Stored, ColumnType? Type, string Why = "")
{
    /// <summary>The earliest and the latest time, where finding the type meant reading them.</summary>
    public (DateTime Earliest, DateTime Latest)? Span { get; init; }
}
