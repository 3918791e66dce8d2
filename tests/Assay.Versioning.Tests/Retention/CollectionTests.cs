using Assay.Versioning.Commits;
using Assay.Versioning.Retention;
using Assay.Versioning.Tests.Declarations;

namespace Assay.Versioning.Tests.Retention;

public sealed class CollectionTests : IDisposable
{
    private static readonly CollectionRequest s_apply = new() { Apply = true };

    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private static Order O(long id, double total = 1) => new() { Id = id, Customer = "c", Total = total };

    private static DatasetDescriptor Orders => StoreFixture.Plan<Order>().Descriptor;

    // 1 snapshot, 2 difference on it, 3 snapshot, 4 difference on that; ten days between each two.
    private async Task FourVersionsAsync()
    {
        await _fixture.CommitAsync(O(1), O(2));
        _fixture.Time.Advance(TimeSpan.FromDays(10));
        await _fixture.CommitAsync(O(1), O(2), O(3));
        _fixture.Time.Advance(TimeSpan.FromDays(10));
        await StoreFixture.CommitAsync(_fixture.Store, [O(4)], new CommitRequest { Strategy = VersionStrategy.Snapshot });
        _fixture.Time.Advance(TimeSpan.FromDays(10));
        await _fixture.CommitAsync(O(4), O(5));
    }

    private IReadOnlyList<string> Parts() => [.. _fixture.Folder.Files().Where(file => file.Contains("/part-", StringComparison.Ordinal))];

    [Fact]
    public async Task Without_a_rule_nothing_goes()
    {
        await _fixture.CommitAsync(new Person { Id = 1 });
        await _fixture.CommitAsync(new Person { Id = 2 });
        _fixture.Time.Advance(TimeSpan.FromDays(1000));

        var report = await _fixture.Store.CollectAsync(StoreFixture.Plan<Person>().Descriptor, s_apply);

        Assert.Empty(report.Removed);
        Assert.Empty(report.Files);
        Assert.Equal([1, 2], report.Kept.Select(kept => kept.Version));
    }

    [Fact]
    public async Task The_declared_time_is_told_and_nothing_removed_unless_it_is_applied()
    {
        await FourVersionsAsync();
        _fixture.Time.Advance(TimeSpan.FromDays(25));
        var before = _fixture.Folder.Files();

        var report = await _fixture.Store.CollectAsync(Orders);

        Assert.Equal([1, 2], report.Removed);
        Assert.False(report.Applied);
        Assert.Equal(before, _fixture.Folder.Files());
        Assert.Equal(2, report.Files.Count);
        Assert.Equal(2, (await _fixture.RowsAsync<Order>("1")).Count);
    }

