using System.Text.Json;
using Assay.TestKit;
using Assay.Versioning.Commits;
using Assay.Versioning.Differences;
using Assay.Versioning.Tests.Declarations;

namespace Assay.Versioning.Tests.Differences;

public sealed class VersionDiffTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task The_corrections_of_the_airport_list_are_what_its_readme_says()
    {
        foreach (var list in new[] { "examples/FlightDelay/data/airports.csv", "examples/FlightDelay/data/corrections/airports.csv" })
        {
            var result = await _fixture.Store.CommitAsync(StoreFixture.Plan<Airport>(), new CommitRequest { Source = RepositoryRoot.Path(list) });
            Assert.Equal(CommitOutcome.Committed, result.Outcome);
        }

        var diff = await _fixture.Store.DiffAsync("airports", "1", "latest");

        Assert.Equal((3_376L, 3_375L), ((await _fixture.Store.FindAsync("airports", "1"))!.Rows, (await _fixture.Store.FindAsync("airports", "2"))!.Rows));
        Assert.Equal(VersionStrategy.Diff, (await _fixture.Store.FindAsync("airports", "2"))!.Kind);
        Assert.Equal((1L, 2L, 8L, 3_366L), (diff.Inserted, diff.Deleted, diff.Updated, diff.Unchanged));
        Assert.Equal(
            ["CGX", "ECP", "FAQ", "GRO", "GUM", "LAS", "PPG", "ROP", "SCE", "SPN", "Z08"],
            diff.Changes.Select(change => change.Key["iata"]));
        var guam = diff.Changes.Single(change => change.Key["iata"] == "GUM");
        Assert.Equal([new CellChange("longitude", "-144.7959825", "144.7959825")], guam.Cells);
        Assert.Equal(FileRows("corrections/airports.csv"), (await _fixture.RowsAsync<Airport>("2")).Select(airport => airport.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_sensitive_cell_is_masked_and_so_is_one_that_became_sensitive_later()
    {
        await _fixture.CommitAsync(new Person { Id = 1, Name = "Ann", Points = 1 }, new Person { Id = 2, Name = "Bob", Points = 1 });
        await _fixture.CommitAsync(new Person { Id = 1, Name = "Anna", Points = 2 }, new Person { Id = 3, Name = "Cid", Points = 3 });

        var diff = await _fixture.Store.DiffAsync("people", "1", "2");
        var declared = StoreFixture.Plan<Person>().Descriptor;
        var later = declared with { Columns = [.. declared.Columns.Select(column => column.Name == "Points" ? column with { Sensitivity = Sensitivity.Confidential } : column)] };
        var masked = await _fixture.Store.DiffAsync("people", "1", "2", new DiffOptions { Declared = later });

        var text = new StringWriter();
        VersionDiffText.Write(text, diff);
        var all = text + JsonSerializer.Serialize(diff, VersionDiffJson.Default.VersionDiff);
        Assert.All(new[] { "Ann", "Bob", "Cid" }, name => Assert.DoesNotContain(name, all, StringComparison.Ordinal));
        Assert.Equal([new CellChange("name", RowChanges.Mask, RowChanges.Mask), new CellChange("points", "1", "2")], diff.Changes[0].Cells);
        Assert.Equal(new CellChange("points", RowChanges.Mask, RowChanges.Mask), masked.Changes[0].Cells[1]);
        Assert.DoesNotContain(_fixture.Folder.Files().Where(file => file.EndsWith(".json", StringComparison.Ordinal)).Select(file => File.ReadAllText(_fixture.Folder.File(file))),
            json => json.Contains("Ann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_difference_reads_as_a_table()
    {
        await _fixture.CommitAsync(new Person { Id = 1, Points = 1 }, new Person { Id = 2, Points = 1 });
        await _fixture.CommitAsync(new Person { Id = 1, Points = 2 }, new Person { Id = 3, Points = 3 });
        var text = new StringWriter { NewLine = "\n" };

        VersionDiffText.Write(text, await _fixture.Store.DiffAsync("people", "1", "2"), rows: 2);

        Assert.Equal(
            """
            people: 1 → 2
              1 inserted, 1 deleted, 1 updated, 0 unchanged
              changed cells: points 1

                 key  column  before  after
              ~  1    points  1       2
              −  2    name    •••
                      points  1
              … and 1 more

            """,
            text.ToString());
    }

    [Fact]
    public async Task Versions_without_a_key_are_compared_as_multisets()
    {
        var at = new DateTime(2026, 1, 2);
        Measurement a = new() { Time = at, Place = "a" }, b = new() { Time = at, Place = "b" };
        await _fixture.CommitAsync(a, a, b);
        await _fixture.CommitAsync(b, a);

        var diff = await _fixture.Store.DiffAsync("readings", "1", "2");

        Assert.Equal((0L, 1L, 0L, 2L, true), (diff.Inserted, diff.Deleted, diff.Updated, diff.Unchanged, diff.OrderChanged));
        Assert.Empty(diff.Keys);
    }

    [Fact]
    public async Task A_tag_names_a_version_until_it_is_moved()
    {
        await _fixture.CommitAsync(new Person { Id = 1 });
        await _fixture.CommitAsync(new Person { Id = 2 });

        var set = await _fixture.Store.TagAsync("people", "release", "1");
        var taken = await _fixture.Store.TagAsync("people", "release", "latest");
        var moved = await _fixture.Store.TagAsync("people", "release", "latest", move: true);

        Assert.Equal((1, 1, 2), (set.Version, taken.Version, moved.Version));
        Assert.Equal(2, (await _fixture.Store.FindAsync("people", "release"))!.Version);
        Assert.Equal([new Person { Id = 2 }], await _fixture.RowsAsync<Person>("release"));
        await Assert.ThrowsAsync<ArgumentException>(() => _fixture.Store.TagAsync("people", "latest", "1"));
        await Assert.ThrowsAsync<ArgumentException>(() => _fixture.Store.TagAsync("people", "../1", "1"));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        Assert.Null(await _fixture.Store.FindAsync("people", "latest"));
        await _fixture.CommitAsync(new Person { Id = 1 });

        Assert.Null(await _fixture.Store.FindAsync("people", "2"));
        Assert.Null(await _fixture.Store.FindAsync("people", "nothing"));
        var thrown = Assert.Throws<SourceException>(() => _fixture.Store.Open(StoreFixture.Plan<Person>(), "2"));
        Assert.Contains("people@2", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_opened_version_stays_what_it_was()
    {
        await _fixture.CommitAsync(new Person { Id = 1 });
        var rows = _fixture.Store.Open(StoreFixture.Plan<Person>(), "latest");
        await _fixture.CommitAsync(new Person { Id = 1 }, new Person { Id = 2 });

        Assert.Equal(("people", "1", (await _fixture.Store.FindAsync("people", "1"))!.ContentHash), (rows.Identity.Name, rows.Identity.Version, rows.Identity.ContentHash));
        Assert.Equal(1, await rows.CountAsync());
        Assert.Equal(1, await rows.CountAsync());
    }

    private static IEnumerable<string> FileRows(string list) => File.ReadLines(RepositoryRoot.Path("examples/FlightDelay/data/" + list))
        .Skip(1).Select(line => line.Split(',')[0].Trim('"')).Order(StringComparer.Ordinal);
}
