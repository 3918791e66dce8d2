using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Assay.CompilerServices;

/// <summary>
/// A borrowed view of one column of a batch. Plain columns hold a value per row; dictionary-encoded ones hold the distinct values
/// and a code per row, so that a check runs once per distinct value. What stands in <see cref="Values"/> at a null row is unspecified.
/// </summary>
/// <typeparam name="T">The type of the values; for a nullable column the underlying type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ColumnView<T>
{
    /// <summary>A plain column.</summary>
    /// <param name="values">A value per row.</param>
    /// <param name="validity">A bit per row, least significant first, set where the row is not null; empty where no row is.</param>
    /// <param name="validityOffset">The bit of row 0.</param>
    /// <param name="nullCount">How many rows are null.</param>
    public ColumnView(ReadOnlySpan<T> values, ReadOnlySpan<byte> validity = default, int validityOffset = 0, int nullCount = 0)
        : this(values, default, values.Length, validity, validityOffset, nullCount)
    {
    }

    private ColumnView(ReadOnlySpan<T> values, ReadOnlySpan<int> codes, int length, ReadOnlySpan<byte> validity, int validityOffset, int nullCount)
    {
        Values = values;
        Codes = codes;
        Length = length;
        Validity = nullCount == 0 ? default : validity;
        ValidityOffset = validityOffset;
        NullCount = nullCount;
    }

    /// <summary>A dictionary-encoded column.</summary>
    /// <param name="distinct">The distinct values.</param>
    /// <param name="codes">Per row an index into <paramref name="distinct"/>; unspecified at a null row.</param>
    /// <param name="validity">As for a plain column.</param>
    /// <param name="validityOffset">The bit of row 0.</param>
    /// <param name="nullCount">How many rows are null.</param>
    public static ColumnView<T> Dictionary(
        ReadOnlySpan<T> distinct, ReadOnlySpan<int> codes, ReadOnlySpan<byte> validity = default, int validityOffset = 0, int nullCount = 0) =>
        new(distinct, codes, codes.Length, validity, validityOffset, nullCount) { IsDictionary = true };

    /// <summary>A value per row, or the distinct values of a dictionary-encoded column.</summary>
    public ReadOnlySpan<T> Values { get; }

    /// <summary>A code per row, or empty where the column is plain.</summary>
    public ReadOnlySpan<int> Codes { get; }

    /// <summary>Whether <see cref="Values"/> are the distinct values that <see cref="Codes"/> point into.</summary>
    public bool IsDictionary { get; private init; }

    /// <summary>The number of rows.</summary>
    public int Length { get; }

    /// <summary>How many rows are null.</summary>
    public int NullCount { get; }

    /// <summary>A bit per row, set where the row is not null; empty where no row is null.</summary>
    public ReadOnlySpan<byte> Validity { get; }

    /// <summary>The bit of row 0 in <see cref="Validity"/>.</summary>
    public int ValidityOffset { get; }

    /// <summary>The value of a row that is not null.</summary>
    public T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsDictionary ? Values[Codes[row]] : Values[row];
    }

    /// <summary>Whether the row is null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNull(int row)
    {
        if (Validity.IsEmpty)
            return false;
        var bit = row + ValidityOffset;
        return (Validity[bit >> 3] & (1 << (bit & 7))) == 0;
    }
}
