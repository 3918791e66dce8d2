using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.CompilerServices;
using Assay.Data.Arrow;
using Assay.Data.Tests.Plans;

namespace Assay.Data.Tests.Arrow;

/// <summary>Which Arrow types each column takes, and how their values arrive; null is a null without fault, "!" a cell that does not fit.</summary>
public sealed class ArrowBatchMapperTests
{
    private static readonly TimestampType s_local = new(TimeUnit.Nanosecond, (string?)null);

    public static TheoryData<string, IArrowArray, string?[]> Values => new()
    {
        { nameof(EveryType.Small), new Int64Array.Builder().Append(-32_768).AppendNull().Append(32_768).Build(), ["-32768", null, "!32768"] },
        { nameof(EveryType.Whole), new Int64Array.Builder().Append(int.MinValue).Append(long.MaxValue).Build(), ["-2147483648", "!9223372036854775807"] },
        { nameof(EveryType.Whole), new Int8Array.Builder().Append(-1).AppendNull().Build(), ["-1", null] },
        { nameof(EveryType.Whole), new UInt32Array.Builder().Append(7).Append(uint.MaxValue).Build(), ["7", "!4294967295"] },
        { nameof(EveryType.Whole), new Int32Array.Builder().Append(5).AppendNull().Build(), ["5", null] },
        { nameof(EveryType.Whole), new DoubleArray.Builder().Append(4).Append(4.5).Append(double.NaN).Append(3e9).Build(), ["4", "!4.5", "!NaN", "!3000000000"] },
        { nameof(EveryType.Large), new UInt64Array.Builder().Append(1).Append(ulong.MaxValue).Build(), ["1", "!18446744073709551615"] },
        { nameof(EveryType.Large), new DoubleArray.Builder().Append(-9223372036854775808.0).Append(9223372036854775808.0).Build(), ["-9223372036854775808", "!9.223372036854776E+18"] },
        { nameof(EveryType.Large), new FloatArray.Builder().Append(16_777_216f).AppendNull().Build(), ["16777216", null] },
        { nameof(EveryType.Real), new Int64Array.Builder().Append(1L << 53).Append((1L << 53) + 1).Append(long.MaxValue).Build(), ["9007199254740992", "!9007199254740993", "!9223372036854775807"] },
        { nameof(EveryType.Real), new FloatArray.Builder().Append(0.5f).Append(float.NaN).Build(), ["0.5", "NaN"] },
        { nameof(EveryType.Single), new DoubleArray.Builder().Append(0.1).Append(1e300).Append(double.PositiveInfinity).Build(), ["0.1", "!1E+300", "Infinity"] },
        { nameof(EveryType.Single), new Int32Array.Builder().Append(16_777_217).Build(), ["!16777217"] },
        { nameof(EveryType.Money), new Int64Array.Builder().Append(-3).Build(), ["-3"] },
        { nameof(EveryType.Money), new Decimal128Array.Builder(new Decimal128Type(10, 4)).Append(1.5m).AppendNull().Build(), ["1.5", null] },
        { nameof(EveryType.Whole), new Decimal128Array.Builder(new Decimal128Type(10, 1)).Append(15m).Append(1.5m).Build(), ["15", "!1.5"] },
        { nameof(EveryType.Real), new Decimal128Array.Builder(new Decimal128Type(10, 1)).Append(1.5m).Build(), ["1.5"] },
        { nameof(EveryType.Flag), new BooleanArray.Builder().Append(true).AppendNull().Append(false).Build(), ["true", null, "false"] },
        { nameof(EveryType.Text), new StringArray.Builder().Append("x").AppendNull().Append("").Append("x").Build(), ["x", null, "", "x"] },
        { nameof(EveryType.Text), Dictionary(new Int8Array.Builder().Append(1).AppendNull().Append(0).Build(), "a", "b"), ["b", null, "a"] },
        { nameof(EveryType.Text), Dictionary(new Int32Array.Builder().Append(1).AppendNull().Append(0).Build(), "a", "b"), ["b", null, "a"] },
        { nameof(EveryType.Text), Dictionary(new Int32Array.Builder().Append(1).Append(0).Build(), "a", null), [null, "a"] },
        { nameof(EveryType.Sky), new StringArray.Builder().Append("Rain").Append("Hail").Build(), ["Rain", "!Hail"] },
        { nameof(EveryType.Sky), Dictionary(new Int32Array.Builder().Append(1).Append(0).Append(1).Build(), "Snow", "Hail"), ["!Hail", "Snow", "!Hail"] },
        { nameof(EveryType.Time), Times(s_local, 1, -1, long.MaxValue), ["1970-01-01T00:00:00", "1969-12-31T23:59:59.9999999", "2262-04-11T23:47:16.8547758"] },
        { nameof(EveryType.Time), Times(new TimestampType(TimeUnit.Second, (string?)null), 0, 253_402_300_800), ["1970-01-01T00:00:00", "!253402300800"] },
        { nameof(EveryType.Time), Times(new TimestampType(TimeUnit.Millisecond, "Europe/Berlin"), -1), ["1969-12-31T23:59:59.999Z"] },
        { nameof(EveryType.Time), new Date32Array.Builder().Append(new DateOnly(2001, 2, 3)).Build(), ["2001-02-03T00:00:00"] },
        { nameof(EveryType.Instant), Times(new TimestampType(TimeUnit.Microsecond, "UTC"), 1_000_000), ["1970-01-01T00:00:01+00:00"] },
        { nameof(EveryType.Instant), Times(new TimestampType(TimeUnit.Microsecond, (string?)null), 1_000_000), ["1970-01-01T00:00:01+00:00"] },
        { nameof(EveryType.Day), new Date32Array.Builder().Append(new DateOnly(1, 1, 1)).AppendNull().Build(), ["0001-01-01", null] },
        { nameof(EveryType.Day), new Date64Array.Builder().Append(new DateOnly(2001, 2, 3)).Build(), ["2001-02-03"] },
        { nameof(EveryType.Day), Times(new TimestampType(TimeUnit.Second, (string?)null), 86_400, 86_401), ["1970-01-02", "!86401"] },
        { nameof(EveryType.Id), new StringArray.Builder().Append("00000001-0002-0003-0405-060708090a0b").Append("1").Build(), ["00000001-0002-0003-0405-060708090a0b", "!1"] },
        { nameof(EveryType.Text), new NullArray(2), [null, null] },
        { nameof(EveryType.Day), new NullArray(1), [null] },
    };

