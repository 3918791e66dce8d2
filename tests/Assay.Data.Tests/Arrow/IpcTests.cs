using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using Assay.CompilerServices;
using Assay.Data.Arrow;
using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Arrow;

/// <summary>Arrow's own files and streams.</summary>
public sealed class IpcTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("rows.arrow", null)]
    [InlineData("rows.feather", CompressionCodecType.Lz4Frame)]
    [InlineData("rows.arrow", CompressionCodecType.Zstd)]
    [InlineData("rows.arrows", null)]
    [InlineData("rows.arrows", CompressionCodecType.Zstd)]
    [InlineData("rows", null)]
    public async Task Every_type_comes_back_as_it_was(string name, CompressionCodecType? codec)
    {
        var rows = EveryType.Rows(1_000);
        await WriteAsync(name, rows, codec);

        foreach (var batchRows in (int[])[100, 65_536])
            Assert.Equal(rows, await FileSource.Open(EveryType.Plan, new SourceSpec(_folder.File(name)) { BatchRows = batchRows }).ToListAsync());
    }

    [Fact]
    public async Task A_batch_is_never_larger_than_asked_for()
    {
        await WriteAsync("rows.arrow", EveryType.Rows(1_000), null);
        var (first, sizes) = (0L, new List<int>());
        await foreach (var batch in FileSource.Open(EveryType.Plan, new SourceSpec(_folder.File("rows.arrow")) { BatchRows = 150 }).ReadBatchesAsync([1]))
        {
            Assert.Equal(first, batch.FirstRow);
            first += batch.RowCount;
            sizes.Add(batch.RowCount);
        }

        Assert.Equal((1_000, 150), (first, sizes.Max()));
    }

    [Theory]
    [InlineData("rows.arrow")]
    [InlineData("rows.arrows")]
    public async Task A_file_that_was_cut_off_is_truncated_wherever_the_cut_is(string name)
    {
        await WriteAsync(name, EveryType.Rows(300), null);
        var whole = File.ReadAllBytes(_folder.File(name));
        for (var length = 0; length < whole.Length; length += 97)
        {
            _folder.Write(name, whole.AsSpan(0, length));
            Assert.Equal(SourceFault.Truncated, (await Assert.ThrowsAsync<SourceException>(() => ReadAsync(name))).Fault);
        }
    }

    [Fact]
    public async Task A_stream_that_ends_between_batches_without_saying_so_is_truncated()
    {
        await WriteAsync("rows.arrows", EveryType.Rows(300), null);
        var whole = File.ReadAllBytes(_folder.File("rows.arrows"));
        _folder.Write("rows.arrows", whole.AsSpan(0, whole.Length - 8));

        Assert.Equal(SourceFault.Truncated, (await Assert.ThrowsAsync<SourceException>(() => ReadAsync("rows.arrows"))).Fault);
    }

    [Fact]
    public async Task Feather_of_version_1_is_said_to_be_that()
    {
        _folder.Write("rows.feather", "FEA1............FEA1"u8);

        Assert.Equal("Feather of version 1", (await Assert.ThrowsAsync<SourceException>(() => ReadAsync("rows.feather"))).Found);
    }

    [Fact]
    public async Task A_file_without_rows_is_empty()
    {
        await WriteAsync("rows.arrow", [], null);

        Assert.Equal(SourceFault.Empty, (await Assert.ThrowsAsync<SourceException>(() => ReadAsync("rows.arrow"))).Fault);
    }

    [Fact]
    public async Task Codes_and_offsets_that_point_outside_are_damage_and_never_some_other_value()
    {
        var text = new StringArray.Builder().Append("ab").Append("c").Build();
        var wild = new StringArray(new ArrayData(StringType.Default, 2, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer((byte[])[0, 0, 0, 0, 2, 0, 0, 0, 0, 9, 0, 0]), text.Data.Buffers[2]]));
        var codes = new Int32Array.Builder().Append(0).Append(2).Build();
        foreach (IArrowArray column in (IArrowArray[])[wild, new DictionaryArray(new DictionaryType(Int32Type.Default, StringType.Default, false), codes, text)])
        {
            var schema = new Schema([new Field("text", column.Data.DataType, true)], null);
            using (var file = File.Create(_folder.File("rows.arrow")))
            using (var writer = new ArrowFileWriter(file, schema))
            {
                await writer.WriteRecordBatchAsync(new RecordBatch(schema, [column], 2));
                await writer.WriteEndAsync();
            }

            var rows = FileSource.Open(EveryType.Plan, new SourceSpec(_folder.File("rows.arrow")));
            var damaged = await Assert.ThrowsAsync<SourceException>(async () =>
            {
                await foreach (var _ in rows.ReadBatchesAsync([EveryType.Plan.Descriptor.Columns.ToList().FindIndex(c => c.Name == nameof(EveryType.Text))]))
                {
                }
            });
            Assert.Equal((SourceFault.Truncated, "its data is damaged"), (damaged.Fault, damaged.Found));
        }
    }

    public void Dispose() => _folder.Dispose();

    private Task<IReadOnlyList<EveryType>> ReadAsync(string name) => FileSource.Open(EveryType.Plan, new SourceSpec(_folder.File(name))).ToListAsync();

    private async Task WriteAsync(string name, EveryType[] rows, CompressionCodecType? codec)
    {
        using var file = File.Create(_folder.File(name));
        var options = new IpcOptions { CompressionCodec = codec, CompressionCodecFactory = new CompressionCodecFactory() };
        var schema = ArrowSchemas.Of(EveryType.Plan.Descriptor, [.. Enumerable.Range(0, EveryType.Plan.Descriptor.Columns.Count)]);
        using var writer = name.EndsWith('s') && name.Contains('.', StringComparison.Ordinal) ? new ArrowStreamWriter(file, schema, true, options) : new ArrowFileWriter(file, schema, true, options);
        await writer.WriteStartAsync();
        await foreach (var batch in PlannedRows<EveryType>.Of(EveryType.Plan, rows, chunk: 400).ToArrowAsync())
        {
            using (batch)
                await writer.WriteRecordBatchAsync(batch);
        }

        await writer.WriteEndAsync();
    }
}
