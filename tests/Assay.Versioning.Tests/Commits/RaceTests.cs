using Assay.Versioning.Commits;
using Assay.Versioning.Tests.Declarations;

namespace Assay.Versioning.Tests.Commits;

public sealed class RaceTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private static Person P(long id, int points = 0) => new() { Id = id, Name = "n", Points = points };

    [Fact]
    public async Task Of_commits_that_race_none_is_lost_and_each_is_exactly_its_rows()
    {
        await _fixture.CommitAsync([.. Enumerable.Range(0, 50).Select(id => P(id))]);

        var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(racer => Task.Run(() => StoreFixture.CommitAsync(
            _fixture.Open(), Enumerable.Range(0, 50).Select(id => P(id, id == racer ? 100 + racer : 0))))));

        Assert.All(results, result => Assert.Equal(CommitOutcome.Committed, result.Outcome));
        Assert.Equal(Enumerable.Range(2, 8), results.Select(result => result.Record!.V).Order());
        for (var racer = 1; racer <= 8; racer++)
        {
            var rows = await _fixture.RowsAsync<Person>(results[racer - 1].Record!.V.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal([P(racer, 100 + racer)], rows.Where(row => row.Points > 0));
        }

        Assert.True((await _fixture.Store.VerifyAsync("people")).IsWhole);
    }

    [Fact]
    public async Task A_commit_on_a_version_that_is_no_longer_the_head_is_a_conflict()
    {
        await _fixture.CommitAsync(P(1));
        var other = _fixture.Open();
        var raced = _fixture.Open(step =>
        {
            if (step == CommitStep.Staged)
                StoreFixture.CommitAsync(other, [P(1, points: 5)]).GetAwaiter().GetResult();
        });

        var result = await StoreFixture.CommitAsync(raced, [P(1), P(2)], new CommitRequest { ExpectedVersion = 1 });

        Assert.Equal(CommitOutcome.Conflict, result.Outcome);
        Assert.Equal([P(1, points: 5)], await _fixture.RowsAsync<Person>("latest"));
    }

    [Fact]
    public async Task A_commit_that_always_loses_ends_in_a_conflict()
    {
        await _fixture.CommitAsync(P(1));
        var other = _fixture.Open();
        var points = 0;
        var raced = _fixture.Open(
            step =>
            {
                if (step == CommitStep.PartsWritten)
                    StoreFixture.CommitAsync(other, [P(1, ++points)]).GetAwaiter().GetResult();
            },
            options => options with { Attempts = 3 });

        var result = await StoreFixture.CommitAsync(raced, [P(2)]);

        Assert.Equal((CommitOutcome.Conflict, 3), (result.Outcome, points));
        Assert.Equal([P(1, 3)], await _fixture.RowsAsync<Person>("latest"));
    }

    [Theory]
    [InlineData((int)CommitStep.Staged, 1)]
    [InlineData((int)CommitStep.PartsWritten, 1)]
    [InlineData((int)CommitStep.RecordWritten, 2)]
    public async Task A_process_that_dies_leaves_the_version_whole_or_not_there(int step, int head)
    {
        await _fixture.CommitAsync(P(1), P(2));
        var dying = _fixture.Open(reached =>
        {
            if ((int)reached == step)
                throw new DeathException();
        });

        await Assert.ThrowsAsync<DeathException>(() => StoreFixture.CommitAsync(dying, [P(1), P(3)]));

        Assert.Equal(head, (await _fixture.Store.FindAsync("people", "latest"))!.Version);
        Assert.True((await _fixture.Store.VerifyAsync("people")).IsWhole);
        var again = await _fixture.CommitAsync(P(1), P(3));
        Assert.Equal(head == 2 ? CommitOutcome.Unchanged : CommitOutcome.Committed, again.Outcome);
        Assert.Equal([P(1), P(3)], await _fixture.RowsAsync<Person>("2"));
        Assert.Contains(_fixture.Folder.Files(), file => file.EndsWith("changes/_delta_log/00000000000000000000.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_killed_process_staged_is_dropped_after_a_day()
    {
        await _fixture.CommitAsync(P(1));
        var left = _fixture.Folder.Write(".assay/versions/people/_assay/staging/left.parquet", "half");
        File.SetLastWriteTimeUtc(left, _fixture.Time.GetUtcNow().UtcDateTime.AddHours(-25));
        var recent = _fixture.Folder.Write(".assay/versions/people/_assay/staging/recent.parquet", "half");

        await _fixture.CommitAsync(P(2));

        Assert.False(File.Exists(left));
        Assert.True(File.Exists(recent));
    }

    private sealed class DeathException : Exception;
}
