using Assay.Versioning.Commits;
using Assay.Versioning.Tests.Declarations;
using Assay.Workspace.Lineage;

namespace Assay.Versioning.Tests.Commits;

public sealed class CommitTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private static Person P(long id, string? name = "n", int points = 0) => new() { Id = id, Name = name, Points = points };

    [Fact]
    public async Task The_first_version_is_a_snapshot_and_the_next_a_difference()
    {
        var first = await _fixture.CommitAsync(P(1), P(2), P(3));
        var second = await _fixture.CommitAsync(P(1), P(3, points: 9), P(4));

        Assert.Equal((CommitOutcome.Committed, 1, VersionStrategy.Snapshot), (first.Outcome, first.Record!.V, first.Record.Kind));
        Assert.Equal((CommitOutcome.Committed, 2, VersionStrategy.Diff), (second.Outcome, second.Record!.V, second.Record.Kind));
        Assert.Equal((1L, 1L, 1L), (second.Record.Inserted, second.Record.Deleted, second.Record.Updated));
        Assert.Equal(1, second.Record.ChangedCells["points"]);
        Assert.Equal([P(1), P(2), P(3)], await _fixture.RowsAsync<Person>("1"));
        Assert.Equal([P(1), P(3, points: 9), P(4)], (await _fixture.RowsAsync<Person>("2")).OrderBy(p => p.Id));
    }

    [Fact]
    public async Task The_same_rows_in_another_order_are_no_new_version()
    {
        await _fixture.CommitAsync(P(1), P(2));

        var same = await _fixture.CommitAsync(P(1), P(2));
        var turned = await _fixture.CommitAsync(P(2), P(1));

        Assert.Equal((CommitOutcome.Unchanged, false), (same.Outcome, same.OrderChanged));
        Assert.Equal((CommitOutcome.Unchanged, true), (turned.Outcome, turned.OrderChanged));
        Assert.Single(await _fixture.Store.ListAsync("people"));
    }

    [Fact]
    public async Task A_failed_verdict_is_refused_unless_it_is_accepted_with_a_reason()
    {
        var refused = await _fixture.CommitAsync(P(-1));
        var accepted = await StoreFixture.CommitAsync(_fixture.Store, [P(-1)], new CommitRequest { AcceptFailures = "test data of the vendor" });

        Assert.Equal(CommitOutcome.Refused, refused.Outcome);
        Assert.Contains("people.id.range", refused.Summary, StringComparison.Ordinal);
        Assert.Equal(CommitOutcome.Committed, accepted.Outcome);
        Assert.Equal((VerdictStatus.Failed, "test data of the vendor"), (accepted.Record!.Quality.Status, accepted.Record.Quality.AcceptedBecause));
        Assert.Equal(["people.id.range"], accepted.Record.Quality.FailedRules);
    }

    [Fact]
    public async Task Repeated_keys_make_no_difference_and_no_cell_is_told()
    {
        var accept = new CommitRequest { AcceptFailures = "known" };
        await _fixture.CommitAsync(P(77), P(2));

        var refused = await StoreFixture.CommitAsync(_fixture.Store, [P(77), P(2), P(77), P(2), P(77)], accept);
        var snapshot = await StoreFixture.CommitAsync(_fixture.Store, [P(77), P(77)], accept with { Strategy = VersionStrategy.Snapshot });
        var after = await _fixture.CommitAsync(P(77), P(5));

        Assert.Equal(CommitOutcome.Refused, refused.Outcome);
        Assert.Contains("2 keys are on more than one row (again on rows 3, 4, 5)", refused.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("77", refused.Summary, StringComparison.Ordinal);
        Assert.Equal(VersionStrategy.Snapshot, snapshot.Record!.Kind);
        Assert.Equal(VersionStrategy.Snapshot, after.Record!.Kind);
    }

    [Fact]
    public async Task A_snapshot_follows_twenty_differences()
    {
        for (var version = 1; version <= 23; version++)
            await _fixture.CommitAsync([.. Enumerable.Range(1, version).Select(id => P(id))]);

        var kinds = (await _fixture.Store.RecordsAsync("people")).Reverse().Select(record => record.Kind).ToList();

        Assert.Equal(23, kinds.Count);
        Assert.Equal([1, 22], kinds.Select((kind, at) => (kind, at)).Where(one => one.kind == VersionStrategy.Snapshot).Select(one => one.at + 1));
        Assert.Equal(21, (await _fixture.RowsAsync<Person>("21")).Count);
    }

    [Fact]
    public async Task A_snapshot_follows_differences_that_weigh_too_much()
    {
        var store = _fixture.Open(adjust: options => options with { SmallDiffBytes = 0 });
        await StoreFixture.CommitAsync(store, Enumerable.Range(0, 100).Select(id => P(id)));

        var second = await StoreFixture.CommitAsync(store, Enumerable.Range(0, 100).Select(id => P(id, points: 1)));

        Assert.Equal(VersionStrategy.Snapshot, second.Record!.Kind);
        Assert.Contains("since a snapshot of", second.Record.Why, StringComparison.Ordinal);
        Assert.DoesNotContain(_fixture.Folder.Files(), file => file.Contains("changes/part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_without_a_key_are_counted_as_a_multiset()
    {
        var at = new DateTime(2026, 1, 2, 3, 4, 5);
        Measurement[] first = [new() { Time = at, Place = "a" }, new() { Time = at, Place = "a" }, new() { Time = at, Place = "b", Celsius = double.NaN }];
        await _fixture.CommitAsync(first);

        var second = await _fixture.CommitAsync([first[0], first[2], new Measurement { Time = at.AddDays(1), Place = "c" }]);
        var asked = await StoreFixture.CommitAsync(_fixture.Store, first, new CommitRequest { Strategy = VersionStrategy.Diff });

        Assert.Equal((VersionStrategy.Snapshot, 1L, 1L, 0L), (second.Record!.Kind, second.Record.Inserted, second.Record.Deleted, second.Record.Updated));
        Assert.Equal(CommitOutcome.Refused, asked.Outcome);
        var read = await _fixture.RowsAsync<Measurement>("1");
        Assert.Equal(first, read);
        Assert.All(read, row => Assert.Equal(DateTimeKind.Unspecified, row.Time.Kind));
    }

    [Fact]
    public async Task A_version_says_who_why_when_and_from_what()
    {
        var path = _fixture.Folder.Write("people.csv", "id,name,points\n1,Ann,3\n");
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));

        var result = await _fixture.Store.CommitAsync(StoreFixture.Plan<Person>(), new CommitRequest { Message = "first", RunId = "r1" });
        var record = result.Record!;

        Assert.Equal(("first", "ann", "r1", "0123abc", "0.1.0"), (record.Message, record.Author, record.RunId, record.GitCommit, record.AssayVersion));
        Assert.Equal(("people.csv", "sha256:" + hash), (record.Source.Location, record.Source.Digest));
        Assert.Equal(_fixture.Time.GetUtcNow(), record.CreatedUtc);
        Assert.Equal(["id"], record.Keys);
        Assert.StartsWith("fp128:", record.ContentHash, StringComparison.Ordinal);
        Assert.EndsWith(":1", record.ContentHash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_is_an_event_whose_output_is_the_dataset_at_its_version()
    {
        await _fixture.CommitAsync(P(1), P(2));
        await _fixture.CommitAsync(P(1));

        var events = new List<RunEvent>();
        await foreach (var logged in _fixture.Log.ReadAllAsync())
            events.Add((RunEvent)logged.Event);

        Assert.Equal(["version.people"], events.Select(e => e.Job.Name).Distinct());
        var outputs = events.Where(e => e.EventType == RunState.Complete).Select(e => Assert.Single(e.Outputs)).ToList();
        Assert.Equal(["1", "2"], outputs.Select(output => output.Facets!.Version!.DatasetVersion).Order(StringComparer.Ordinal));
        var last = outputs.Single(output => output.Facets!.Version!.DatasetVersion == "2");
        // The record's project, not that of the program that commits it.
        Assert.Equal(("people", "assay://versioning-tests", 1L, "OVERWRITE"),
            (last.Name, last.Namespace, last.OutputFacets!.OutputStatistics!.RowCount, last.Facets!.LifecycleStateChange!.LifecycleStateChange));
        Assert.Equal(["id", "name", "points"], last.Facets.Schema!.Fields.Select(field => field.Name));
        Assert.Equal(1, last.Facets.Custom("assay_version")!.Value.GetProperty("deleted").GetInt64());
    }

    [Fact]
    public async Task A_source_that_changes_while_it_is_read_is_refused()
    {
        var path = _fixture.Folder.Write("people.csv", "id,name,points\n1,Ann,3\n");
        var asked = 0;
        var store = _fixture.Open(adjust: options => options with { SourceDigest = (_, _, _) => Task.FromResult<string?>($"{path}#{++asked}") });

        var result = await store.CommitAsync(StoreFixture.Plan<Person>(), new CommitRequest());

        Assert.Equal(CommitOutcome.Refused, result.Outcome);
        Assert.Contains("changed while it was read", result.Summary, StringComparison.Ordinal);
        Assert.Null(await store.FindAsync("people", "latest"));
    }

    [Fact]
    public async Task A_source_whose_content_has_no_digest_is_read_once()
    {
        _fixture.Folder.Write("people.csv", "id,name,points\n1,Ann,3\n");
        var opened = 0;
        var store = _fixture.Open(adjust: options => options with { SourceDigest = (_, _, _) => Task.FromResult<string?>(null) }, opening: source => opened += source is null ? 1 : 0);

        var result = await store.CommitAsync(StoreFixture.Plan<Person>(), new CommitRequest());

        Assert.Equal((CommitOutcome.Committed, 1), (result.Outcome, opened));
        Assert.Equal([P(1, "Ann", 3)], await _fixture.RowsAsync<Person>("1"));
        Assert.DoesNotContain(_fixture.Folder.Files(), file => file.Contains("/staging/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_type_comes_back_as_it_was_committed()
    {
        Everything[] rows =
        [
            new() { Id = new Guid(1, 0, 0, new byte[8]) },
            new()
            {
                Id = new Guid(2, 0, 0, new byte[8]),
                Flag = true,
                Small = short.MinValue,
                Whole = int.MaxValue,
                Large = long.MinValue,
                Single = float.NaN,
                Real = double.NegativeInfinity,
                Money = 99_999_999_999_999_999_999.000000000000000001m,
                Text = "a \"quoted\"\nünïcode ✈",
                Sky = Sky.Rain,
                Time = new DateTime(1969, 12, 31, 23, 59, 59).AddTicks(9_999_990),
                Instant = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.FromHours(-5)),
                Day = new DateOnly(1900, 2, 28),
            },
        ];
        await _fixture.CommitAsync(rows);
        await _fixture.CommitAsync([rows[0] with { Whole = 3, Sky = Sky.Clear }, rows[1]]);

        Assert.Equal(rows, (await _fixture.RowsAsync<Everything>("1")).OrderBy(row => row.Whole ?? 0));
        Assert.Equal([rows[0] with { Whole = 3, Sky = Sky.Clear }, rows[1]], (await _fixture.RowsAsync<Everything>("2")).OrderBy(row => row.Whole));
        Assert.True((await _fixture.Store.VerifyAsync("everything")).IsWhole);
    }
}
