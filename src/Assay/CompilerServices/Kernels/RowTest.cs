using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>What a declaration's method says of a row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RowAnswer : byte
{
    /// <summary>The row was not asked for.</summary>
    None,

    /// <summary>True.</summary>
    Pass,

    /// <summary>False.</summary>
    Fail,

    /// <summary>A column is null that the method can't take as null; it was not called.</summary>
    Null,
}

/// <summary>Calls a declaration's method for each row of a batch that has all of its columns.</summary>
/// <param name="batch">The batch.</param>
/// <param name="scope">Per row whether it is asked for; empty for all.</param>
/// <param name="answers">An answer per row, <see cref="RowAnswer.None"/> at first.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void RowTest(ColumnBatch batch, ReadOnlySpan<bool> scope, Span<RowAnswer> answers);
