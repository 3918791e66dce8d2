namespace Assay.Tracking.Search;

/// <summary>An attribute that can be searched.</summary>
/// <param name="Sql">The column.</param>
/// <param name="IsNumber">Whether it takes numbers and inequalities; otherwise quoted text.</param>
/// <param name="TakesIn">Whether it takes IN and NOT IN.</param>
internal sealed record SearchColumn(string Sql, bool IsNumber = false, bool TakesIn = false);

/// <summary>A table of keys and values that hang on what is searched for.</summary>
/// <param name="Table">The table.</param>
/// <param name="On">Joins the table, as <c>x</c>, to the searched one, as <c>t</c>.</param>
internal sealed record KeyTable(string Table, string On);

/// <summary>What can be asked about one kind of thing.</summary>
internal sealed record SearchSchema(IReadOnlyDictionary<string, SearchColumn> Attributes)
{
    internal KeyTable? Metrics { get; init; }

    internal KeyTable? Params { get; init; }

    internal KeyTable? Tags { get; init; }

    /// <summary>Datasets are reached through the inputs of a run.</summary>
    internal bool Datasets { get; init; }

    internal SearchColumn Attribute(string key) =>
        Attributes.TryGetValue(key, out var column)
            ? column
            : throw TrackingException.Invalid(
                $"Invalid attribute key '{key}' specified. Valid keys are '{string.Join("', '", Attributes.Keys)}'");

    internal KeyTable Keyed(Entity entity) =>
        entity switch { Entity.Metric => Metrics, Entity.Param => Params, Entity.Tag => Tags, _ => null }
        ?? throw TrackingException.Invalid($"Invalid entity type '{entity.ToString().ToLowerInvariant()}' for this search.");
}
