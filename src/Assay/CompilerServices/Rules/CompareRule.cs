namespace Assay.CompilerServices;

/// <summary>Two columns compared in each row. A row in which one of them is null is out of scope.</summary>
internal sealed class CompareRule<T>(string id, Relation relation) : Rule(id)
{
    private readonly Comparer<T> _order = Comparer<T>.Default;

    private T[] _left = [];
    private T[] _right = [];
    private bool[] _present = [];

    internal void Observe(ColumnBatch batch, RowCells<T> leftCells, RowCells<T> rightCells, ReadOnlySpan<bool> scope)
    {
        if (!Active)
            return;
        if (_present.Length < batch.RowCount)
            (_left, _right, _present) = (new T[batch.RowCount], new T[batch.RowCount], new bool[batch.RowCount]);
        var left = _left.AsSpan(0, batch.RowCount);
        var right = _right.AsSpan(0, batch.RowCount);
        var hasBoth = _present.AsSpan(0, batch.RowCount);
        hasBoth.Fill(true);
        leftCells(batch, left, hasBoth);
        rightCells(batch, right, hasBoth);
        long rows = 0;
        long nulls = 0;
        for (var row = 0; row < batch.RowCount; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (!hasBoth[row])
            {
                nulls++;
                continue;
            }

            rows++;
            if (!Passes(left[row], right[row]))
                Fail(batch, row);
        }

        CountScope(rows, nulls);
    }

    private bool Passes(T left, T right)
    {
        if (IsNaN(left) || IsNaN(right))
            return relation == Relation.Different;
        var order = typeof(T) == typeof(string) ? string.CompareOrdinal((string)(object)left!, (string)(object)right!) : _order.Compare(left, right);
        return relation switch
        {
            Relation.Greater => order > 0,
            Relation.AtLeast => order >= 0,
            Relation.Less => order < 0,
            Relation.AtMost => order <= 0,
            Relation.Equal => order == 0,
            _ => order != 0,
        };
    }

    private static bool IsNaN(T value) =>
        (typeof(T) == typeof(double) && double.IsNaN((double)(object)value!)) || (typeof(T) == typeof(float) && float.IsNaN((float)(object)value!));
}

/// <summary>How the first of two values stands to the second.</summary>
internal enum Relation
{
    Greater,
    AtLeast,
    Less,
    AtMost,
    Equal,
    Different,
}
