using System.Globalization;
using Apache.Arrow.Ipc;
using Assay.CompilerServices;
using Assay.Data.Arrow;
using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Fuzz;

/// <summary>
/// Whatever happened to a file, reading and validating it ends: with a verdict, or with a <see cref="SourceException"/> of one line. 300 damaged files of
/// each format, or as many as <c>ASSAY_FUZZ_RUNS</c> says.
/// </summary>
public sealed class DamagedFileTests : IDisposable
{
    private static readonly TimeSpan s_hangs = TimeSpan.FromMinutes(1);

    private readonly TempFolder _folder = new();

    private static int Runs => int.Parse(Environment.GetEnvironmentVariable("ASSAY_FUZZ_RUNS") ?? "300", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("rows.csv")]
    [InlineData("rows.csv.gz")]
    [InlineData("rows.csv.zst")]
    [InlineData("rows.jsonl")]
    [InlineData("rows.parquet")]
    [InlineData("rows.arrow")]
    [InlineData("rows.arrows")]
    public async Task A_damaged_file_is_read_or_refused(string name)
    {
        var rows = EveryType.Rows(60);
        var whole = await BytesAsync(name, rows);
        var refused = 0;
        for (var seed = 0; seed < Runs; seed++)
        {
            _folder.Write(name, DamagedBytes.Of(whole, new Random(seed)));
            using var hangs = new CancellationTokenSource(s_hangs);
            try
            {
                await ReadAsync(name, hangs.Token);
            }
            catch (SourceException failure)
            {
                refused++;
                Assert.DoesNotContain('\n', failure.Message);
            }
            catch (Exception failure)
            {
                Assert.Fail($"{name}, seed {seed}: {failure}");
            }
        }

        Assert.InRange(refused, Runs / 10, Runs);
    }

    [Fact]
    public async Task A_flipped_bit_in_the_data_of_parquet_is_never_another_value()
    {
        var rows = EveryType.Rows(60);
        var whole = await BytesAsync("rows.parquet", rows);
        var footer = whole.Length - 8 - BitConverter.ToInt32(whole, whole.Length - 8);
        for (var seed = 0; seed < Runs; seed++)
        {
            var random = new Random(seed);
            var bytes = (byte[])whole.Clone();
            bytes[random.Next(4, footer)] ^= (byte)(1 << random.Next(8));
            _folder.Write("rows.parquet", bytes);
            try
            {
                Assert.Equal(rows, await FileSource.Open(EveryType.Plan, new SourceSpec(_folder.File("rows.parquet"))).ToListAsync());
            }
            catch (SourceException)
            {
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task ReadAsync(string name, CancellationToken cancellation)
    {
        var source = FileSource.Open(EveryType.Plan, new SourceSpec(_folder.File(name)));
        await foreach (var batch in source.ReadBatchesAsync(null, cancellation))
        {
            // Every cell is asked for, as rules and samples ask.
            for (var ordinal = 0; ordinal < EveryType.Plan.Descriptor.Columns.Count; ordinal++)
            {
                for (var row = 0; row < batch.RowCount; row++)
                    batch.Format(ordinal, row);
            }
        }
    }

    private async Task<byte[]> BytesAsync(string name, EveryType[] rows)
    {
        var planned = PlannedRows<EveryType>.Of(EveryType.Plan, rows, chunk: 25);
        if (name.Contains(".arrow", StringComparison.Ordinal))
            return await ArrowAsync(name, planned);
        var plain = _folder.File("whole" + Path.GetExtension(name.Replace(".gz", "", StringComparison.Ordinal).Replace(".zst", "", StringComparison.Ordinal)));
        await RowsFile.WriteAsync(planned, plain);
        var bytes = File.ReadAllBytes(plain);
        return name.EndsWith(".csv", StringComparison.Ordinal) || Path.GetExtension(name) is ".jsonl" or ".parquet" ? bytes : Files.CompressedTextTests.Pack(name, bytes);
    }

    private async Task<byte[]> ArrowAsync(string name, Rows<EveryType> rows)
    {
        var stream = new MemoryStream();
        var schema = ArrowSchemas.Of(EveryType.Plan.Descriptor, [.. Enumerable.Range(0, EveryType.Plan.Descriptor.Columns.Count)]);
        using var writer = name.EndsWith('s') ? new ArrowStreamWriter(stream, schema, true) : new ArrowFileWriter(stream, schema, true);
        await writer.WriteStartAsync();
        await foreach (var batch in rows.ToArrowAsync())
        {
            using (batch)
                await writer.WriteRecordBatchAsync(batch);
        }

        await writer.WriteEndAsync();
        return stream.ToArray();
    }
}
