using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Assay.Tracking.Tests.Searching;

public class SearchPropertyTests
{
    private const string Alphabet = "metrics.aucparmt = != <>=LIKEilike AND or not in NULL ()',\"`%_*[];-\\0123456789e.+\0é\ud83d\ude00";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_random_filter_finds_what_it_means(int seed)
    {
        var random = new Random(seed);
        await using var server = await EmbeddedServer.StartAsync();
        var experiment = await RandomRuns.WriteAsync(server.Store, random, 40);
        var all = (await server.Store.Runs.SearchPageAsync(new RunQuery { ExperimentIds = [experiment] })).Items;
        var found = 0;
        for (var i = 0; i < 500; i++)
        {
            var filter = RandomFilter.Of(random);
            var runs = (await server.Store.Runs.SearchPageAsync(new RunQuery { ExperimentIds = [experiment], Filter = filter.Text })).Items;
            Assert.True(
                all.Where(filter.Takes).Select(run => run.Info.RunId).SequenceEqual(runs.Select(run => run.Info.RunId)),
                $"{filter.Text}: expected {string.Join(' ', all.Where(filter.Takes).Select(run => run.Info.RunName))}, found {string.Join(' ', runs.Select(run => run.Info.RunName))}");
            found += runs.Count > 0 && runs.Count < all.Count ? 1 : 0;
        }

        // Filters that take all or nothing prove little.
        Assert.True(found > 200, $"{found} of 500 filters told runs apart.");
    }

    [Fact]
    public async Task Broken_text_is_refused_with_its_place_and_never_fails_the_server()
    {
        var random = new Random(4);
        await using var server = await EmbeddedServer.StartAsync();
        await RandomRuns.WriteAsync(server.Store, random, 5);
        using var http = new HttpClient { BaseAddress = server.Address };
        var refused = 0;
        for (var i = 0; i < 1500; i++)
        {
            var filter = Broken(random, RandomFilter.Of(random).Text);
            var (status, text) = await SearchAsync(http, JsonSerializer.Serialize(filter));
            Assert.True(status is 200 or 400, $"{filter}: {status} {text}");
            if (status == 400)
            {
                refused++;
                Assert.True(Regex.IsMatch(text, "at character [1-9][0-9]*"), $"{filter}: {text}");
            }
        }

        Assert.True(refused > 700, $"{refused} of 1500 were refused.");
    }

    [Theory]
    [InlineData("\"metrics.a > 1 AND tags.`\\ud800` = 'x'\"")]
    [InlineData("5")]
    [InlineData("[]")]
    public async Task What_is_no_text_is_refused(string json) => await RefusedAsync(json);

    [Fact]
    public async Task What_is_too_much_for_the_database_is_refused_before_it()
    {
        await RefusedAsync(JsonSerializer.Serialize(string.Join(" AND ", Enumerable.Repeat("metrics.a > 1", 2000))));
        await RefusedAsync(JsonSerializer.Serialize($"tags.a LIKE '{new string('%', 60_000)}'"));
        await RefusedAsync(JsonSerializer.Serialize($"run_id IN ({string.Join(',', Enumerable.Repeat("'x'", 40_000))})"));
        await RefusedAsync("\"\",\"order_by\":" + JsonSerializer.Serialize(Enumerable.Range(0, 80).Select(i => $"metrics.m{i}")));
    }

    private static async Task RefusedAsync(string json)
    {
        await using var server = await EmbeddedServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        var (status, text) = await SearchAsync(http, json);
        Assert.True(status == 400, text);
        Assert.Contains("INVALID_PARAMETER_VALUE", text);
    }

    private static string Broken(Random random, string text)
    {
        var broken = new StringBuilder(text);
        for (var i = random.Next(1, 4); i > 0 && broken.Length > 0; i--)
        {
            var at = random.Next(broken.Length);
            _ = random.Next(4) switch
            {
                0 => broken.Remove(at, 1),
                1 => broken.Insert(at, Alphabet[random.Next(Alphabet.Length)]),
                2 => broken.Remove(at, broken.Length - at),
                _ => broken.Insert(at, broken.ToString(at, random.Next(broken.Length - at))),
            };
        }

        // A pair of surrogates that was torn apart is no text that could be sent.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(broken.ToString()));
    }

    private static async Task<(int Status, string Text)> SearchAsync(HttpClient http, string filter)
    {
        using var content = new StringContent($"{{\"experiment_ids\":[\"1\"],\"filter\":{filter}}}", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("/api/2.0/mlflow/runs/search", content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
