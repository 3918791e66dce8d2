using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Assay.Hosting.Tests.Declarations;
using Assay.Hosting.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Assay.Hosting.Tests.Web;

/// <summary>Endpoints of a web application of one's own, on Kestrel.</summary>
public sealed class RequestValidationTests : IAsyncLifetime
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();
    private int _handled;

    public RequestValidationTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapPost("/parcels", (Parcel parcel) => Handled(1)).WithValidation<Parcel>();
        _app.MapPost("/parcels/all", (List<Parcel> parcels) => Handled(parcels.Count)).WithValidation<Parcel>();
    }

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_record_as_declared_reaches_the_handler()
    {
        using var answer = await PostAsync("/parcels", """{"number":"P-0001","recipient":"ann","debt":5,"weight":3}""");

        Assert.Equal((HttpStatusCode.OK, 1), (answer.StatusCode, _handled));
    }

    [Fact]
    public async Task A_record_that_breaks_rules_is_answered_with_what_to_do_and_no_value()
    {
        using var answer = await PostAsync("/parcels", """{"number":"CANARY","recipient":"ann","debt":774477,"weight":3}""");
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(0, _handled);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal((422, "A row of parcels breaks 2 rules."), (problem.GetProperty("status").GetInt32(), problem.GetProperty("title").GetString()));
        Assert.StartsWith("https://", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        var errors = problem.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(["#/number", "#/debt"], errors.Select(error => error.GetProperty("pointer").GetString()));
        Assert.Equal(["parcels.number.pattern", "parcels.debt.range"], errors.Select(error => error.GetProperty("rule").GetString()));
        Assert.Equal("between 0 and 100", errors[1].GetProperty("expected").GetString());
        Assert.Equal("Send a value of debt that is as expected.", errors[1].GetProperty("remedy").GetString());
        Assert.DoesNotContain("CANARY", body, StringComparison.Ordinal);
        Assert.DoesNotContain("774", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_list_the_row_is_named()
    {
        using var answer = await PostAsync("/parcels/all", """[{"number":"P-0001","recipient":"ann","debt":5,"weight":3},{"number":"P-0002","recipient":"ann","debt":5,"weight":99}]""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var error = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray());
        Assert.Equal(("#/1/weight", 2L), (error.GetProperty("pointer").GetString(), error.GetProperty("row").GetInt64()));
    }

    [Fact]
    public async Task Rules_over_whole_batches_do_not_count_in_a_request()
    {
        using var answer = await PostAsync("/parcels/all", """[{"number":"P-0001","recipient":"ann","debt":5,"weight":30},{"number":"P-0001","recipient":"ann","debt":5,"weight":30}]""");
        using var none = await PostAsync("/parcels/all", "[]");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, none.StatusCode));
    }

    [Fact]
    public async Task An_endpoint_that_takes_no_such_record_is_noticed_when_the_application_starts()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapPost("/zones", (Zone zone) => zone.Code).WithValidation<Parcel>();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        // Kestrel builds endpoints with the first request.
        using var answer = await client.PostAsync(new Uri("/zones", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body) =>
        _client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

    private IResult Handled(int rows)
    {
        _handled += rows;
        return Results.Ok();
    }
}
