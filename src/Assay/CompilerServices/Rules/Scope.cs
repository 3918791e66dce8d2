namespace Assay.CompilerServices;

/// <summary>Which rows a rule looks at.</summary>
internal static class Scope
{
    /// <summary>Rows in scope that are not null, and rows in scope that are.</summary>
    internal static (long InScope, long Nulls) Count<T>(in ColumnView<T> column, ReadOnlySpan<bool> scope)
    {
        if (scope.IsEmpty)
            return (column.Length - column.NullCount, column.NullCount);
        long inScope = 0;
        long nulls = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (!scope[row])
                continue;
            if (column.IsNull(row))
                nulls++;
            else
                inScope++;
        }

        return (inScope, nulls);
    }
}
