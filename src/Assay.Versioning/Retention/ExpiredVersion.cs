using System.Globalization;

namespace Assay.Versioning.Retention;

/// <summary>Why a version is gone: <c>_assay/expired/V.json</c>. Its record stays, its rows don't.</summary>
/// <param name="Version">The version.</param>
/// <param name="ExpiredUtc">When its rows were removed.</param>
/// <param name="Why">By which rule.</param>
/// <param name="Author">Who removed them.</param>
/// <param name="Collection">The collection that did it: <c>_assay/gc/ID.json</c>.</param>
public sealed record ExpiredVersion(int Version, DateTimeOffset ExpiredUtc, string Why, string? Author, string Collection)
{
    internal SourceException ToException(string dataset) => new(
        SourceFault.Missing,
        string.Create(CultureInfo.InvariantCulture, $"{dataset}@{Version}"),
        string.Create(CultureInfo.InvariantCulture, $"rows that were removed on {ExpiredUtc:yyyy-MM-dd HH:mm}Z by {Author ?? "nobody named"}: {Why}"),
        "a version that is kept",
        $"assay version list {dataset} shows which are; tag or hold those that must stay.");
}
