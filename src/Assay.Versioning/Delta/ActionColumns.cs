using Apache.Arrow;
using Apache.Arrow.Types;

namespace Assay.Versioning.Delta;

/// <summary>The columns of a checkpoint: one struct per kind of action, null in the rows of other kinds.</summary>
internal sealed class ActionColumns(int rows)
{
    private readonly List<Field> _fields = [];
    private readonly List<IArrowArray> _arrays = [];

    public void Add(string action, int[] at, params (string Name, IArrowArray Values)[] members)
    {
        var type = new StructType([.. members.Select(member => new Field(member.Name, member.Values.Data.DataType, nullable: true))]);
        _fields.Add(new Field(action, type, nullable: true));
        _arrays.Add(new StructArray(type, rows, members.Select(member => member.Values), Bits(rows, at), rows - at.Length));
    }

    public RecordBatch Batch() => new(new Schema(_fields, null), _arrays, rows);

    /// <summary>Text in some rows, null in the others.</summary>
    public static IArrowArray Of(int rows, int[] at, Func<int, string?> value)
    {
        var builder = new StringArray.Builder();
        Fill(rows, at, next => builder.Append(value(next)!), () => builder.AppendNull());
        return builder.Build();
    }

    public static IArrowArray Of(int rows, int[] at, Func<int, long> value)
    {
        var builder = new Int64Array.Builder();
        Fill(rows, at, next => builder.Append(value(next)), () => builder.AppendNull());
        return builder.Build();
    }

    public static IArrowArray Of(int rows, int[] at, Func<int, int> value)
    {
        var builder = new Int32Array.Builder();
        Fill(rows, at, next => builder.Append(value(next)), () => builder.AppendNull());
        return builder.Build();
    }

    public static IArrowArray False(int rows, int[] at)
    {
        var builder = new BooleanArray.Builder();
        Fill(rows, at, _ => builder.Append(false), () => builder.AppendNull());
        return builder.Build();
    }

    /// <summary>Maps of one entry, or of none, in some rows.</summary>
    public static IArrowArray Maps(MapType type, int rows, int[] at, Func<int, (string Key, string Value)>? entry)
    {
        var (keys, values) = (new StringArray.Builder(), new StringArray.Builder());
        var offsets = new int[rows + 1];
        for (int row = 0, next = 0; row < rows; row++)
        {
            offsets[row + 1] = offsets[row];
            if (next == at.Length || at[next] != row)
                continue;
            if (entry is not null)
            {
                var (key, value) = entry(next);
                keys.Append(key);
                values.Append(value);
                offsets[row + 1]++;
            }

            next++;
        }

        var entries = new StructArray(type.KeyValueType, offsets[rows], [keys.Build(), values.Build()], ArrowBuffer.Empty, 0);
        return new MapArray(type, rows, new ArrowBuffer.Builder<int>().AppendRange(offsets).Build(), entries, Bits(rows, at), rows - at.Length);
    }

    public static IArrowArray EmptyLists(int rows, int[] at)
    {
        var offsets = new ArrowBuffer.Builder<int>().AppendRange(new int[rows + 1]).Build();
        return new ListArray(new ListType(new Field("element", StringType.Default, nullable: true)), rows, offsets, new StringArray.Builder().Build(), Bits(rows, at), rows - at.Length);
    }

    private static void Fill(int rows, int[] at, Action<int> append, Action appendNull)
    {
        var next = 0;
        for (var row = 0; row < rows; row++)
        {
            if (next < at.Length && at[next] == row)
                append(next++);
            else
                appendNull();
        }
    }

    public static ArrowBuffer Bits(int rows, int[] at)
    {
        var bits = new byte[(rows + 7) / 8];
        foreach (var row in at)
            bits[row >> 3] |= (byte)(1 << (row & 7));
        return new ArrowBuffer(bits);
    }
}
