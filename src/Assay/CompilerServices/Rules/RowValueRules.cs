using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>The cells of some columns of a batch in one type, kept from batch to batch.</summary>
internal sealed class RowValues<T>(RowCells<T>[] columns)
{
    private readonly T[][] _cells = new T[columns.Length][];
    private readonly bool[][] _present = new bool[columns.Length][];

    internal int Columns => columns.Length;

    internal void Read(ColumnBatch batch)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            if (_cells[column] is null || _cells[column].Length < batch.RowCount)
                (_cells[column], _present[column]) = (new T[batch.RowCount], new bool[batch.RowCount]);
            var present = _present[column].AsSpan(0, batch.RowCount);
            present.Fill(true);
            columns[column](batch, _cells[column].AsSpan(0, batch.RowCount), present);
        }
    }

    internal bool Has(int column, int row) => _present[column][row];

    internal T At(int column, int row) => _cells[column][row];

    internal int Count(int row)
    {
        var count = 0;
        foreach (var present in _present)
            count += present[row] ? 1 : 0;
        return count;
    }
}

/// <summary>A rule over the values of several columns of one row; a row with too few of them is out of scope.</summary>
/// <param name="id">The rule's id.</param>
/// <param name="columns">The columns.</param>
/// <param name="least">How many values a row must have.</param>
internal abstract class RowValueRule<T>(string id, RowCells<T>[] columns, int least) : Rule(id)
{
    private protected RowValues<T> Values { get; } = new(columns);

    internal void Observe(ColumnBatch batch, ReadOnlySpan<bool> scope)
    {
        if (!Active)
            return;
        Values.Read(batch);
        long rows = 0;
        long nulls = 0;
        for (var row = 0; row < batch.RowCount; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (Values.Count(row) < least)
            {
                nulls++;
                continue;
            }

            rows++;
            if (!Passes(row))
                Fail(batch, row);
        }

        CountScope(rows, nulls);
    }

    /// <summary>Whether a row that has enough values passes.</summary>
    private protected abstract bool Passes(int row);
}

/// <summary>Values of columns that differ from each other in each row; a row with fewer than two is out of scope.</summary>
internal sealed class DistinctWithinRowRule<T>(string id, RowCells<T>[] columns) : RowValueRule<T>(id, columns, 2)
{
    private protected override bool Passes(int row) => !HasTwins(row);

    private bool HasTwins(int row)
    {
        for (var one = 1; one < Values.Columns; one++)
        {
            for (var other = 0; other < one && Values.Has(one, row); other++)
            {
                if (Values.Has(other, row) && !Bounds.IsNaN(Values.At(one, row)!) && EqualityComparer<T>.Default.Equals(Values.At(one, row), Values.At(other, row)))
                    return true;
            }
        }

        return false;
    }
}

/// <summary>A first column that is the sum of the others in each row.</summary>
/// <param name="id">The rule's id.</param>
/// <param name="columns">The sum, then its parts.</param>
/// <param name="tolerance">How far both may be apart, beyond rounding.</param>
/// <param name="roundoff">The unit roundoff of the least exact column; 0 where sums are exact.</param>
internal sealed class SumRule<T>(string id, RowCells<T>[] columns, T tolerance, T roundoff) : RowValueRule<T>(id, columns, columns.Length)
    where T : struct, INumber<T>
{
    private protected override bool Passes(int row)
    {
        var total = Values.At(0, row);
        var (sum, sizes) = (T.Zero, T.Abs(total));
        try
        {
            for (var part = 1; part < Values.Columns; part++)
            {
                sum = checked(sum + Values.At(part, row));
                sizes += roundoff == T.Zero ? T.Zero : T.Abs(Values.At(part, row));
            }

            // Written so that NaN fails.
            return T.Abs(sum - total) <= tolerance + (T.CreateChecked(Values.Columns) * roundoff * sizes);
        }
        catch (OverflowException)
        {
            // A sum that no decimal holds is none that one does.
            return false;
        }
    }
}

/// <summary>Values of columns that together are one of a list in each row.</summary>
/// <param name="id">The rule's id.</param>
/// <param name="columns">Per column what tells the place of a row's value among those listed: −1 for none.</param>
/// <param name="tuples">The combinations, as numbers to the base of <paramref name="most"/>.</param>
/// <param name="most">More than there are values of any column.</param>
internal sealed class TupleRule(string id, RowCells<int>[] columns, HashSet<long> tuples, int most) : RowValueRule<int>(id, columns, columns.Length)
{
    private protected override bool Passes(int row)
    {
        long tuple = 0;
        for (var column = 0; column < Values.Columns; column++)
        {
            if (Values.At(column, row) < 0)
                return false;
            tuple = (tuple * most) + Values.At(column, row);
        }

        return tuples.Contains(tuple);
    }
}
