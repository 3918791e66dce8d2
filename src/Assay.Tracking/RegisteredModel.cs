namespace Assay.Tracking;

/// <summary>A name under which versions of a model are kept.</summary>
public sealed record RegisteredModel
{
    /// <summary>Unique; the embedded server refuses <c>/</c> and <c>:</c>, which a <c>models:/</c> address cannot carry.</summary>
    public string Name { get => field ?? ""; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public long CreationTimestamp { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public long LastUpdatedTimestamp { get; init; }

    /// <summary>For people; null where none was given.</summary>
    public string? Description { get; init; }

    /// <summary>The highest version of each stage.</summary>
    public IReadOnlyList<RegisteredModelVersion> LatestVersions { get => field ?? []; init; }

    /// <summary>Tags of the model as a whole.</summary>
    public IReadOnlyList<Tag> Tags { get => field ?? []; init; }

    /// <summary>All aliases and the versions they point to.</summary>
    public IReadOnlyList<RegisteredModelAlias> Aliases { get => field ?? []; init; }
}

/// <summary>A movable name for one version.</summary>
/// <param name="Alias">Letters, digits, <c>_</c> and <c>-</c>; neither <c>latest</c> nor <c>v1</c> and the like.</param>
/// <param name="Version">The version it points to.</param>
public sealed record RegisteredModelAlias(string Alias, string Version);
