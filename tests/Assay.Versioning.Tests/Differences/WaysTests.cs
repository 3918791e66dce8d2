using Assay.Data;
using Assay.Versioning.Commits;
using Assay.Versioning.Differences;
using Assay.Versioning.Tests.Declarations;

namespace Assay.Versioning.Tests.Differences;

/// <summary>However two versions are stored, what differs between them is what differs between their rows in memory.</summary>
public sealed class WaysTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private static Rows<Person> Memory(IEnumerable<Person> rows) => RowsOf.Memory(rows);

    private static List<Person> Next(List<Person> rows, Random chance)
    {
        var next = rows.Where(_ => chance.Next(10) > 0).Select(row => chance.Next(6) == 0 ? row with { Points = chance.Next(3), Name = chance.Next(2) == 0 ? null : "x" } : row).ToList();
        next.AddRange(Enumerable.Range(0, chance.Next(4)).Select(_ => new Person { Id = chance.Next(1_000), Name = "new", Points = 1 }));
        return [.. next.DistinctBy(row => row.Id)];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_way_of_comparing_finds_the_same(int seed)
    {
        var chance = new Random(seed);
        var store = _fixture.Open(adjust: options => options with { PartRows = 16 });
        List<List<Person>> versions = [[.. Enumerable.Range(0, 60).Select(id => new Person { Id = id * 7, Name = "n", Points = 0 })]];
        await StoreFixture.CommitAsync(store, versions[0]);
        for (var version = 2; version <= 7; version++)
        {
            versions.Add(Next(versions[^1], chance));
            var result = await StoreFixture.CommitAsync(store, versions[^1], new CommitRequest { Strategy = version % 3 == 1 ? VersionStrategy.Snapshot : VersionStrategy.Diff });
            Assert.Equal(version, result.Record!.V);
        }

        for (var from = 1; from <= 7; from++)
        {
            for (var to = 1; to <= 7; to++)
            {
                var stored = await store.DiffAsync("people", Number(from), Number(to));
                var memory = await store.DiffAsync("people", new DiffInput("a", Memory(versions[from - 1])), new DiffInput("b", Memory(versions[to - 1])));
                Assert.Equal((memory.Inserted, memory.Deleted, memory.Updated, memory.Unchanged), (stored.Inserted, stored.Deleted, stored.Updated, stored.Unchanged));
                Assert.Equal(memory.ChangedCells, stored.ChangedCells);
                Assert.Equal(memory.Changes.Select(Line), stored.Changes.Select(Line));
            }
        }
    }

    [Fact]
    public async Task Counts_are_whole_where_only_the_first_rows_are_shown()
    {
        await _fixture.CommitAsync([.. Enumerable.Range(0, 100).Select(id => new Person { Id = id })]);
        await StoreFixture.CommitAsync(_fixture.Store, Enumerable.Range(50, 100).Select(id => new Person { Id = id, Points = id % 2 }), new CommitRequest { Strategy = VersionStrategy.Snapshot });

        var diff = await _fixture.Store.DiffAsync("people", "1", "2", new DiffOptions { MaxChanges = 3 });

        Assert.Equal((50L, 50L, 25L, 25L, 3), (diff.Inserted, diff.Deleted, diff.Updated, diff.Unchanged, diff.Changes.Count));
        Assert.Equal(["0", "1", "2"], diff.Changes.Select(change => change.Key["id"]));
        Assert.Equal(25, diff.ChangedCells["points"]);
    }

    [Fact]
    public async Task A_version_is_compared_with_what_its_source_holds_and_another_order_is_said()
    {
        await _fixture.CommitAsync(new Person { Id = 1, Points = 1 }, new Person { Id = 2 });

        var turned = await _fixture.Store.DiffAsync("people", new DiffInput("1"), new DiffInput("people.csv", Memory([new Person { Id = 2 }, new Person { Id = 1, Points = 1 }])));
        var changed = await _fixture.Store.DiffAsync("people", new DiffInput("1"), new DiffInput("people.csv", Memory([new Person { Id = 2, Points = 3 }])));

        Assert.True(turned.IsEmpty);
        Assert.True(turned.OrderChanged);
        using var text = new StringWriter();
        VersionDiffText.Write(text, turned);
        Assert.Contains("people: 1 → people.csv", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("only the order of rows changed", text.ToString(), StringComparison.Ordinal);
        Assert.Equal((0L, 1L, 1L), (changed.Inserted, changed.Deleted, changed.Updated));
    }

    [Fact]
    public async Task All_changed_rows_are_a_file_of_change_rows()
    {
        await _fixture.CommitAsync(new Airport { Code = "A", Name = "a", Latitude = 1, Longitude = 1 }, new Airport { Code = "B", Name = "b", Latitude = 1, Longitude = 1 });
        await _fixture.CommitAsync(new Airport { Code = "B", Name = "b", Latitude = 2, Longitude = 1 }, new Airport { Code = "C", Name = "c", Latitude = 1, Longitude = 1 });
        var path = _fixture.Folder.File("changes.parquet");

        await _fixture.Store.DiffAsync("airports", "1", "2", new DiffOptions { MaxChanges = 1, ChangesFile = path });

        Assert.Equal(
            "A delete 1|B update_preimage 1|B update_postimage 2|C insert 1",
            string.Join('|', Delta.DuckQuery.Rows($"select iata, _change_type, latitude, _from_version, _to_version from '{path}'").Select(row =>
            {
                Assert.Equal("1 2", $"{row[3]} {row[4]}");
                return $"{row[0]} {row[1]} {row[2]}";
            })));
    }

    [Fact]
    public async Task A_page_shows_columns_distributions_and_rows_and_no_sensitive_cell()
    {
        await _fixture.CommitAsync([.. Enumerable.Range(0, 50).Select(id => new Person { Id = id, Name = "Zerubbabel", Points = id })]);
        await _fixture.CommitAsync([.. Enumerable.Range(0, 50).Select(id => new Person { Id = id, Name = id == 3 ? "Zadok" : "Zerubbabel", Points = id + (id % 2) })]);
        var diff = await _fixture.Store.DiffAsync("people", "1", "2", new DiffOptions { Columns = true, Declared = StoreFixture.Plan<Person>().Descriptor });

        var page = VersionDiffPage.Render(diff);

        Assert.All(new[] { "people: version 1 → version 2", "Columns most changed", "Before and after", "Rows side by side", RowChanges.Mask, "<svg" }, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain("Zerubbabel", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Zadok", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var points = diff.Columns!.Single(column => column.Column == "points");
        Assert.Equal((21, 50L, 50L), (points.Edges.Count, points.Before.Counts.Sum(), points.After.Counts.Sum()));
    }

    private static string Number(int version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Line(RowChange change) => $"{change.Kind} {change.Key["id"]} {string.Join(',', change.Cells.Select(cell => $"{cell.Column}:{cell.Old}>{cell.New}"))}";
}
