using System.Net;
using System.Text;
using Assay.TestKit.Loopback;

namespace Assay.TestKit.Tests.Loopback;

public class LoopbackServerTests
{
    [Fact]
    public async Task It_answers_by_the_delegate_and_remembers_the_request()
    {
        await using var server = await LoopbackServer.StartAsync(
            request => Reply.Json($$"""{"echo":"{{request.Text}}"}""", 201) with { Headers = new Dictionary<string, string> { ["X-Kind"] = "test" } });
        using var client = new HttpClient { BaseAddress = server.Address };

        using var response = await client.PostAsync("api/things?kind=a", new StringContent("hello", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("""{"echo":"hello"}""", await response.Content.ReadAsStringAsync());
        Assert.Equal("test", response.Headers.GetValues("X-Kind").Single());
        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/api/things", "?kind=a", "hello"), (request.Method, request.Path, request.Query, request.Text));
        Assert.StartsWith("text/plain", request.Headers["content-type"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_listens_on_loopback_only()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Empty());
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(server.Address.Host)));
    }

    [Fact]
    public async Task A_delegate_that_throws_becomes_a_500_with_its_message()
    {
        await using var server = await LoopbackServer.StartAsync((RecordedRequest _) => throw new InvalidOperationException("broken on purpose"));
        using var client = new HttpClient { BaseAddress = server.Address };
        using var response = await client.GetAsync("");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("broken on purpose", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Once_disposed_it_does_not_answer()
    {
        var server = await LoopbackServer.StartAsync(_ => Reply.Empty());
        var address = server.Address;
        await server.DisposeAsync();
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address));
    }
}
