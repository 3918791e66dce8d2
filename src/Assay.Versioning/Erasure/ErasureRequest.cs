namespace Assay.Versioning.Erasure;

/// <summary>Whose rows are erased, and why.</summary>
public sealed record ErasureRequest
{
    /// <summary>
    /// The cells that name the rows, as storage name and invariant text: a row goes where it has all of them. Empty where a file names them.
    /// </summary>
    public IReadOnlyDictionary<string, string> Cells { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>A file of rows with the columns of the dataset's key (CSV with a header, Parquet…); null where <see cref="Cells"/> names them.</summary>
    public string? KeysFile { get; init; }

    /// <summary>Why: the request's number, the law. Becomes part of the proof; name no person in it.</summary>
    public required string Why { get; init; }

    /// <summary>Why holds on versions that have such rows are passed over; null where they stop the erasure.</summary>
    public string? DespiteHolds { get; init; }
}
