namespace Assay;

/// <summary>What a source shows without its rows being read.</summary>
/// <param name="Print">
/// Tells one content from another: the lengths of the files and samples of their bytes. Equal contents have equal prints; a change of a few
/// bytes that leaves the length as it is may go unseen. Null where none is known.
/// </param>
/// <param name="Columns">The columns in their order, of the newest file where there are several.</param>
public sealed record SourceLook(string? Print, IReadOnlyList<SourceColumn> Columns);

/// <summary>A column as a source stores it.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Type">The stored type by its name in the format (<c>int32</c>, <c>timestamp[us]</c>); <c>text</c> where the format has no types.</param>
/// <param name="Nullable">Whether the source says that nulls may occur.</param>
public sealed record SourceColumn(string Name, string Type, bool Nullable);
