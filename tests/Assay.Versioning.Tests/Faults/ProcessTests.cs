using System.Globalization;
using Assay.Versioning.Commits;
using Assay.Versioning.Tests.Declarations;

namespace Assay.Versioning.Tests.Faults;

public sealed class ProcessTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private static int Scale(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;

    // For a larger race: ASSAY_TEST_RACERS=8 ASSAY_TEST_COMMITS=50.
    [Fact]
    public async Task Of_processes_that_race_every_acknowledged_commit_is_there_and_numbers_have_no_gap()
    {
        var (racers, commits) = (Scale("ASSAY_TEST_RACERS", 3), Scale("ASSAY_TEST_COMMITS", 4));
        var processes = Enumerable.Range(0, racers).Select(racer => StoreProcess.Start(
            "race", _fixture.Workspace.Root, racer.ToString(CultureInfo.InvariantCulture), commits.ToString(CultureInfo.InvariantCulture))).ToList();
        var told = new List<(int Version, string Hash)>();
        foreach (var process in processes)
        {
            using (process)
            {
                foreach (var line in (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    told.Add((int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture), line.Split(' ')[1]));
                await process.WaitForExitAsync();
                Assert.Equal(0, process.ExitCode);
            }
        }

        Assert.Equal(racers * commits, told.Count);
        Assert.Equal(Enumerable.Range(1, racers * commits), told.Select(one => one.Version).Order());
        var records = await _fixture.Store.RecordsAsync("people");
        Assert.Equal(told.OrderByDescending(one => one.Version), records.Select(record => (record.V, record.ContentHash)));
        Assert.True((await _fixture.Store.VerifyAsync("people")).IsWhole);
    }

    [Theory]
    [InlineData(nameof(CommitStep.Staged), 1)]
    [InlineData(nameof(CommitStep.PartsWritten), 1)]
    [InlineData(nameof(CommitStep.RecordWritten), 2)]
    public async Task A_killed_process_leaves_the_version_whole_or_not_there(string step, int head)
    {
        await _fixture.CommitAsync(new Person { Id = 1 }, new Person { Id = 2 });
        using (var process = StoreProcess.Start("stop", _fixture.Workspace.Root, step))
        {
            Assert.Equal("reached", await process.StandardOutput.ReadLineAsync());
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.Equal(head, (await _fixture.Store.FindAsync("people", "latest"))!.Version);
        Assert.True((await _fixture.Store.VerifyAsync("people")).IsWhole);
        await _fixture.CommitAsync(new Person { Id = 1 }, new Person { Id = 3 });
        Assert.Equal(2, (await _fixture.Store.ListAsync("people")).Count);
        Assert.Equal([1L, 3L], (await _fixture.RowsAsync<Person>("latest")).Select(row => row.Id).Order());
        Assert.True((await _fixture.Store.VerifyAsync("people")).IsWhole);
    }

    [Fact]
    public async Task A_full_disk_is_an_error_that_names_the_place_and_no_version()
    {
        await _fixture.CommitAsync(new Person { Id = 1 });
        using var process = StoreProcess.StartOnFullDisk("fill", _fixture.Workspace.Root);
        var said = await process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 3, said + error);
        Assert.Contains(_fixture.Workspace.Root, said, StringComparison.Ordinal);
        Assert.Equal(1, (await _fixture.Store.FindAsync("people", "latest"))!.Version);
        Assert.True((await _fixture.Store.VerifyAsync("people")).IsWhole);
        Assert.Equal(CommitOutcome.Committed, (await _fixture.CommitAsync(new Person { Id = 2 })).Outcome);
    }
}
