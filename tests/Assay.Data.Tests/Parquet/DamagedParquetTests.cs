using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Parquet;

public sealed class DamagedParquetTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly byte[] _whole = File.ReadAllBytes(RepositoryRoot.Path("examples/FlightDelay/data/flights/2001-01.parquet"));

    [Fact]
    public async Task A_file_that_was_cut_off_is_truncated_wherever_the_cut()
    {
        foreach (var length in (int[])[5, 11, 1_000, _whole.Length / 2, _whole.Length - 1])
        {
            _folder.Write("rows.parquet", _whole.AsSpan(0, length));
            var cut = await Read();
            Assert.Equal(SourceFault.Truncated, cut.Fault);
            Assert.False(cut.IsData);
            Assert.Contains("cut off", cut.Found, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_empty_file_and_one_of_another_kind_are_no_parquet()
    {
        _folder.Write("rows.parquet", "");
        Assert.Equal((SourceFault.Truncated, "an empty file"), Facts(await Read()));
        _folder.Write("rows.parquet", "origin,destination\n");
        Assert.Equal((SourceFault.Truncated, "it is no Parquet file: it does not begin with PAR1"), Facts(await Read()));
    }

    [Fact]
    public async Task A_damaged_footer_is_told_from_a_cut()
    {
        var damaged = (byte[])_whole.Clone();
        damaged.AsSpan(damaged.Length - 60, 40).Fill(0xFF);
        _folder.Write("rows.parquet", damaged);

        Assert.Equal((SourceFault.Truncated, "its footer is damaged"), Facts(await Read()));
    }

    [Fact]
    public async Task Damaged_data_is_found_where_it_is_read()
    {
        var damaged = (byte[])_whole.Clone();
        damaged.AsSpan(4, 60).Fill(0xFF);
        _folder.Write("rows.parquet", damaged);

        Assert.Equal(SourceFault.Truncated, (await Read()).Fault);
    }

    [Fact]
    public async Task A_flipped_bit_in_a_file_of_ours_fails_its_page_checksum()
    {
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, EveryType.Rows(5_000)), _folder.File("ours.parquet"));
        var bytes = File.ReadAllBytes(_folder.File("ours.parquet"));
        bytes[bytes.Length / 3] ^= 1;
        _folder.Write("ours.parquet", bytes);

        var damaged = await Assert.ThrowsAsync<SourceException>(() => FileSource.Open(EveryType.Plan, new SourceSpec(_folder.File("ours.parquet"))).ToListAsync());
        Assert.Equal(SourceFault.Truncated, damaged.Fault);
    }

    [Fact]
    public async Task A_file_without_rows_is_empty_unless_that_is_allowed()
    {
        await RowsFile.WriteAsync(PlannedRows<Flight>.Of(Flight.Plan, []), _folder.File("rows.parquet"));

        var empty = await Read();
        Assert.Equal((SourceFault.Empty, true), (empty.Fault, empty.IsData));
        Assert.Empty(await FileSource.Open(Flight.Plan, new SourceSpec(_folder.File("rows.parquet")) { AllowEmpty = true }).ToListAsync());
    }

    public void Dispose() => _folder.Dispose();

    private static (SourceFault Fault, string Found) Facts(SourceException failure) => (failure.Fault, failure.Found);

    private Task<SourceException> Read() => Assert.ThrowsAsync<SourceException>(
        () => FileSource.Open(Flight.Plan, new SourceSpec("rows.parquet") { BaseFolder = _folder.Path }).ToListAsync());
}
