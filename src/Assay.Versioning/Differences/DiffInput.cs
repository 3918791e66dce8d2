namespace Assay.Versioning.Differences;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">A version's number, tag, <c>latest</c> or time; for rows what people call them.</param>
/// <param name="Rows">Rows that are no version, of the dataset's declaration; null for a version.</param>
public sealed record DiffInput(string Name, Rows? Rows = null);