    public static TheoryData<string, IArrowType> Refused => new()
    {
        { nameof(EveryType.Flag), Int32Type.Default },
        { nameof(EveryType.Whole), StringType.Default },
        { nameof(EveryType.Whole), BooleanType.Default },
        { nameof(EveryType.Whole), new TimestampType(TimeUnit.Second, (string?)null) },
        { nameof(EveryType.Real), StringType.Default },
        { nameof(EveryType.Money), DoubleType.Default },
        { nameof(EveryType.Text), Int32Type.Default },
        { nameof(EveryType.Text), BinaryType.Default },
        { nameof(EveryType.Sky), Int32Type.Default },
        { nameof(EveryType.Time), Int64Type.Default },
        { nameof(EveryType.Instant), Date32Type.Default },
        { nameof(EveryType.Day), StringType.Default },
        { nameof(EveryType.Id), new FixedSizeBinaryType(8) },
        { nameof(EveryType.Text), new ListType(StringType.Default) },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_arrives_exactly_or_as_a_fault_of_its_cell(string property, IArrowArray array, string?[] expected)
    {
        var ordinal = Ordinal(property);
        Assert.Equal(expected, Cells(Map(ordinal, array, 0), ordinal));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_slice_maps_like_the_rows_it_covers(string property, IArrowArray array, string?[] expected)
    {
        var ordinal = Ordinal(property);
        var slice = ArrowArrayFactory.Slice(array, 1, array.Length - 1);
        Assert.Equal(expected[1..], Cells(Map(ordinal, slice, 0), ordinal));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_type_that_cannot_hold_the_values_is_refused_by_name(string property, IArrowType type)
    {
        var ordinal = Ordinal(property);
        var column = EveryType.Plan.Descriptor.Columns[ordinal];
        var schema = new Schema([new Field(column.StorageName, type, true)], null);
        var refused = Assert.Throws<SourceException>(() => new ArrowBatchMapper(EveryType.Plan.Descriptor, schema, [ordinal], "rows.parquet"));

        Assert.Equal((SourceFault.ColumnType, column.StorageName, true), (refused.Fault, refused.Column, refused.IsData));
        Assert.StartsWith($"rows.parquet: column '{column.StorageName}' is ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixteen_bytes_are_a_uuid_in_network_order()
    {
        var type = new FixedSizeBinaryType(16);
        var bytes = Convert.FromHexString("000000010002000304050607" + "08090a0b");
        var array = new Apache.Arrow.Arrays.FixedSizeBinaryArray(new ArrayData(type, 1, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer(bytes)]));
        var ordinal = Ordinal(nameof(EveryType.Id));

        Assert.Equal("00000001-0002-0003-0405-060708090a0b", Assert.Single(Cells(Map(ordinal, array, 0), ordinal)));
    }

    [Fact]
    public void Equal_types_are_viewed_without_a_copy()
    {
        var array = new Int32Array.Builder().AppendRange(Enumerable.Range(0, 1_000)).Build();
        var view = Map(Ordinal(nameof(EveryType.Whole)), array, 0).Column<int>(Ordinal(nameof(EveryType.Whole)));

        Assert.True(view.Values.Overlaps(array.Values, out var offset) && offset == 0);
    }

    [Fact]
    public void Rows_become_arrow_and_come_back()
    {
        var rows = EveryType.Rows(40);
        using var arrow = ArrowSink.Write<EveryType>(EveryType.Plan, rows);
        var back = new EveryType[40];
        EveryType.Plan.ReadRows(new ArrowBatchMapper(EveryType.Plan.Descriptor, arrow.Schema, null, "memory").Map(arrow, 0), back);

        Assert.Equal(rows, back);
    }

    [Fact]
    public async Task Record_batches_carry_storage_names_and_own_their_memory()
    {
        var batches = new List<RecordBatch>();
        await foreach (var batch in PlannedRows<EveryType>.Of(EveryType.Plan, EveryType.Rows(25), chunk: 10).ToArrowAsync())
            batches.Add(batch);

        Assert.Equal([10, 10, 5], batches.Select(batch => batch.Length));
        Assert.Equal("maybe_instant", batches[0].Schema.FieldsList[23].Name);
        Assert.Equal(-24, ((Int32Array)batches[2].Column("whole")).GetValue(4));
        Assert.Equal(int.MaxValue, ((Int32Array)batches[0].Column("whole")).GetValue(0));
        batches.ForEach(batch => batch.Dispose());
    }

    private static ColumnBatch Map(int ordinal, IArrowArray array, long firstRow)
    {
        var schema = new Schema([new Field(EveryType.Plan.Descriptor.Columns[ordinal].Name, array.Data.DataType, true)], null);
        return new ArrowBatchMapper(EveryType.Plan.Descriptor, schema, [ordinal], "memory").Map(new RecordBatch(schema, [array], array.Length), firstRow);
    }

    private static string?[] Cells(ColumnBatch batch, int ordinal)
    {
        var cells = Enumerable.Range(0, batch.RowCount).Select(row => batch.Format(ordinal, row)).ToArray();
        foreach (var fault in batch.Faults)
        {
            Assert.Equal((ordinal, (string?)null), (fault.Ordinal, cells[fault.Row]));
            cells[fault.Row] = "!" + fault.Text;
        }

        return cells;
    }

    private static int Ordinal(string property) => EveryType.Plan.Descriptor.Columns.ToList().FindIndex(column => column.Name == property);

    private static DictionaryArray Dictionary(IArrowArray codes, params string?[] values)
    {
        var dictionary = new StringArray.Builder();
        foreach (var value in values)
            dictionary = value is null ? dictionary.AppendNull() : dictionary.Append(value);
        return new DictionaryArray(new DictionaryType(codes.Data.DataType, StringType.Default, false), codes, dictionary.Build());
    }

    private static TimestampArray Times(TimestampType type, params long[] counts) => new(
        type, new ArrowBuffer(System.Runtime.InteropServices.MemoryMarshal.AsBytes(counts.AsSpan()).ToArray()), ArrowBuffer.Empty, counts.Length, 0, 0);
}
