using System.Text.Json;
using Assay.Versioning.Commits;
using Assay.Versioning.Tests.Declarations;

namespace Assay.Versioning.Tests.Differences;

/// <summary>Rows with lists, structs and bytes: kept whole, compared whole.</summary>
public sealed class NestedRowsTests : IDisposable
{
    private static readonly DateTimeOffset s_at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(7);

    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_version_gives_back_what_was_committed_and_the_same_rows_are_no_change()
    {
        await _fixture.CommitAsync(Basket(1, 2), Basket(2, 0));

        var rows = await _fixture.RowsAsync<Basket>("1");
        var again = await _fixture.CommitAsync(Basket(1, 2), Basket(2, 0));

        Assert.Equal([("a", 0, s_at.AddTicks(-7)), ("a", 1, s_at.AddTicks(-7))], rows.Single(row => row.Id == 1).Items.Select(item => (item.Sku, item.Count, item.At!.Value)));
        Assert.Empty(rows.Single(row => row.Id == 2).Items);
        Assert.Equal("last", rows[0].Last!.Sku);
        Assert.Equal([1, 2], rows[0].Picture);
        Assert.Equal([7, ushort.MaxValue], rows[0].Codes!);
        Assert.Equal(CommitOutcome.Unchanged, again.Outcome);
    }

    [Fact]
    public async Task A_difference_within_a_list_changes_its_row_alone()
    {
        await _fixture.CommitAsync(Basket(1, 2), Basket(2, 1), Basket(3, 1));
        await _fixture.CommitAsync(Basket(1, 2), Basket(2, 3));

        var difference = await _fixture.Store.DiffAsync("baskets", "1", "2");
        var rows = await _fixture.RowsAsync<Basket>("2");

        Assert.Equal((0, 1, 1), (difference.Inserted, difference.Deleted, difference.Updated));
        Assert.Equal([2, 3], rows.OrderBy(row => row.Id).Select(row => row.Items.Count));
    }

    [Fact]
    public async Task Deltas_schema_says_what_lists_and_structs_hold()
    {
        await StoreFixture.CommitAsync(_fixture.Store, [Basket(1, 1)], new CommitRequest { Strategy = VersionStrategy.Snapshot });

        var log = File.ReadAllLines(_fixture.Folder.File(".assay/versions/baskets/data/_delta_log/00000000000000000000.json"));
        var metadata = JsonDocument.Parse(log.Single(line => line.StartsWith("{\"metaData\"", StringComparison.Ordinal))).RootElement.GetProperty("metaData");
        var fields = JsonDocument.Parse(metadata.GetProperty("schemaString").GetString()!).RootElement.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("type").GetRawText());

        const string Item = """{"type":"struct","fields":[{"name":"sku","type":"string","nullable":true,"metadata":{}},{"name":"count","type":"integer","nullable":true,"metadata":{}},{"name":"at","type":"timestamp","nullable":true,"metadata":{}}]}""";
        Assert.Equal(
            ["\"long\"", $$"""{"type":"array","elementType":{{Item}},"containsNull":true}""", Item, "\"binary\"", """{"type":"array","elementType":"integer","containsNull":true}"""],
            fields);
    }

    private static Basket Basket(long id, int items) => new(id)
    {
        Items = [.. Enumerable.Range(0, items).Select(count => new BasketItem("a", count) { At = s_at })],
        Last = new BasketItem("last", 1),
        Picture = [1, 2],
        Codes = [7, ushort.MaxValue],
    };
}
