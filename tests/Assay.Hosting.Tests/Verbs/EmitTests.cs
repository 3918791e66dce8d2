namespace Assay.Hosting.Tests.Verbs;

/// <summary>The committed folder against what is declared: CI stops where it is stale.</summary>
public sealed class EmitTests : IDisposable
{
    private const string Dataset = "assay/lineage/datasets/taxi-trips.json";

    private readonly AppFolder _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task What_was_emitted_is_up_to_date()
    {
        Assert.Equal(0, (await _app.RunAsync("emit")).ExitCode);

        var check = await _app.RunAsync("emit", "--check");

        Assert.True(check.ExitCode == 0, check.Said);
        Assert.Contains("is what the declarations say", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_file_is_stale_and_stays_as_it_is() =>
        await RefusesAsync(() => _app.Folder.Write(Dataset, File.ReadAllText(_app.Folder.File(Dataset)) + " "), "stale: lineage/datasets/taxi-trips.json");

    [Fact]
    public async Task A_missing_file_is_stale() =>
        await RefusesAsync(() => File.Delete(_app.Folder.File(Dataset)), "stale: lineage/datasets/taxi-trips.json");

    [Fact]
    public async Task A_file_of_what_is_no_longer_declared_is_stale_and_the_next_emit_deletes_it()
    {
        await RefusesAsync(() => _app.Folder.Write("assay/pipelines/old/gone.yaml", "x"), "stale: pipelines/old/gone.yaml (no longer declared)");

        Assert.Equal(0, (await _app.RunAsync("emit")).ExitCode);

        Assert.DoesNotContain("assay/pipelines/old/gone.yaml", _app.Folder.Files());
        Assert.Equal(0, (await _app.RunAsync("emit", "--check")).ExitCode);
    }

    [Fact]
    public async Task What_others_put_there_is_nobodys_business()
    {
        Assert.Equal(0, (await _app.RunAsync("emit")).ExitCode);
        _app.Folder.Write("assay/README.md", "mine");

        Assert.Equal(0, (await _app.RunAsync("emit", "--check")).ExitCode);
        Assert.Equal(0, (await _app.RunAsync("emit")).ExitCode);

        Assert.Contains("assay/README.md", _app.Folder.Files());
    }

    private async Task RefusesAsync(Action change, string line)
    {
        Assert.Equal(0, (await _app.RunAsync("emit")).ExitCode);
        change();
        var before = _app.Folder.Files().Select(file => (file, File.ReadAllText(_app.Folder.File(file)))).ToList();

        var check = await _app.RunAsync("emit", "--check");

        Assert.True(check.ExitCode == 1, check.Said);
        Assert.Contains(line, check.Out, StringComparison.Ordinal);
        Assert.Equal(before, _app.Folder.Files().Select(file => (file, File.ReadAllText(_app.Folder.File(file)))));
    }
}
