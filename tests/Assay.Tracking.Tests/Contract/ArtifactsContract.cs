using System.Security.Cryptography;
using System.Text;

namespace Assay.Tracking.Tests.Contract;

public abstract class ArtifactsContract : TrackingContract
{
    [Fact]
    public async Task A_file_comes_back_byte_for_byte_with_the_hash_of_what_passed()
    {
        var run = await NewRunAsync();
        var bytes = new byte[300_000];
        new Random(5).NextBytes(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var sent = await Api.Artifacts.UploadAsync($"runs:/{run}/model/weights.bin", new MemoryStream(bytes));
        Assert.Equal(new ArtifactContent(bytes.Length, hash), sent);
        using var back = new MemoryStream();
        Assert.Equal(sent, await Api.Artifacts.DownloadAsync($"runs:/{run}/model/weights.bin", back));
        Assert.Equal(bytes, back.ToArray());
    }

    [Fact]
    public async Task A_later_upload_replaces_the_file()
    {
        var run = await NewRunAsync();
        await PutAsync($"runs:/{run}/a.txt", "first, and longer");
        await PutAsync($"runs:/{run}/a.txt", "second");
        Assert.Equal("second", await GetAsync($"runs:/{run}/a.txt"));
        await PutAsync($"runs:/{run}/empty", "");
        Assert.Equal("", await GetAsync($"runs:/{run}/empty"));
    }

    [Theory]
    [InlineData("a b.csv")]
    [InlineData("ü/日本.txt")]
    [InlineData("a+b&c=d.txt")]
    [InlineData("x/y/z/w.bin")]
    public async Task Odd_names_are_kept(string name)
    {
        var run = await NewRunAsync();
        await PutAsync($"runs:/{run}/{name}", "content");
        Assert.Equal("content", await GetAsync($"runs:/{run}/{name}"));
    }

    [Fact]
    public async Task Folders_are_listed_sorted_and_a_missing_one_is_empty()
    {
        var run = await NewRunAsync();
        foreach (var name in new[] { "report.txt", "model/b", "model/a", "model/sub/c" })
            await PutAsync($"runs:/{run}/{name}", name);
        var root = await Api.Artifacts.ListAsync(run);
        Assert.Equal((await Api.Runs.GetAsync(run)).Info.ArtifactUri, root.RootUri);
        Assert.Equal([new ArtifactFile { Path = "model", IsDir = true }, new ArtifactFile { Path = "report.txt", FileSize = 10 }], root.Files);
        Assert.Equal(["model/a", "model/b", "model/sub"], (await Api.Artifacts.ListAsync(run, "model")).Files.Select(file => file.Path));
        Assert.Equal(["a", "b", "sub"], (await Api.Artifacts.ListAtAsync($"runs:/{run}/model")).Select(file => file.Path));
        Assert.Empty((await Api.Artifacts.ListAsync(run, "nothere")).Files);
    }

    [Fact]
    public async Task A_missing_file_is_refused_without_a_path_of_the_server()
    {
        var run = await NewRunAsync();
        var refusal = await RefusedAsync(() => GetAsync($"runs:/{run}/none.txt"), TrackingErrors.ResourceDoesNotExist, 404);
        Assert.DoesNotContain(Path.GetTempPath().TrimEnd('/') + "/", refusal.Message);
    }

    [Theory]
    [InlineData("../../../tracking.db")]
    [InlineData("%2e%2e/%2e%2e/x")]
    [InlineData("%252e%252e%252fx")]
    [InlineData("a/../../x")]
    [InlineData("..\\x")]
    [InlineData("%5c..%5cx")]
    [InlineData("file:///etc/passwd")]
    [InlineData("C:/x")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a%00b")]
    [InlineData("a//b")]
    public async Task A_path_that_could_leave_the_root_is_refused(string path)
    {
        var run = await NewRunAsync();
        await RefusedAsync(() => PutAsync($"runs:/{run}/{path}", "evil"), TrackingErrors.InvalidParameterValue, 400);
        await RefusedAsync(() => GetAsync($"runs:/{run}/{path}"), TrackingErrors.InvalidParameterValue, 400);
        await RefusedAsync(() => Api.Artifacts.ListAsync(run, path), TrackingErrors.InvalidParameterValue, 400);
    }

    [Fact]
    public async Task Only_what_lies_below_a_run_can_be_deleted()
    {
        var run = await NewRunAsync();
        await PutAsync($"runs:/{run}/model/a", "x");
        var root = (await Api.Runs.GetAsync(run)).Info.ArtifactUri;
        await RefusedAsync(() => Api.Artifacts.DeleteAsync(root), TrackingErrors.InvalidParameterValue, 400);
        await RefusedAsync(() => Api.Artifacts.DeleteAsync("mlflow-artifacts:/1"), TrackingErrors.InvalidParameterValue, 400);
        await Api.Artifacts.DeleteAsync($"runs:/{run}/model");
        Assert.Empty((await Api.Artifacts.ListAsync(run)).Files);
        await RefusedAsync(() => Api.Artifacts.DeleteAsync($"runs:/{run}/model"), TrackingErrors.ResourceDoesNotExist, 404);
    }

    private Task PutAsync(string location, string text) =>
        Api.Artifacts.UploadAsync(location, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private async Task<string> GetAsync(string location)
    {
        using var stream = new MemoryStream();
        await Api.Artifacts.DownloadAsync(location, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
