using System.Net;
using System.Text.Json;
using Assay.Hosting.Tests.Declarations;

namespace Assay.Hosting.Tests.Serving;

public sealed class ServingTests : IAsyncLifetime
{
    private const string Good = """{ "id": 1, "day": "2001-05-01", "distance": 70.5, "zone": "ABC" }""";

    private ServedApp _served = null!;

    public async Task InitializeAsync()
    {
        var app = new AppFolder();
        await ServedApp.DeployAsync(app, new Pace(50));
        _served = await ServedApp.StartAsync(app);
    }

    public async Task DisposeAsync() => await _served.DisposeAsync();

    [Fact]
    public async Task It_says_that_it_lives_and_ends_well()
    {
        Assert.Equal("ok", await _served.Client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
        Assert.Equal(0, await _served.StopAsync());
        Assert.Empty(_served.Error.ToString());
    }

    [Fact]
    public async Task Each_row_is_answered_with_an_id_of_its_own()
    {
        using var response = await _served.AskAsync($$"""[{{Good}}, { "id": 2, "day": "2001-05-01", "distance": 3, "zone": "XYZ" }]""");
        using var answer = await JsonAsync(response, HttpStatusCode.OK);

        var predictions = answer.RootElement.GetProperty("predictions").EnumerateArray().ToList();
        Assert.Equal([0.9, 0.1], predictions.Select(prediction => prediction.GetProperty("output").GetProperty("probability").GetDouble()));
        Assert.Equal(2, predictions.Select(prediction => prediction.GetProperty("id").GetString()).Where(id => id is { Length: 32 }).Distinct().Count());
        Assert.Equal(("pace", 1), (answer.RootElement.GetProperty("model").GetString(), answer.RootElement.GetProperty("version").GetInt32()));
    }

    [Theory]
    [InlineData("{ \"id\": 1, ")]
    [InlineData("\"secret-4711\"")]
    [InlineData("")]
    [InlineData("[1, 2]")]
    [InlineData(Good + Good)]
    public async Task What_is_no_JSON_of_rows_is_refused_with_400(string body)
    {
        using var response = await _served.AskAsync(body);
        using var problem = await JsonAsync(response, HttpStatusCode.BadRequest);

        Assert.Equal(400, problem.RootElement.GetProperty("status").GetInt32());
        Assert.DoesNotContain("4711", problem.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_break_rules_are_refused_with_422_without_their_values()
    {
        using var response = await _served.AskAsync($$"""[{{Good}}, { "id": 2, "day": "2001-05-01", "distance": 4711.5, "zone": "secret" }]""");
        using var problem = await JsonAsync(response, HttpStatusCode.UnprocessableEntity);

        var faults = problem.RootElement.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(["taxi-trips.distance.range", "taxi-trips.zone.pattern"], faults.Select(fault => fault.GetProperty("rule").GetString()).Order(StringComparer.Ordinal));
        Assert.All(faults, fault => Assert.Equal(2, fault.GetProperty("row").GetInt32()));
        Assert.DoesNotContain("4711", problem.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "id": 1, "day": "2001-05-01", "zone": "ABC" }""", "distance")]
    [InlineData("""{ "id": 1, "day": "2001-05-01", "distance": "secret", "zone": "ABC" }""", "distance")]
    [InlineData("""{ "id": 1, "day": "secret", "distance": 3, "zone": "ABC" }""", "day")]
    public async Task Rows_that_are_not_as_declared_are_refused_with_422_and_name_the_column(string body, string column)
    {
        using var response = await _served.AskAsync(body);
        using var problem = await JsonAsync(response, HttpStatusCode.UnprocessableEntity);

        var fault = Assert.Single(problem.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal(column, fault.GetProperty("column").GetString(), ignoreCase: true);
        Assert.DoesNotContain("secret", problem.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("space")]
    [InlineData("../pace")]
    public async Task A_model_that_is_not_declared_is_not_found(string model)
    {
        using var response = await _served.AskAsync(Good, model);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Pages_and_MLflows_API_answer_on_the_same_port()
    {
        Assert.Contains("<h1", await _served.Client.GetStringAsync(new Uri("/runs", UriKind.Relative)), StringComparison.Ordinal);
        using var version = await _served.Client.GetAsync(new Uri("/api/2.0/mlflow/model-versions/get?name=pace&version=1", UriKind.Relative));
        using var json = await JsonAsync(version, HttpStatusCode.OK);
        Assert.Equal("1", json.RootElement.GetProperty("model_version").GetProperty("version").GetString());
    }

    [Theory]
    [InlineData("/catalog/../tracking/tracking.db")]
    [InlineData("/catalog/%2e%2e/tracking/tracking.db")]
    [InlineData("/catalog/..%2ftracking%2ftracking.db")]
    public async Task No_file_outside_of_the_catalog_is_served(string path)
    {
        using var response = await _served.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<JsonDocument> JsonAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {text}");
        return JsonDocument.Parse(text);
    }
}
