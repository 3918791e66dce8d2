namespace Assay.Data.Sql;

/// <summary>What a database calls the types whose values are compared as ours.</summary>
/// <param name="Boolean">Truths.</param>
/// <param name="Float">Numbers of 32 bits.</param>
/// <param name="Timestamp">Times without a zone.</param>
/// <param name="Instant">Times with one.</param>
/// <param name="Date">Days.</param>
/// <param name="Guid">Identifiers of 128 bits.</param>
internal sealed record SqlTypes(string Boolean, string Float, string Timestamp, string Instant, string Date, string Guid)
{
    /// <summary>Text.</summary>
    public required IReadOnlySet<string> Texts { get; init; }

    /// <summary>Whole numbers, and what they hold.</summary>
    public required IReadOnlyDictionary<string, (Int128 Least, Int128 Greatest)> Whole { get; init; }
}
