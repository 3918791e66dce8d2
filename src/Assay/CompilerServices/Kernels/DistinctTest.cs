using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>
/// Calls a declaration's method over one or two columns of text once per combination of values that occurs, where the batch has them as
/// dictionaries; elsewhere row by row. One per state, since it keeps its room.
/// </summary>
internal sealed class DistinctTest(PlannedTest test)
{
    private const int MostCombinations = 1 << 16;

    private readonly int[] _ordinals = [.. test.Ordinals];
    private RowAnswer[] _table = [];
    private RowAnswer[] _answers = [];

    internal static bool Fits(PlannedTest test, DatasetDescriptor dataset) =>
        test.Ordinals.Count is 1 or 2 && test.Ordinals.All(ordinal => dataset.Columns[ordinal].Type is ColumnType.String or ColumnType.Enum);

    /// <summary>Answers for each row in scope; true where all rows pass, which are then not answered one by one.</summary>
    internal bool Run(ColumnBatch batch, ReadOnlySpan<bool> scope, Span<RowAnswer> answers)
    {
        var first = batch.Column<string>(_ordinals[0]);
        var second = _ordinals.Length == 1 ? default : batch.Column<string>(_ordinals[1]);
        var isPair = _ordinals.Length == 2;
        // One more than there are values: null.
        var (height, width) = (first.Values.Length + 1, isPair ? second.Values.Length + 1 : 1);
        if (!first.IsDictionary || (isPair && !second.IsDictionary) || (long)height * width > Math.Min(MostCombinations, answers.Length))
        {
            test.Run(batch, scope, answers);
            return false;
        }

        if (_table.Length < height * width)
            _table = new RowAnswer[height * width];
        var table = _table.AsSpan(0, height * width);
        table.Clear();
        var isDense = scope.IsEmpty && first.NullCount == 0 && isPair && second.NullCount == 0;
        if (isDense)
        {
            var left = first.Codes;
            var right = second.Codes[..left.Length];
            for (var row = 0; row < left.Length; row++)
                table[(left[row] * width) + right[row]] = RowAnswer.Pass;
        }
        else
        {
            for (var row = 0; row < answers.Length; row++)
            {
                if (scope.IsEmpty || scope[row])
                    table[At(first, second, isPair, width, row)] = RowAnswer.Pass;
            }
        }

        Answer(batch, table, width);
        if (isDense)
        {
            if (!MemoryMarshal.AsBytes(table).ContainsAny((byte)RowAnswer.Fail, (byte)RowAnswer.Null))
                return true;
            var left = first.Codes[..answers.Length];
            var right = second.Codes[..answers.Length];
            for (var row = 0; row < answers.Length; row++)
                answers[row] = table[(left[row] * width) + right[row]];
            return false;
        }

        for (var row = 0; row < answers.Length; row++)
        {
            if (scope.IsEmpty || scope[row])
                answers[row] = table[At(first, second, isPair, width, row)];
        }

        return false;
    }

    /// <summary>Puts the answers of the combinations that are marked into their places.</summary>
    private void Answer(ColumnBatch batch, Span<RowAnswer> table, int width)
    {
        var found = new List<int>();
        var marks = MemoryMarshal.AsBytes(table);
        for (var from = 0; marks[from..].IndexOfAnyExcept((byte)RowAnswer.None) is >= 0 and var next; from += next + 1)
            found.Add(from + next);
        if (found.Count == 0)
            return;

        if (_answers.Length < found.Count)
            _answers = new RowAnswer[found.Count];
        var answers = _answers.AsSpan(0, found.Count);
        answers.Clear();
        test.Run(new Combinations(batch, _ordinals, [.. found], width), default, answers);
        for (var i = 0; i < answers.Length; i++)
            table[found[i]] = answers[i];
    }

    private static int At(in ColumnView<string> first, in ColumnView<string> second, bool isPair, int width, int row)
    {
        var at = (first.IsNull(row) ? first.Values.Length : first.Codes[row]) * width;
        return isPair ? at + (second.IsNull(row) ? second.Values.Length : second.Codes[row]) : at;
    }

    /// <summary>A row per combination.</summary>
    private sealed class Combinations(ColumnBatch batch, int[] ordinals, int[] found, int width) : ColumnBatch
    {
        public override int RowCount => found.Length;

        public override long FirstRow => batch.FirstRow;

        public override string Source => batch.Source;

        public override bool Has(int ordinal) => batch.Has(ordinal);

        public override ColumnView<T> Column<T>(int ordinal)
        {
            var view = batch.Column<T>(ordinal);
            var isFirst = ordinal == ordinals[0];
            var codes = Array.ConvertAll(found, at => isFirst ? at / width : at % width);
            var validity = new byte[(codes.Length + 7) / 8];
            var nulls = 0;
            for (var row = 0; row < codes.Length; row++)
            {
                if (codes[row] < view.Values.Length)
                    validity[row >> 3] |= (byte)(1 << (row & 7));
                else
                    (codes[row], nulls) = (0, nulls + 1);
            }

            return ColumnView<T>.Dictionary(view.Values, codes, validity, 0, nulls);
        }

        public override string? Format(int ordinal, int row) => throw new NotSupportedException("A combination of values is no row.");
    }
}
