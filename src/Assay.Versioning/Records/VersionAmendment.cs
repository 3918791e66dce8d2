namespace Assay.Versioning.Records;

/// <summary>What an erasure replaced of a version's record: <c>_assay/amended/V.json</c>.</summary>
/// <param name="Version">The version.</param>
/// <param name="Erasure">The erasure that did it last: its proof is <c>_assay/erase/ID.json</c>.</param>
/// <param name="Files">The parts that hold what is left.</param>
/// <param name="Rows">The rows that are left.</param>
/// <param name="ContentHash">The identity of the rows that are left.</param>
/// <param name="OrderHash">A hash of the rows that are left, in the order of the parts.</param>
/// <param name="Superseded">The identity of the rows as they were committed.</param>
public sealed record VersionAmendment(
    int Version, string Erasure, IReadOnlyList<VersionFile> Files, long Rows, string ContentHash, string OrderHash, string Superseded);
