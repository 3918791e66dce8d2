using Assay.Versioning.Commits;
using Assay.Versioning.Tests.Declarations;

namespace Assay.Versioning.Tests.Delta;

/// <summary>Read by another engine's Parquet reader.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private string Log(string part, string name) => _fixture.Folder.File($".assay/versions/people/{part}/_delta_log/{name}");

    private Task CommitAsync(int version, VersionStrategy strategy) => StoreFixture.CommitAsync(
        _fixture.Store, Enumerable.Range(0, 5).Select(id => new Person { Id = id, Name = "n", Points = version }), new CommitRequest { Strategy = strategy });

    [Fact]
    public async Task Every_ten_commits_of_a_table_its_state_is_one_file()
    {
        for (var version = 1; version <= 13; version++)
            await CommitAsync(version, VersionStrategy.Snapshot);

        Assert.Equal("{\"version\":10,\"size\":13}", await File.ReadAllTextAsync(Log("data", "_last_checkpoint")));
        var checkpoint = Log("data", "00000000000000000010.checkpoint.parquet");
        Assert.Equal([1, 2], Assert.Single(DuckQuery.Rows($"select protocol.minReaderVersion, protocol.minWriterVersion from '{checkpoint}' where protocol is not null")));
        var table = Assert.Single(DuckQuery.Rows($"select metaData.id, metaData.schemaString, metaData.format.provider, len(metaData.partitionColumns) from '{checkpoint}' where metaData is not null"));
        var first = (await _fixture.Store.RecordAsync("people", "1"))!;
        Assert.Equal((first.TxnId.ToString(), "parquet", "0"), ((string)table[0]!, (string)table[2]!, Convert.ToString(table[3], System.Globalization.CultureInfo.InvariantCulture)));
        var live = Assert.Single(DuckQuery.Rows($"select add.path, add.size, add.stats, add.tags['assay.sha256'] from '{checkpoint}' where add is not null"));
        var part = Assert.Single((await _fixture.Store.RecordAsync("people", "11"))!.Files);
        Assert.Equal(["data/" + live[0], part.Bytes, "{\"numRecords\":5}", part.Sha256], [part.Path, live[1], live[2], live[3] is List<string> many ? many[0] : live[3]]);
        Assert.Equal(10L, DuckQuery.Rows($"select count(*) from '{checkpoint}' where remove is not null").Single()[0]);
    }

    [Fact]
    public async Task A_log_is_written_on_from_what_was_remembered_and_from_its_start_alike()
    {
        for (var version = 1; version <= 13; version++)
            await CommitAsync(version, VersionStrategy.Diff);
        File.WriteAllText(_fixture.Folder.File(".assay/versions/people/_assay/delta/changes.json"), "{ damaged");

        for (var version = 14; version <= 20; version++)
            await CommitAsync(version, VersionStrategy.Diff);

        Assert.Equal(19, DeltaReplay.Live(_fixture.Folder.File(".assay/versions/people/changes")).Count);
        Assert.Equal(18, (await _fixture.Store.RecordAsync("people", "latest"))!.ChangesVersion);
        Assert.Equal(11L, DuckQuery.Rows($"select count(add) from '{Log("changes", "00000000000000000010.checkpoint.parquet")}'").Single()[0]);
    }

    [Fact]
    public async Task The_parts_of_the_table_hold_the_rows_for_another_engine()
    {
        await CommitAsync(1, VersionStrategy.Snapshot);
        await CommitAsync(2, VersionStrategy.Snapshot);
        var table = _fixture.Folder.File(".assay/versions/people/data");

        var rows = DuckQuery.Rows($"select count(*), sum(points) from read_parquet([{string.Join(", ", DeltaReplay.Live(table).Select(path => $"'{table}/{path}'"))}])");

        Assert.Equal("5 10", string.Join(' ', rows.Single()));
    }
}
