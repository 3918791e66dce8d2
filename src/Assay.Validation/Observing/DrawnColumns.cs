using System.Globalization;
using System.Numerics;
using Assay.CompilerServices;

namespace Assay.Validation.Observing;

/// <summary>The columns of which distributions are drawn: all but sensitive ones, bytes, UUIDs, lists and records.</summary>
internal sealed class DrawnColumns(DatasetDescriptor dataset)
{
    private const int MostCharacters = 40;

    private readonly int[] _ordinals =
    [
        .. Enumerable.Range(0, dataset.Columns.Count).Where(ordinal => dataset.Columns[ordinal] is
        {
            Sensitivity: Sensitivity.None,
            Type: not (ColumnType.Binary or ColumnType.Guid or ColumnType.List or ColumnType.Struct),
        }),
    ];

    public int Count => _ordinals.Length;

    /// <summary>The place of a column among those drawn; negative where it isn't.</summary>
    public int IndexOf(int ordinal) => Array.IndexOf(_ordinals, ordinal);

    public DrawnRow[] Read(ColumnBatch batch, List<(ulong Hash, int Row)> rows)
    {
        var read = new DrawnRow[rows.Count];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = new(rows[i].Hash, new double[Count], new string?[Count]);
            read[i].Numbers.AsSpan().Fill(double.NaN);
        }

        for (var column = 0; column < Count; column++)
        {
            var ordinal = _ordinals[column];
            if (batch.Has(ordinal))
                ViewTypes.Accept(dataset.Columns[ordinal].Type, new Cells(batch, ordinal, column, rows, read));
        }

        return read;
    }

    private static double Number<T>(T value) => value switch
    {
        bool truth => truth ? 1 : 0,
        DateTime time => time.Ticks,
        DateTimeOffset instant => instant.UtcTicks,
        DateOnly day => day.ToDateTime(default).Ticks,
        TimeOnly time => time.Ticks,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        _ => double.NaN,
    };

    private sealed class Cells(ColumnBatch batch, int ordinal, int column, List<(ulong Hash, int Row)> rows, DrawnRow[] read) : IViewTypeVisitor<bool>
    {
        public bool Visit<T>()
        {
            var view = batch.Column<T>(ordinal);
            for (var i = 0; i < rows.Count; i++)
            {
                if (view.IsNull(rows[i].Row))
                    continue;
                if (view[rows[i].Row] is string text)
                    read[i].Texts[column] = text.Length <= MostCharacters ? text : text[..MostCharacters] + "…";
                else
                    read[i].Numbers[column] = Number(view[rows[i].Row]);
            }

            return true;
        }
    }
}
