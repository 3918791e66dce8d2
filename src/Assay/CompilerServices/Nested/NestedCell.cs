using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>
/// A cell of a column of lists or structs: some rows of a batch of its own. A list's rows are its elements, in one column; a struct is one
/// row, a column per field. Owns what it points to, so that it outlives the batch that it was read with.
/// </summary>
/// <param name="rows">Where the rows stand; other cells share it.</param>
/// <param name="first">The first row.</param>
/// <param name="count">The number of rows.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NestedCell(NestedBatch rows, int first, int count) : IEquatable<NestedCell>
{
    /// <summary>Where the rows stand.</summary>
    public NestedBatch Rows { get; } = rows;

    /// <summary>The first row.</summary>
    public int First { get; } = first;

    /// <summary>The number of rows: a list's elements.</summary>
    public int Count { get; } = count;

    /// <summary>Whether two cells hold the same: null equals null, NaN equals NaN, −0 equals 0, times to the microsecond.</summary>
    public static bool operator ==(NestedCell left, NestedCell right) => left.Equals(right);

    /// <summary>The opposite of equal.</summary>
    public static bool operator !=(NestedCell left, NestedCell right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(NestedCell other) => Count == other.Count && Fingerprint() == other.Fingerprint();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NestedCell other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Fingerprint().GetHashCode();

    /// <summary>As JSON, sensitive fields masked.</summary>
    public override string ToString()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true }))
            Rows.WriteJson(json, this);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    internal UInt128 Fingerprint()
    {
        var fingerprint = CompilerServices.Fingerprint.Of(Count);
        for (var row = First; row < First + Count; row++)
            fingerprint = CompilerServices.Fingerprint.Combine(fingerprint, Rows.FingerprintOf(row));
        return fingerprint;
    }
}
