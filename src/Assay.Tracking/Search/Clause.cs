namespace Assay.Tracking.Search;

/// <summary>What a key belongs to.</summary>
internal enum Entity
{
    Attribute,
    Metric,
    Param,
    Tag,
    Dataset,
}

/// <summary><c>entity.key op value</c>; several values for IN and NOT IN. <paramref name="At"/> is where it begins.</summary>
internal sealed record Clause(Entity Entity, string Key, string Operator, IReadOnlyList<Token> Values, Token At);

/// <summary><c>entity.key [ASC|DESC]</c>.</summary>
internal sealed record Ordering(Entity Entity, string Key, bool Descending);
