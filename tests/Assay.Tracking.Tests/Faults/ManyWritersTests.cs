using System.Text;

namespace Assay.Tracking.Tests.Faults;

public class ManyWritersTests
{
    private const int Writers = 64;
    private const int Each = 20;

    [Fact]
    public async Task Sixty_four_writers_at_once_lose_nothing_and_a_refusal_is_one_callers_own()
    {
        await using var server = await EmbeddedServer.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Writers }) { BaseAddress = server.Address };
        var shared = (await server.Store.Runs.CreateAsync(new NewRun("0"))).Info.RunId;
        await server.Store.Runs.LogParameterAsync(shared, "fixed", "1");
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; i < Each; i++)
            {
                var step = (writer * Each) + i;
                Assert.Equal(200, await PostAsync(http, "runs/log-metric", $"{{\"run_id\":\"{shared}\",\"key\":\"loss\",\"value\":{step},\"timestamp\":1,\"step\":{step}}}"));
                Assert.Equal(200, await PostAsync(http, "runs/set-tag", $"{{\"run_id\":\"{shared}\",\"key\":\"t{writer}\",\"value\":\"{i}\"}}"));
                Assert.Equal(200, await PostAsync(http, "runs/log-parameter", $"{{\"run_id\":\"{shared}\",\"key\":\"p{step}\",\"value\":\"{step}\"}}"));
                // Refused, together with whatever it was grouped with on the way to the disk.
                Assert.Equal(400, await PostAsync(http, "runs/log-batch", $"{{\"run_id\":\"{shared}\",\"metrics\":[{{\"key\":\"lost\",\"value\":1,\"timestamp\":1}}],\"params\":[{{\"key\":\"fixed\",\"value\":\"{step + 2}\"}}]}}"));
            }
        }));

        var run = await server.Store.Runs.GetAsync(shared);
        Assert.Equal(Enumerable.Range(0, Writers * Each).Select(i => $"{i}").Append("1").Order(), run.Data.Params.Select(param => param.Value).Order());
        Assert.Equal(Writers, run.Data.Tags.Count(tag => tag.Key[0] == 't' && tag.Value == $"{Each - 1}"));
        Assert.Equal(new Metric("loss", (Writers * Each) - 1, 1, (Writers * Each) - 1), Assert.Single(run.Data.Metrics));
        var steps = (await server.Store.Runs.MetricHistoryPageAsync(shared, "loss")).Items.Select(metric => metric.Step);
        Assert.Equal(Enumerable.Range(0, Writers * Each).Select(i => (long)i), steps);
    }

    private static async Task<int> PostAsync(HttpClient http, string route, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("/api/2.0/mlflow/" + route, content);
        return (int)answer.StatusCode;
    }
}
