using System.Text.Json;
using Assay.Data;
using Assay.Versioning.Commits;
using Assay.Versioning.Parts;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;
using Assay.Versioning.Tests.Declarations;

namespace Assay.Versioning.Tests.Delta;

public sealed class DeltaLogTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private static Person P(long id, int points = 0) => new() { Id = id, Name = "n", Points = points };

    [Fact]
    public async Task The_table_of_data_holds_the_last_snapshot_and_travels_back_to_the_first()
    {
        await _fixture.CommitAsync(P(1), P(2));
        await _fixture.CommitAsync(P(1), P(3));
        await StoreFixture.CommitAsync(_fixture.Store, [P(7), P(8), P(9)], new CommitRequest { Strategy = VersionStrategy.Snapshot });

        Assert.Equal([1, 2], await IdsAsync("people", "data", 0));
        Assert.Equal([7, 8, 9], await IdsAsync("people", "data", 1));
        Assert.Equal(2, Logs("people", "data").Count);
    }

    [Fact]
    public async Task The_table_of_changes_grows_by_each_difference()
    {
        await _fixture.CommitAsync(P(1), P(2));
        await _fixture.CommitAsync(P(1), P(3));
        await _fixture.CommitAsync(P(1, points: 4), P(3));

        Assert.Equal([2, 3], await IdsAsync("people", "changes", 0));
        Assert.Equal([1, 1, 2, 3], await IdsAsync("people", "changes", 1));
    }

    [Fact]
    public async Task A_log_says_what_a_reader_of_version_1_needs()
    {
        await _fixture.CommitAsync(new Measurement { Time = new DateTime(2026, 1, 2), Place = "a" });

        var actions = Actions(Logs("readings", "data")[0]);

        Assert.Equal(["commitInfo", "protocol", "metaData", "add"], actions.Select(action => action.Name));
        var protocol = actions[1].Value;
        Assert.Equal((1, 2, 2), (protocol.GetProperty("minReaderVersion").GetInt32(), protocol.GetProperty("minWriterVersion").GetInt32(), protocol.EnumerateObject().Count()));
        var schema = JsonDocument.Parse(actions[2].Value.GetProperty("schemaString").GetString()!).RootElement;
        Assert.Equal(
            [("time", "timestamp"), ("place", "string"), ("celsius", "double")],
            schema.GetProperty("fields").EnumerateArray().Select(field => (field.GetProperty("name").GetString()!, field.GetProperty("type").GetString()!)));
        Assert.Equal("{\"numRecords\":1}", actions[3].Value.GetProperty("stats").GetString());
        using var parquet = new ParquetSharp.ParquetFileReader(_fixture.Folder.File($".assay/versions/readings/data/{actions[3].Value.GetProperty("path").GetString()}"));
        var time = Assert.IsType<ParquetSharp.TimestampLogicalType>(parquet.FileMetaData.Schema.Column(0).LogicalType);
        Assert.Equal((true, ParquetSharp.TimeUnit.Micros), (time.IsAdjustedToUtc, time.TimeUnit));
    }

    [Fact]
    public async Task Equal_parts_of_one_version_are_two_files()
    {
        var store = _fixture.Open(adjust: options => options with { PartRows = 1 });
        var row = new Measurement { Time = new DateTime(2026, 1, 2), Place = "a" };
        _fixture.Folder.Write("one.csv", "time,place,celsius\n2026-01-02T00:00:00,a,\n");
        File.Copy(_fixture.Folder.File("one.csv"), _fixture.Folder.File("two.csv"));

        var result = await store.CommitAsync(StoreFixture.Plan<Measurement>(), new CommitRequest { Source = "*o*.csv" });

        Assert.Equal(2, result.Record!.Files.Select(file => file.Path).Distinct().Count());
        Assert.Equal(2, Actions(Logs("readings", "data")[0]).Count(action => action.Name == "add"));
        Assert.Equal([row, row], await _fixture.RowsAsync<Measurement>("1"));
    }

    private List<string> Logs(string dataset, string part) =>
        [.. _fixture.Folder.Files().Where(file => file.StartsWith($".assay/versions/{dataset}/{part}/_delta_log/", StringComparison.Ordinal)).Select(_fixture.Folder.File)];

    private static List<(string Name, JsonElement Value)> Actions(string log) =>
        [.. File.ReadLines(log).Select(line => JsonDocument.Parse(line).RootElement.EnumerateObject().Single()).Select(action => (action.Name, action.Value))];

    private async Task<IEnumerable<long>> IdsAsync(string dataset, string part, int version)
    {
        var live = new HashSet<string>(StringComparer.Ordinal);
        foreach (var action in Logs(dataset, part).Take(version + 1).SelectMany(Actions))
        {
            if (action.Name == "add")
                Assert.True(live.Add(action.Value.GetProperty("path").GetString()!));
            if (action.Name == "remove")
                Assert.True(live.Remove(action.Value.GetProperty("path").GetString()!));
        }

        var record = (await _fixture.Store.RecordAsync(dataset, "1"))!;
        var descriptor = StoredSchema.Descriptor(record);
        if (part == "changes")
            descriptor = ChangeRows.Descriptor(descriptor);
        var ids = new List<long>();
        foreach (var path in live)
        {
            var table = await Table.ReadAsync(descriptor, FileSource.Open(new StoredPlan(descriptor), new SourceSpec(_fixture.Folder.File($".assay/versions/{dataset}/{part}/{path}"))).ReadBatchesAsync());
            ids.AddRange(table.Column<long>(0).Values.ToArray());
        }

        return ids.Order();
    }
}
