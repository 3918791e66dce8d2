using Microsoft.AspNetCore.Routing;

namespace Assay.Tracking.Tests.Server;

public sealed class TraversalTests : IAsyncLifetime
{
    private const string Secret = "the secret of another folder";

    private static readonly string[] s_hostile =
    [
        "..", "../../../secret.txt", "a/../../../../secret.txt", "a/..", "./a", "a/./b", "a//b",
        "..\\..\\secret.txt", "a\\b", "\\\\server\\share",
        "/etc/passwd", "//etc/passwd", "C:/secret.txt", "c:\\secret.txt", "file:///etc/passwd", "file:a", "http://evil.example/a",
        "a#b", "a?b", "#", "?", "a\0b", "\0",
    ];

    private EmbeddedServer _server = null!;
    private string _run = "";

    public async Task InitializeAsync()
    {
        _server = await EmbeddedServer.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_server.Folder, "secret.txt"), Secret);
        _run = (await _server.Store.Runs.CreateAsync(new NewRun("0"))).Info.RunId;
        await _server.Store.Artifacts.UploadAsync($"runs:/{_run}/kept.txt", new MemoryStream("kept"u8.ToArray()));
        await _server.Store.Models.CreateAsync("m");
        await _server.Store.Models.CreateVersionAsync(new NewModelVersion("m", $"runs:/{_run}"));
        await _server.Store.LoggedModels.CreateAsync(new NewLoggedModel("0"));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_route_of_artifacts_leads_out_of_them_however_often_a_path_is_encoded(int times)
    {
        var before = Files();
        var model = (await _server.Store.LoggedModels.SearchPageAsync(new LoggedModelQuery { ExperimentIds = ["0"] })).Items[0].Info.ModelId;
        var faults = new List<string>();
        var asked = 0;
        foreach (var (method, template) in Targets(model))
        {
            foreach (var path in s_hostile.Concat(s_hostile.Select(hostile => $"0/{_run}/artifacts/{hostile}")).Where(IsStillHostile))
            {
                var target = template.Replace("{}", Encoded(path, times), StringComparison.Ordinal);
                var (status, text) = await RawRequest.SendAsync(_server.Address, method, target);
                asked++;
                if (status != 400 || text.Contains(Secret, StringComparison.Ordinal) || text.Contains(_server.Folder, StringComparison.Ordinal))
                    faults.Add($"{method} {target}: {text.ReplaceLineEndings(" ")}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
        Assert.True(asked > 400, $"{asked}");
        Assert.Equal(before, Files());
    }

    [Theory]
    [InlineData("../../../secret.txt")]
    [InlineData("../../../../../../../../etc/passwd")]
    [InlineData("0/../../secret.txt")]
    public async Task A_path_as_it_is_leads_nowhere_either(string path)
    {
        var before = Files();
        foreach (var method in new[] { "GET", "PUT", "DELETE" })
        {
            var (status, text) = await RawRequest.SendAsync(_server.Address, method, "/api/2.0/mlflow-artifacts/artifacts/" + path);
            Assert.InRange(status, 400, 405);
            Assert.DoesNotContain(Secret, text);
            Assert.DoesNotContain("root:", text);
        }

        Assert.Equal(before, Files());
    }

    // Below a run, what looks absolute or like an address is only a name with an empty part or a colon in it.
    private static bool IsStillHostile(string path) =>
        !path.StartsWith("0/", StringComparison.Ordinal) || path.Contains("..", StringComparison.Ordinal) || path.Contains("//", StringComparison.Ordinal)
        || path.Contains("/./", StringComparison.Ordinal) || path.AsSpan().ContainsAny("\\#?\0");

    private static string Encoded(string path, int times)
    {
        var encoded = string.Concat(System.Text.Encoding.UTF8.GetBytes(path).Select(b => char.IsAsciiLetterOrDigit((char)b) ? $"{(char)b}" : $"%{b:X2}"));
        for (var i = 1; i < times; i++)
            encoded = encoded.Replace("%", "%25", StringComparison.Ordinal);
        return encoded;
    }

    // Every route that has to do with artifacts, with {} where a path goes: one that is added must be named here.
    private IEnumerable<(string Method, string Template)> Targets(string model)
    {
        foreach (var route in _server.Endpoints.OfType<RouteEndpoint>().Where(route => route.RoutePattern.RawText!.Contains("artifact", StringComparison.Ordinal)))
        {
            var method = route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single();
            var pattern = route.RoutePattern.RawText!;
            var bare = pattern[(pattern.IndexOf("mlflow", StringComparison.Ordinal) is var at and > 0 ? at : 0)..];
            // Multipart uploads are refused whatever their path.
            if (bare.StartsWith("mlflow-artifacts/mpu/", StringComparison.Ordinal))
                continue;
            yield return (method, bare switch
            {
                "mlflow-artifacts/artifacts/{**path}" => pattern.Replace("{**path}", "{}", StringComparison.Ordinal),
                "mlflow-artifacts/artifacts" => pattern + "?path={}",
                "mlflow/artifacts/list" or "/get-artifact" => $"{pattern}?run_id={_run}&path={{}}",
                "/model-versions/get-artifact" => pattern + "?name=m&version=1&path={}",
                "mlflow/logged-models/{id}/artifacts/directories" => pattern.Replace("{id}", model, StringComparison.Ordinal) + "?artifact_directory_path={}",
                _ => throw new InvalidOperationException($"{pattern} is not tried."),
            });
        }
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(_server.Folder, "*", SearchOption.AllDirectories)
        .Where(file => !Path.GetFileName(file).StartsWith("tracking.db", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).Select(file => $"{file} {File.ReadAllText(file)}")];
}
