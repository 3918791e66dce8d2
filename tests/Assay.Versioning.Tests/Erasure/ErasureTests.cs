using System.Text;
using Assay.Versioning.Commits;
using Assay.Versioning.Erasure;
using Assay.Versioning.Tests.Declarations;
using Assay.Versioning.Verification;

namespace Assay.Versioning.Tests.Erasure;

public sealed class ErasureTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private static Person P(long id, string? name, int points = 0) => new() { Id = id, Name = name, Points = points };

    private static ErasureRequest Of(long id) => new() { Cells = new Dictionary<string, string> { ["id"] = id.ToString(System.Globalization.CultureInfo.InvariantCulture) }, Why = "request 17" };

    private async Task ThreeVersionsAsync()
    {
        await _fixture.CommitAsync(P(1, "ann"), P(2, "Zerubbabel"), P(3, "cy"));
        await _fixture.CommitAsync(P(1, "ann"), P(2, "Zerubbabel", 5), P(3, "cy", 1));
        await _fixture.CommitAsync(P(1, "ann"), P(3, "cy", 1));
    }

    [Fact]
    public async Task Erased_rows_are_in_no_version_and_in_no_file()
    {
        await ThreeVersionsAsync();

        var report = await _fixture.Store.EraseAsync("people", Of(2));

        Assert.Equal([(1, 1L), (2, 1L), (3, 0L)], report.Versions.Select(version => (version.Version, version.Rows)));
        Assert.NotNull(report.CompletedUtc);
        Assert.Equal([P(1, "ann"), P(3, "cy")], await _fixture.RowsAsync<Person>("1"));
        Assert.Equal([P(1, "ann"), P(3, "cy", 1)], (await _fixture.RowsAsync<Person>("2")).OrderBy(row => row.Id));
        Assert.Equal([P(1, "ann"), P(3, "cy", 1)], (await _fixture.RowsAsync<Person>("3")).OrderBy(row => row.Id));
        var name = Encoding.UTF8.GetBytes("Zerubbabel");
        Assert.All(_fixture.Folder.Files().Select(_fixture.Folder.File), file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(name) < 0, file));
        Assert.Equal(3, (await _fixture.Store.ListAsync("people")).Count);
    }

    [Fact]
    public async Task Verify_follows_the_chain_and_understands_the_proof()
    {
        await ThreeVersionsAsync();
        var before = (await _fixture.Store.RecordAsync("people", "1"))!;

        await _fixture.Store.EraseAsync("people", Of(2));

        Assert.Empty((await _fixture.Store.VerifyAsync("people")).Damage);
        var after = (await _fixture.Store.RecordAsync("people", "1"))!;
        Assert.Equal((2L, before.ContentHash, before.Prev), (after.Rows, after.Amended!.Superseded, after.Prev));
        Assert.NotEqual(before.ContentHash, after.ContentHash);

        var proof = _fixture.Folder.File(_fixture.Folder.Files().Single(file => file.Contains("/erase/", StringComparison.Ordinal)));
        Assert.DoesNotContain("\"2\"", await File.ReadAllTextAsync(proof), StringComparison.Ordinal);
        File.Delete(proof);
        Assert.All((await _fixture.Store.VerifyAsync("people")).Damage, damage => Assert.Equal(DamageKind.Erasure, damage.Kind));
        Assert.Equal(3, (await _fixture.Store.VerifyAsync("people")).Damage.Count);
    }

    [Fact]
    public async Task A_hold_stops_an_erasure_unless_it_is_passed_over_for_a_reason()
    {
        await ThreeVersionsAsync();
        await _fixture.Store.HoldAsync("people", "1", "lawsuit", "case 12");
        var before = _fixture.Folder.Files().Where(file => !file.Contains("staging", StringComparison.Ordinal) && !file.Contains("/part-", StringComparison.Ordinal)).ToList();

        var stopped = await _fixture.Store.EraseAsync("people", Of(2));
        Assert.True(stopped.IsStopped);
        Assert.Equal(before, _fixture.Folder.Files().Where(file => !file.Contains("staging", StringComparison.Ordinal) && !file.Contains("/part-", StringComparison.Ordinal)));
        Assert.Equal(3, (await _fixture.RowsAsync<Person>("1")).Count);

        var done = await _fixture.Store.EraseAsync("people", Of(2) with { DespiteHolds = "the court agreed" });
        Assert.Equal(("lawsuit", "the court agreed"), (Assert.Single(done.Holds), done.DespiteHolds));
        Assert.Equal(2, (await _fixture.RowsAsync<Person>("1")).Count);
    }

    [Fact]
    public async Task Keys_come_from_a_file_and_commits_go_on_afterwards()
    {
        await ThreeVersionsAsync();
        var keys = _fixture.Folder.Write("keys.csv", "id\n1\n2\n77\n");

        var report = await _fixture.Store.EraseAsync("people", new ErasureRequest { KeysFile = keys, Why = "requests 17 and 18" });
        var next = await _fixture.CommitAsync(P(3, "cy", 2));

        Assert.Equal(3, report.KeyHashes.Count);
        Assert.Equal((4, VersionStrategy.Diff, 1L), (next.Record!.V, next.Record.Kind, next.Record.Updated));
        Assert.Equal([P(3, "cy", 2)], await _fixture.RowsAsync<Person>("4"));
        Assert.True((await _fixture.Store.VerifyAsync("people")).IsWhole);
    }

    [Fact]
    public async Task An_erasure_that_was_interrupted_is_told_and_carried_out_by_the_next()
    {
        await ThreeVersionsAsync();
        await _fixture.Store.EraseAsync("people", Of(2));
        var proof = _fixture.Folder.File(_fixture.Folder.Files().Single(file => file.Contains("/erase/", StringComparison.Ordinal)));
        var text = await File.ReadAllTextAsync(proof);
        var end = text.IndexOf("  \"completedUtc\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(proof, text.Remove(end, text.IndexOf('\n', end) + 1 - end));
        File.Delete(_fixture.Folder.File(".assay/versions/people/_assay/amended/2.json"));

        Assert.Contains((await _fixture.Store.VerifyAsync("people")).Damage, damage => damage.Kind == DamageKind.Erasure);
        await _fixture.Store.EraseAsync("people", Of(77));

        Assert.True((await _fixture.Store.VerifyAsync("people")).IsWhole);
    }

    [Fact]
    public async Task Rows_without_a_key_are_named_by_their_cells()
    {
        Measurement M(string place) => new() { Time = new DateTime(2026, 1, 2), Place = place };
        await _fixture.CommitAsync(M("a"), M("b"), M("a"));

        var report = await _fixture.Store.EraseAsync("readings", new ErasureRequest { Cells = new Dictionary<string, string> { ["place"] = "a" }, Why = "r" });

        Assert.Equal(2, Assert.Single(report.Versions).Rows);
        Assert.Equal([M("b")], await _fixture.RowsAsync<Measurement>("1"));
        var unknown = new ErasureRequest { Cells = new Dictionary<string, string> { ["plaice"] = "a" }, Why = "r" };
        await Assert.ThrowsAsync<SourceException>(() => _fixture.Store.EraseAsync("readings", unknown));
    }

    [Fact]
    public async Task A_version_that_loses_all_its_rows_is_an_empty_one()
    {
        await _fixture.CommitAsync(P(1, "ann"));

        await _fixture.Store.EraseAsync("people", Of(1));

        Assert.Empty(await _fixture.RowsAsync<Person>("1"));
        Assert.True((await _fixture.Store.VerifyAsync("people")).IsWhole);
        Assert.Equal(CommitOutcome.Committed, (await _fixture.CommitAsync(P(2, "bo"))).Outcome);
    }

    [Fact]
    public async Task The_Delta_tables_show_what_is_left()
    {
        await ThreeVersionsAsync();

        await _fixture.Store.EraseAsync("people", Of(2));

        foreach (var part in new[] { "data", "changes" })
        {
            var table = _fixture.Folder.File(".assay/versions/people/" + part);
            Assert.All(Delta.DeltaReplay.Live(table), path => Assert.True(File.Exists(Path.Combine(table, path)), path));
        }

        Assert.NotEmpty(Delta.DeltaReplay.Live(_fixture.Folder.File(".assay/versions/people/changes")));
    }
}
