namespace Assay.Versioning.Records;

/// <summary>A name for a version: <c>_assay/refs/TAG.json</c>.</summary>
/// <param name="Tag">The name.</param>
/// <param name="Version">The version.</param>
/// <param name="ContentHash">Its content, so that a tag says what it meant.</param>
/// <param name="Author">Who set it.</param>
/// <param name="CreatedUtc">When.</param>
public sealed record VersionTag(string Tag, int Version, string ContentHash, string? Author, DateTimeOffset CreatedUtc);
