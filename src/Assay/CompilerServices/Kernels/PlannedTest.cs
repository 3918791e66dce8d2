using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>A method of a declaration over columns of one row.</summary>
/// <param name="Run">What calls it.</param>
/// <param name="Ordinals">The columns that it takes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record PlannedTest(RowTest Run, params IReadOnlyList<int> Ordinals)
{
    internal bool Fits(ColumnBatch batch)
    {
        foreach (var ordinal in Ordinals)
        {
            if (!batch.Has(ordinal))
                return false;
        }

        return true;
    }
}
