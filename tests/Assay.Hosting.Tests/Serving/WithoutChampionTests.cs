using System.Net;
using System.Text.Json;

namespace Assay.Hosting.Tests.Serving;

public sealed class WithoutChampionTests
{
    [Fact]
    public async Task A_model_without_a_champion_is_not_found_and_the_answer_says_why()
    {
        await using var served = await ServedApp.StartAsync(new AppFolder());

        using var response = await served.AskAsync("{}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("There is no champion of 'pace' to ask.", problem.RootElement.GetProperty("title").GetString());
    }
}