    [Fact]
    public async Task A_removed_version_says_when_by_whom_and_why_and_the_others_stay_whole()
    {
        await FourVersionsAsync();
        _fixture.Time.Advance(TimeSpan.FromDays(25));

        var report = await _fixture.Store.CollectAsync(Orders, s_apply);

        Assert.Equal([1, 2], report.Removed);
        Assert.Equal(2, Parts().Count);
        var thrown = await Assert.ThrowsAsync<SourceException>(() => _fixture.RowsAsync<Order>("1"));
        Assert.Contains("removed on 2026-04-25 08:00Z by ann: versions of the last 30 days are kept", thrown.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SourceException>(() => _fixture.Store.DiffAsync("orders", "1", "4"));
        await Assert.ThrowsAsync<SourceException>(() => _fixture.Store.TagAsync("orders", "late", "2"));
        Assert.Equal(4, (await _fixture.Store.RecordsAsync("orders")).Count);
        Assert.Equal([O(4), O(5)], await _fixture.RowsAsync<Order>("latest"));
        var verified = await _fixture.Store.VerifyAsync("orders");
        Assert.True(verified.IsWhole);
        Assert.Equal([1, 2], verified.Expired);
        Assert.Empty((await _fixture.Store.CollectAsync(Orders, s_apply)).Removed);
    }

    [Fact]
    public async Task A_kept_difference_keeps_the_snapshot_and_the_differences_that_it_needs()
    {
        await FourVersionsAsync();
        await _fixture.Store.TagAsync("orders", "audit", "2");

        var report = await _fixture.Store.CollectAsync(Orders, s_apply with { KeepLast = 1 });

        Assert.Equal([1, 3], report.Removed);
        Assert.Empty(report.Files);
        Assert.Equal([O(1), O(2), O(3)], await _fixture.RowsAsync<Order>("audit"));
        await Assert.ThrowsAsync<SourceException>(() => _fixture.RowsAsync<Order>("1"));
    }

    [Fact]
    public async Task A_hold_keeps_a_version_until_it_is_released_and_stays_on_record()
    {
        await FourVersionsAsync();
        await _fixture.Store.HoldAsync("orders", "1", "lawsuit", "case 12");

        var held = await _fixture.Store.CollectAsync(Orders, s_apply with { KeepLast = 1 });
        Assert.Contains(held.Kept, kept => kept.Version == 1 && kept.Because.Contains("held as lawsuit: case 12"));
        Assert.Equal(2, (await _fixture.RowsAsync<Order>("1")).Count);
        await _fixture.Store.ReleaseAsync("orders", "lawsuit", "case closed");
        var released = await _fixture.Store.CollectAsync(Orders, s_apply with { KeepLast = 1 });

        Assert.Equal([1], released.Removed);
        Assert.Equal("case closed", Assert.Single(await _fixture.Store.HoldsAsync("orders")).ReleasedBecause);
        Assert.Null(await _fixture.Store.ReleaseAsync("orders", "lawsuit", "again"));
    }

    [Theory]
    [InlineData("version 1")]
    [InlineData("hash")]
    public async Task What_a_deployed_model_was_made_of_is_kept(string data)
    {
        await FourVersionsAsync();
        if (data == "hash")
            data = (await _fixture.Store.FindAsync("orders", "1"))!.ContentHash;
        var store = _fixture.Open(adjust: options => options with
        {
            Uses = (dataset, _) => Task.FromResult<IReadOnlyList<DataUse>>(dataset == "orders" ? [new DataUse("totals version 3 (champion)", data)] : []),
        });

        var report = await store.CollectAsync(Orders, s_apply with { KeepLast = 1 });

        Assert.Equal([2, 3], report.Removed);
        Assert.Contains("totals version 3 (champion) was made of it", report.Kept.Single(kept => kept.Version == 1).Because);
    }

    [Fact]
    public async Task A_part_that_a_commit_under_way_is_about_to_name_stays()
    {
        await FourVersionsAsync();
        CollectionReport? report = null;
        // The commit finds the part of version 1 in its place; before it writes its record, a collection runs.
        var raced = _fixture.Open(step =>
        {
            if (step == CommitStep.PartsWritten)
                report = _fixture.Open().CollectAsync(Orders, s_apply with { KeepLast = 1 }).GetAwaiter().GetResult();
        });

        var result = await StoreFixture.CommitAsync(raced, [O(1), O(2)], new CommitRequest { Strategy = VersionStrategy.Snapshot });

        Assert.Equal([1, 2, 3], report!.Removed);
        Assert.Equal(CommitOutcome.Committed, result.Outcome);
        Assert.Equal([O(1), O(2)], await _fixture.RowsAsync<Order>("latest"));
        Assert.True((await _fixture.Store.VerifyAsync("orders", "latest")).IsWhole);
    }

    [Fact]
    public async Task What_a_collection_that_died_had_set_aside_is_judged_anew()
    {
        await FourVersionsAsync();
        var part = Parts().First(file => file.Contains("changes/", StringComparison.Ordinal));
        var name = part[part.IndexOf("changes/", StringComparison.Ordinal)..];
        var aside = _fixture.Folder.File(".assay/versions/orders/_assay/trash/dead/" + name);
        Directory.CreateDirectory(Path.GetDirectoryName(aside)!);
        File.Move(_fixture.Folder.File(part), aside);

        await _fixture.Store.CollectAsync(Orders, s_apply);

        Assert.True((await _fixture.Store.VerifyAsync("orders")).IsWhole);
        Assert.False(File.Exists(aside));
    }

    [Fact]
    public async Task Parts_that_no_version_names_go_after_a_day()
    {
        await FourVersionsAsync();
        var old = _fixture.Folder.Write(".assay/versions/orders/data/part-00000000000000000000000000000000.parquet", "left");
        File.SetLastWriteTimeUtc(old, _fixture.Time.GetUtcNow().UtcDateTime.AddHours(-25));
        var young = _fixture.Folder.Write(".assay/versions/orders/data/part-11111111111111111111111111111111.parquet", "left");
        File.SetLastWriteTimeUtc(young, _fixture.Time.GetUtcNow().UtcDateTime.AddHours(-23));

        await _fixture.Store.CollectAsync(Orders, s_apply);

        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
    }

    [Fact]
    public async Task The_Delta_tables_lose_the_parts_that_went()
    {
        await FourVersionsAsync();

        await _fixture.Store.CollectAsync(Orders, s_apply with { KeepLast = 1 });
        await _fixture.CommitAsync(O(4), O(5), O(6));

        var live = Delta.DeltaReplay.Live(_fixture.Folder.File(".assay/versions/orders/changes"));
        Assert.Equal(2, live.Count);
        Assert.All(live, path => Assert.True(File.Exists(_fixture.Folder.File(".assay/versions/orders/changes/" + path)), path));
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("2w", 14 * 86400)]
    [InlineData("P1DT1H", 90_000)]
    [InlineData("P3W", 21 * 86400)]
    public void Durations_are_read_as_declarations_write_them(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), KeepTime.Parse(text));

    [Theory]
    [InlineData("90")]
    [InlineData("0d")]
    [InlineData("P1M")]
    [InlineData("d")]
    [InlineData("999999999w")]
    public void What_is_no_duration_is_none(string text) => Assert.Null(KeepTime.Parse(text));
}
