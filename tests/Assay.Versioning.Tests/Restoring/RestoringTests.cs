using Assay.Data;
using Assay.Versioning.Commits;
using Assay.Versioning.Tests.Declarations;

namespace Assay.Versioning.Tests.Restoring;

public sealed class RestoringTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private static Person P(long id, int points = 0, string? name = "n") => new() { Id = id, Name = name, Points = points };

    private async Task<IEnumerable<Person>> LatestAsync() => (await _fixture.RowsAsync<Person>("latest")).OrderBy(row => row.Id);

    [Fact]
    public async Task A_restored_version_is_a_new_one_with_the_content_of_the_old()
    {
        await _fixture.CommitAsync(P(1), P(2));
        await _fixture.CommitAsync(P(1, 5), P(3));

        var result = await _fixture.Store.RestoreAsync(StoreFixture.Plan<Person>(), "1");

        var first = (await _fixture.Store.RecordAsync("people", "1"))!;
        Assert.Equal((3, first.ContentHash, "restores version 1"), (result.Record!.V, result.Record.ContentHash, result.Record.Message));
        Assert.Equal(("people@1", first.ContentHash), (result.Record.Source.Location, result.Record.Source.Digest));
        Assert.Equal([P(1), P(2)], await LatestAsync());
        Assert.Equal(CommitOutcome.Unchanged, (await _fixture.Store.RestoreAsync(StoreFixture.Plan<Person>(), "1")).Outcome);
    }

    [Fact]
    public async Task The_changes_of_one_version_are_undone_and_later_ones_stay()
    {
        await _fixture.CommitAsync(P(1), P(2), P(3));
        await _fixture.CommitAsync(P(1, 5), P(3), P(4));
        await _fixture.CommitAsync(P(1, 5, "later"), P(3, 7), P(4), P(6));

        var result = await _fixture.Store.RevertAsync(StoreFixture.Plan<Person>(), "2");

        Assert.Equal(0, result.Conflicts);
        Assert.Equal(4, result.Commit!.Record!.V);
        Assert.Equal([P(1, 0, "later"), P(2), P(3, 7), P(6)], await LatestAsync());
    }

    [Fact]
    public async Task What_was_changed_again_is_a_conflict_and_nothing_is_committed()
    {
        await _fixture.CommitAsync(P(1), P(2), P(9));
        await _fixture.CommitAsync(P(1, 5), P(4), P(9, 1));
        await _fixture.CommitAsync(P(1, 6), P(2, 8), P(4, 1));

        var result = await _fixture.Store.RevertAsync(StoreFixture.Plan<Person>(), "2");

        Assert.Null(result.Commit);
        Assert.Equal(4, result.Conflicts);
        Assert.Equal(
            [("1", "points"), ("2", "points"), ("4", "points"), ("9", "")],
            result.First.Select(conflict => (conflict.Key["id"]!, string.Join(",", conflict.Columns))).Order());
        Assert.Equal(3, (await _fixture.Store.FindAsync("people", "latest"))!.Version);
    }

    [Fact]
    public async Task The_first_version_is_undone_by_deleting_what_it_brought()
    {
        await _fixture.CommitAsync(P(1), P(2));
        await _fixture.CommitAsync(P(1), P(2), P(3));

        await _fixture.Store.RevertAsync(StoreFixture.Plan<Person>(), "1");

        Assert.Equal([P(3)], await LatestAsync());
    }

    [Fact]
    public async Task Rows_without_a_key_are_undone_one_by_one()
    {
        Measurement M(string place) => new() { Time = new DateTime(2026, 1, 2), Place = place };
        await _fixture.CommitAsync(M("a"), M("a"), M("b"));
        await _fixture.CommitAsync(M("a"), M("b"), M("c"));
        await _fixture.CommitAsync(M("a"), M("b"), M("c"), M("d"));

        var result = await _fixture.Store.RevertAsync(StoreFixture.Plan<Measurement>(), "2");

        Assert.Equal(0, result.Conflicts);
        Assert.Equal(["a", "a", "b", "d"], (await _fixture.RowsAsync<Measurement>("latest")).Select(row => row.Place).Order());
    }

    [Theory]
    [InlineData(FileFormat.Parquet, "out.parquet")]
    [InlineData(FileFormat.Csv, "out.csv")]
    [InlineData(FileFormat.Arrow, "out.arrow")]
    public async Task A_checked_out_file_holds_exactly_the_version(FileFormat format, string name)
    {
        await _fixture.CommitAsync(P(1), P(2));
        await _fixture.CommitAsync(P(1, 5), P(3));
        await _fixture.CommitAsync(P(9));

        var record = await _fixture.Store.CheckoutAsync("people", "2", _fixture.Folder.File(name), format);

        Assert.Equal(2, record.V);
        var rows = await FileSource.Open(StoreFixture.Plan<Person>(), new SourceSpec(_fixture.Folder.File(name))).ToListAsync();
        Assert.Equal([P(1, 5), P(3)], rows.OrderBy(row => row.Id));
    }

    [Fact]
    public async Task A_version_whose_rows_are_not_those_committed_leaves_no_file()
    {
        await _fixture.CommitAsync(P(1), P(2));
        var record = _fixture.Folder.File(".assay/versions/people/_assay/versions/1.json");
        var hash = (await _fixture.Store.FindAsync("people", "1"))!.ContentHash;
        File.WriteAllText(record, File.ReadAllText(record).Replace(hash, hash[..^4] + "ff:2", StringComparison.Ordinal));

        var thrown = await Assert.ThrowsAsync<SourceException>(() => _fixture.Store.CheckoutAsync("people", "1", _fixture.Folder.File("out.csv"), FileFormat.Csv));

        Assert.Contains(hash, thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_fixture.Folder.Files(), file => file.Contains("out.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_time_means_the_version_that_was_the_head_then()
    {
        await _fixture.CommitAsync(P(1));
        _fixture.Time.Advance(TimeSpan.FromDays(2));
        await _fixture.CommitAsync(P(2));

        async Task<int?> AtAsync(string time) => (await _fixture.Store.FindAsync("people", time))?.Version;

        Assert.Null(await AtAsync("2026-02-28"));
        Assert.Equal(1, await AtAsync("2026-03-01"));
        Assert.Equal(1, await AtAsync("2026-03-03T07:59:59Z"));
        Assert.Equal(2, await AtAsync("2026-03-03T10:00:00+02:00"));
        Assert.Equal(2, await AtAsync("2027-01-01"));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_turn_versions_around()
    {
        await _fixture.CommitAsync(P(1));
        var behind = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(_fixture.Time.GetUtcNow().AddDays(-3));

        var second = await StoreFixture.CommitAsync(_fixture.Open(time: behind), [P(2)]);

        Assert.Equal(_fixture.Time.GetUtcNow(), second.Record!.CreatedUtc);
        Assert.Equal(2, (await _fixture.Store.FindAsync("people", "2026-03-01"))!.Version);
    }
}
