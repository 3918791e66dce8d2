using System.Text.Json.Serialization;

namespace Assay.Versioning.Verification;

/// <summary>What a verification of stored versions found.</summary>
public sealed record VerifyReport
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The versions that were read, in order.</summary>
    public required IReadOnlyList<int> Versions { get; init; }

    /// <summary>Those of them whose rows were removed by a collection: of these only the record is checked.</summary>
    public IReadOnlyList<int> Expired { get; init; } = [];

    /// <summary>Parts whose bytes were hashed.</summary>
    public required int Parts { get; init; }

    /// <summary>The damage; empty where there is none.</summary>
    public required IReadOnlyList<VersionDamage> Damage { get; init; }

    /// <summary>Whether all is as it was committed.</summary>
    [JsonIgnore]
    public bool IsWhole => Damage.Count == 0;
}

/// <summary>What is damaged.</summary>
public enum DamageKind
{
    /// <summary>A record can't be read.</summary>
    Record,

    /// <summary>A record is not the one that its successor was committed on.</summary>
    Chain,

    /// <summary>A part is gone.</summary>
    MissingPart,

    /// <summary>A part's bytes are not those that were committed.</summary>
    PartBytes,

    /// <summary>A part can't be read as rows.</summary>
    PartRows,

    /// <summary>The rows are not those that were committed.</summary>
    Content,

    /// <summary>Rows were erased, and the proof of it is missing, says something else, or has no end.</summary>
    Erasure,
}

/// <summary>A damage, in facts without a cell.</summary>
/// <param name="Kind">What is damaged.</param>
/// <param name="Version">The version.</param>
/// <param name="Where">The file.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What was expected.</param>
public sealed record VersionDamage(DamageKind Kind, int Version, string Where, string Found, string Expected);

/// <summary>The JSON form of reports.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, Converters = [typeof(CamelCaseEnum<DamageKind>)])]
[JsonSerializable(typeof(VerifyReport))]
public sealed partial class VerifyReportJson : JsonSerializerContext;
