namespace Assay.CompilerServices;

/// <summary>Hands out 64 bits of the fingerprint of each value in scope; a value of a dictionary is looked at once.</summary>
internal static class Hashes
{
    internal static ulong Of<T>(T value) => (ulong)Fingerprint.Of(value);

    /// <summary>Calls with each hash and the rows that it stands for, and returns how many rows have a value and how many none.</summary>
    internal static (long Values, long Nulls) Of<T>(in ColumnView<T> column, ReadOnlySpan<bool> scope, Action<ulong, long> take)
    {
        var counted = Scope.Count(column, scope);
        if (column.IsDictionary)
        {
            var rows = new long[column.Values.Length];
            for (var row = 0; row < column.Length; row++)
            {
                if ((scope.IsEmpty || scope[row]) && !column.IsNull(row))
                    rows[column.Codes[row]]++;
            }

            for (var code = 0; code < rows.Length; code++)
            {
                if (rows[code] > 0)
                    take(Of(column.Values[code]), rows[code]);
            }

            return counted;
        }

        for (var row = 0; row < column.Length; row++)
        {
            if ((scope.IsEmpty || scope[row]) && !column.IsNull(row))
                take(Of(column.Values[row]), 1);
        }

        return counted;
    }
}
