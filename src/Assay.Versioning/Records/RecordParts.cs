namespace Assay.Versioning.Records;

/// <summary>A column of a version.</summary>
/// <param name="Name">The storage name.</param>
/// <param name="Type">The type of the values.</param>
/// <param name="Nullable">Whether a null is allowed.</param>
/// <param name="Sensitivity">The class of sensitive data: such cells are masked wherever they would be shown.</param>
/// <param name="Element">What a list's elements are; null where it is no list.</param>
/// <param name="Fields">What a struct holds; null where it is none.</param>
public sealed record StoredColumn(
    string Name,
    ColumnType Type,
    bool Nullable,
    Sensitivity Sensitivity = Sensitivity.None,
    StoredColumn? Element = null,
    IReadOnlyList<StoredColumn>? Fields = null)
{
    /// <summary>Equal in all that is said of it, and so on within.</summary>
    public bool Equals(StoredColumn? other) => other is not null
        && (Name, Type, Nullable, Sensitivity) == (other.Name, other.Type, other.Nullable, other.Sensitivity)
        && Equals(Element, other.Element)
        && (Fields ?? []).SequenceEqual(other.Fields ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Nullable, Sensitivity, Element, Fields?.Count);

    /// <summary>Whether another column holds values of the same type, and so on within.</summary>
    public bool HasTypeOf(StoredColumn other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Type == other.Type
            && (Element is null || (other.Element is { } element && Element.HasTypeOf(element)))
            && (Fields is null || (other.Fields is { } fields && Fields.Count == fields.Count
                && Fields.Zip(fields).All(pair => pair.First.Name == pair.Second.Name && pair.First.HasTypeOf(pair.Second))));
    }
}

/// <summary>A part of a version.</summary>
/// <param name="Path">Relative to the dataset's folder, with <c>/</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
public sealed record VersionFile(string Path, long Bytes, long Rows, string Sha256);

/// <summary>Where a version's rows came from.</summary>
/// <param name="Location">The path or glob as it was named; null for rows in memory.</param>
/// <param name="Digest">The digest of the source's bytes (<c>sha256:…</c>), or the content hash of the rows it was made of; null where neither is known.</param>
public sealed record VersionSource(string? Location, string? Digest);

/// <summary>What the validation of a version said.</summary>
public sealed record VersionQuality
{
    /// <summary>The worst status of all verdicts.</summary>
    public required VerdictStatus Status { get; init; }

    /// <summary>The number of verdicts: one for each batch, and one over all of them where rules span them.</summary>
    public int Verdicts { get; init; }

    /// <summary>Rules that failed with severity error, over all batches.</summary>
    public int Failed { get; init; }

    /// <summary>Rules that failed with severity warning.</summary>
    public int Warned { get; init; }

    /// <summary>Rules that passed.</summary>
    public int Passed { get; init; }

    /// <summary>The ids of the rules that failed with severity error.</summary>
    public IReadOnlyList<string> FailedRules { get; init; } = [];

    /// <summary>Why a failed verdict was accepted; null where none was.</summary>
    public string? AcceptedBecause { get; init; }
}
