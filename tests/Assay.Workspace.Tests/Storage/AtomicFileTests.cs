using System.Text;
using Assay.TestKit;
using Assay.Workspace.Storage;

namespace Assay.Workspace.Tests.Storage;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Processes_that_race_for_the_same_names_lose_no_commit_that_they_were_told_they_won()
    {
        var racers = Enumerable.Range(0, 4).Select(i => Racer.Start(_folder.Path, "p" + i, 150)).ToList();
        var won = new List<string>();
        foreach (var racer in racers)
        {
            won.AddRange((await racer.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            await racer.WaitForExitAsync();
            Assert.Equal(0, racer.ExitCode);
            racer.Dispose();
        }

        var kept = Directory.GetFiles(_folder.Path).Select(File.ReadAllText).ToList();
        Assert.Equal(600, won.Count);
        Assert.Equal(won.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Threads_that_race_for_one_name_have_one_winner_and_its_content_stays()
    {
        var path = _folder.File("0.json");
        using var gate = new Barrier(8);
        var tasks = Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(
            () =>
            {
                gate.SignalAndWait();
                return AtomicFile.WriteIfAbsentAsync(path, Encoding.UTF8.GetBytes($"{i}")).GetAwaiter().GetResult();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));
        var won = await Task.WhenAll(tasks);

        var winner = Assert.Single(Enumerable.Range(0, 8), i => won[i]);
        Assert.Equal($"{winner}", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_taken_name_is_left_alone_and_its_writer_is_not_asked()
    {
        var path = _folder.Write("a.json", "first");
        var asked = false;
        var won = await AtomicFile.WriteIfAbsentAsync(path, (_, _) =>
        {
            asked = true;
            return Task.CompletedTask;
        });

        Assert.False(won);
        Assert.False(asked);
        Assert.Equal("first", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_writer_that_fails_or_is_cancelled_leaves_no_file_of_any_kind()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => AtomicFile.WriteIfAbsentAsync(_folder.File("a"), async (stream, token) =>
        {
            await stream.WriteAsync("half"u8.ToArray(), token);
            throw new InvalidOperationException("stopped");
        }));
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AtomicFile.ReplaceAsync(_folder.File("b"), async (stream, token) =>
        {
            await cancelled.CancelAsync();
            await stream.WriteAsync("half"u8.ToArray(), token);
        }, cancelled.Token));

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Replacing_leaves_the_new_content_alone()
    {
        await AtomicFile.ReplaceAsync(_folder.File("x/y/a.json"), "one"u8.ToArray());
        await AtomicFile.ReplaceAsync(_folder.File("x/y/a.json"), "two"u8.ToArray());

        Assert.Equal("two", await File.ReadAllTextAsync(_folder.File("x/y/a.json")));
        Assert.Single(Directory.GetFiles(_folder.File("x/y")));
    }

    [Fact]
    public void A_finished_file_is_published_once_and_then_gone()
    {
        Assert.True(AtomicFile.PublishIfAbsent(_folder.Write("t1", "one"), _folder.File("out/part")));
        Assert.False(AtomicFile.PublishIfAbsent(_folder.Write("t2", "two"), _folder.File("out/part")));

        Assert.Equal("one", File.ReadAllText(_folder.File("out/part")));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [SkippableFact]
    public void Without_hard_links_the_rename_that_replaces_nothing_has_one_winner_too()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "renameat2 is a call of Linux.");
        Assert.True(NativeFile.RenameIfFree(_folder.Write("t1", "one"), _folder.File("part")));
        Assert.False(NativeFile.RenameIfFree(_folder.Write("t2", "two"), _folder.File("part")));

        Assert.Equal("one", File.ReadAllText(_folder.File("part")));
        Assert.True(File.Exists(_folder.File("t2")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_with_place_and_remedy()
    {
        var file = _folder.Write("file", "");
        var thrown = await Assert.ThrowsAsync<WorkspaceException>(() => AtomicFile.WriteIfAbsentAsync(Path.Combine(file, "a"), "x"u8.ToArray()));

        Assert.Equal(Path.Combine(file, "a"), thrown.Where);
        Assert.Contains("ASSAY_WORKSPACE", thrown.Remedy, StringComparison.Ordinal);
        Assert.False(thrown.IsTransient);
    }
}
