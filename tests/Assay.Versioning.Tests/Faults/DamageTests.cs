using Assay.Versioning.Retention;
using Assay.Versioning.Tests.Declarations;

namespace Assay.Versioning.Tests.Faults;

public sealed class DamageTests : IDisposable
{
    private const int Rows = 3_000;

    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private static Measurement M(int row, string place) => new() { Time = new DateTime(2026, 1, 1).AddMinutes(row), Place = place, Celsius = row };

    // Two snapshots that share no part.
    private async Task<string> TwoVersionsAsync()
    {
        await _fixture.CommitAsync([.. Enumerable.Range(0, Rows).Select(row => M(row, "a"))]);
        await _fixture.CommitAsync([.. Enumerable.Range(0, Rows).Select(row => M(row, "b"))]);
        var part = Assert.Single((await _fixture.Store.RecordAsync("readings", "1"))!.Files).Path;
        return _fixture.Folder.File(".assay/versions/readings/" + part);
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_a_part_is_named_and_other_versions_are_read()
    {
        var path = await TwoVersionsAsync();
        var whole = await File.ReadAllBytesAsync(path);
        var rows = (await _fixture.RowsAsync<Measurement>("1")).ToList();
        for (var at = 0; at < whole.Length; at += Math.Max(1, whole.Length / 40))
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x10;
            await File.WriteAllBytesAsync(path, damaged);

            var damage = Assert.Single((await _fixture.Store.VerifyAsync("readings")).Damage);
            Assert.Equal((1, path), (damage.Version, damage.Where));
            Assert.Equal(Rows, (await _fixture.RowsAsync<Measurement>("2")).Count);
            await ReadsRightOrSaysWhereAsync(rows, path);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public async Task A_part_that_was_cut_off_is_named(double share)
    {
        var path = await TwoVersionsAsync();
        var whole = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, whole[..(int)(whole.Length * share)]);

        var thrown = await Assert.ThrowsAsync<SourceException>(() => _fixture.RowsAsync<Measurement>("1"));

        Assert.Contains(Path.GetFileName(path), thrown.Message, StringComparison.Ordinal);
        Assert.Equal(Rows, (await _fixture.RowsAsync<Measurement>("2")).Count);
    }

    [Fact]
    public async Task A_file_where_a_folder_should_be_is_named_and_nothing_committed()
    {
        _fixture.Folder.Write(".assay/versions/people", "in the way");

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => _fixture.CommitAsync(new Person { Id = 1 }));

        Assert.True(thrown is SourceException or EnvironmentException, thrown.ToString());
        Assert.Contains("versions/people", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reading_that_a_collection_overtakes_says_why_it_ends()
    {
        var store = _fixture.Open(adjust: options => options with { PartRows = 100 });
        await StoreFixture.CommitAsync(store, Enumerable.Range(0, 1_000).Select(row => M(row, "a")));
        await StoreFixture.CommitAsync(store, Enumerable.Range(0, 10).Select(row => M(row, "b")));
        var chunks = store.Open(StoreFixture.Plan<Measurement>(), "1").ReadChunksAsync().GetAsyncEnumerator();
        Assert.True(await chunks.MoveNextAsync());

        await store.CollectAsync(StoreFixture.Plan<Measurement>().Descriptor, new CollectionRequest { KeepLast = 1, Apply = true });

        var thrown = await Assert.ThrowsAsync<SourceException>(async () =>
        {
            while (await chunks.MoveNextAsync())
            {
            }
        });
        await chunks.DisposeAsync();
        Assert.Contains("readings@1: rows that were removed on", thrown.Message, StringComparison.Ordinal);
    }

    private async Task ReadsRightOrSaysWhereAsync(List<Measurement> rows, string path)
    {
        try
        {
            Assert.Equal(rows, await _fixture.RowsAsync<Measurement>("1"));
        }
        catch (SourceException thrown)
        {
            Assert.Contains(Path.GetFileName(path), thrown.Message, StringComparison.Ordinal);
        }
    }
}
