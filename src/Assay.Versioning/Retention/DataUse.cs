using System.Globalization;
using Assay.Versioning.Records;

namespace Assay.Versioning.Retention;

/// <summary>That something which is in use was made of a dataset's version.</summary>
/// <param name="By">What is in use, for people: <c>flight-delay version 3 (champion)</c>.</param>
/// <param name="Data">The version as models are tagged with it: <c>version 3</c>, or the hash of the rows or of their source.</param>
public sealed record DataUse(string By, string Data)
{
    internal bool Means(VersionRecord record) =>
        Data == string.Create(CultureInfo.InvariantCulture, $"version {record.V}")
        || Data == record.ContentHash
        || Data == record.Amended?.Superseded
        || Data == record.Source.Digest;
}
