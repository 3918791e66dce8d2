using System.Runtime.CompilerServices;

namespace Assay.CompilerServices;

/// <summary>The values of a column a block at a time, so that what is done with them runs over plain spans.</summary>
internal static class ColumnBlocks
{
    /// <summary>The values of some rows that are not null: as they stand where they can, else gathered.</summary>
    /// <param name="column">The column.</param>
    /// <param name="start">The first row.</param>
    /// <param name="length">How many.</param>
    /// <param name="gathered">Room for as many.</param>
    internal static ReadOnlySpan<T> Block<T>(this in ColumnView<T> column, int start, int length, Span<T> gathered)
    {
        if (!column.IsDictionary && column.NullCount == 0)
            return column.Values.Slice(start, length);
        var count = 0;
        for (var row = start; row < start + length; row++)
        {
            if (!column.IsNull(row))
                gathered[count++] = column[row];
        }

        return gathered[..count];
    }
}

/// <summary>Room for the values of a block.</summary>
[InlineArray(Length)]
internal struct BlockOf<T>
{
    internal const int Length = 1024;

#pragma warning disable IDE0044, IDE0051 // The runtime repeats it.
    private T _first;
#pragma warning restore IDE0044, IDE0051
}
