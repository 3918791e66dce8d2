using System.Net;
using System.Text;
using Assay.Tracking.Server;
using Microsoft.AspNetCore.Routing;

namespace Assay.Tracking.Tests.Server;

public class GuardTests
{
    [Fact]
    public async Task Every_route_but_health_asks_for_credentials()
    {
        await using var server = await EmbeddedServer.StartAsync(new TrackingServerOptions { Token = "right", Username = "ana", Password = "pw" });
        using var http = new HttpClient { BaseAddress = server.Address };
        var routes = server.Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(routes.Count > 90, $"{routes.Count} routes");
        foreach (var route in routes)
        {
            var method = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            var path = route.RoutePattern.RawText!.Replace("{**path}", "1/r/artifacts/x").Replace("{**rest}", "nothing");
            using var response = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.True(response.StatusCode == (path is "/health" ? HttpStatusCode.OK : HttpStatusCode.Unauthorized), $"{method} {path}: {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("Bearer right", HttpStatusCode.OK)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("Basic YW5hOnB3", HttpStatusCode.OK)]
    [InlineData("Basic YW5hOng=", HttpStatusCode.Unauthorized)]
    [InlineData("right", HttpStatusCode.Unauthorized)]
    public async Task Only_the_right_credentials_pass(string header, HttpStatusCode status)
    {
        await using var server = await EmbeddedServer.StartAsync(new TrackingServerOptions { Token = "right", Username = "ana", Password = "pw" });
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        Assert.Equal(status, (await http.GetAsync("/api/2.0/mlflow/experiments/get?experiment_id=0")).StatusCode);
    }

    [Theory]
    [InlineData("localhost:5000", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]:80", HttpStatusCode.OK)]
    [InlineData("mlops.example:443", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("10.0.0.7", HttpStatusCode.Forbidden)]
    public async Task Only_hosts_that_are_meant_are_answered(string host, HttpStatusCode status)
    {
        await using var server = await EmbeddedServer.StartAsync(new TrackingServerOptions { AllowedHosts = ["mlops.example"] });
        using var http = new HttpClient { BaseAddress = server.Address, DefaultRequestHeaders = { Host = host } };
        Assert.Equal(status, (await http.GetAsync("/ajax-api/2.0/mlflow/experiments/get?experiment_id=0")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/version")).StatusCode);
    }

    [Theory]
    [InlineData("http://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("http://127.0.0.1:1", false)]
    [InlineData("https://mlops.example", true)]
    [InlineData("own", true)]
    public async Task A_page_of_another_origin_changes_nothing(string origin, bool passes)
    {
        await using var server = await EmbeddedServer.StartAsync(new TrackingServerOptions { AllowedOrigins = ["https://mlops.example"] });
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Origin", origin == "own" ? server.Address.ToString().TrimEnd('/') : origin);
        var create = await http.PostAsync("/api/2.0/mlflow/experiments/create", new StringContent("{\"name\":\"x\"}", Encoding.UTF8, "application/json"));
        Assert.Equal(passes ? HttpStatusCode.OK : HttpStatusCode.Forbidden, create.StatusCode);
        Assert.Equal(passes, await server.Store.Experiments.FindByNameAsync("x") is not null);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/api/2.0/mlflow/experiments/get?experiment_id=0")).StatusCode);
    }

    [Fact]
    public async Task A_user_is_known_by_the_hash_of_the_password_and_by_nothing_else()
    {
        var hash = PasswordHash.Of("päss:word");
        Assert.NotEqual(hash, PasswordHash.Of("päss:word"));
        await using var server = await EmbeddedServer.StartAsync(new TrackingServerOptions { Users = new Dictionary<string, string> { ["ana"] = hash } });
        using var http = new HttpClient { BaseAddress = server.Address };
        Assert.Equal(HttpStatusCode.OK, await AskAsync("ana:päss:word"));
        // Remembered, and nothing but what was right.
        Assert.Equal(HttpStatusCode.OK, await AskAsync("ana:päss:word"));
        foreach (var wrong in new[] { "ana:pass", "ana:", "bob:päss:word", "nobody:nobody", "ana", ":", $"ana:{hash}" })
            Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(wrong));

        async Task<HttpStatusCode> AskAsync(string pair)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/2.0/mlflow/experiments/get?experiment_id=0");
            request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
            return (await http.SendAsync(request)).StatusCode;
        }
    }

    [Theory]
    [InlineData("password")]
    [InlineData("")]
    [InlineData("pbkdf2-sha256$0$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha256$600000$AA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha256$600000$AAAAAAAAAAAAAAAAAAAAAA==$")]
    public async Task What_is_no_hash_is_no_way_in(string text)
    {
        Assert.False(PasswordHash.IsHash(text));
        await Assert.ThrowsAsync<ArgumentException>(() => EmbeddedServer.StartAsync(new TrackingServerOptions { Users = new Dictionary<string, string> { ["ana"] = text } }));
    }

    [Fact]
    public async Task A_name_without_a_password_is_no_way_in() =>
        await Assert.ThrowsAsync<ArgumentException>(() => EmbeddedServer.StartAsync(new TrackingServerOptions { Username = "admin" }));
}
