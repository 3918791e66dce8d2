using System.Text.Json;
using Assay.Catalog.Search;

namespace Assay.Catalog.Tests.Search;

public sealed class SearchTests
{
    public static TheoryData<string, string?> Cases()
    {
        var cases = new TheoryData<string, string?>();
        foreach (var (ask, first) in SearchCases.All)
            cases.Add(ask, first);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_search_finds_first_what_the_table_says(string ask, string? first)
    {
        var result = new CatalogSearch(await Recorded.CatalogAsync()).Search(ask);

        Assert.Equal(first, result.Hits.Select(h => h.Document.Name).FirstOrDefault());
    }

    [Theory]
    [InlineData("flight-delay_train.AUCScore", "flight|delay|train|auc|score")]
    [InlineData("learningRate2x", "learning|rate2x")]
    [InlineData("Größe größer ÄÖ", "größe|größer|äö")]
    [InlineData("  --  ", "")]
    public void Words_are_split_at_separators_and_capitals(string text, string words) => Assert.Equal(words, string.Join('|', Words.Of(text)));

    [Theory]
    [InlineData("flight", "flight", 0)]
    [InlineData("flihgt", "flight", 1)]
    [InlineData("fligt", "flight", 1)]
    [InlineData("flights", "fright", 2)]
    [InlineData("a", "airports", 3)]
    public void Faults_are_counted_and_a_swap_is_one(string a, string b, int distance) => Assert.Equal(distance, Words.Distance(a, b, 2));

    [Fact]
    public async Task A_hit_says_why()
    {
        var result = new CatalogSearch(await Recorded.CatalogAsync()).Search("fligths delay");

        Assert.Contains("fligths: nearly \"flights\" in", result.Hits[0].Why);
        Assert.Equal("flights delay", result.DidYouMean);
    }

    [Fact]
    public async Task Kinds_and_owners_are_counted_and_can_be_chosen()
    {
        var search = new CatalogSearch(await Recorded.CatalogAsync());

        var all = search.Search("delay");
        Assert.Contains(("model", 1), all.Kinds);
        var models = search.Search("delay", kind: "model", owner: "ml-flights");
        Assert.Equal("flight-delay", Assert.Single(models.Hits).Document.Name);
        Assert.Equal(all.Kinds, models.Kinds);
    }
}

/// <summary>The table of <c>fixtures/search-cases.json</c>.</summary>
internal static class SearchCases
{
    public static IReadOnlyList<(string Ask, string? First)> All { get; } =
    [
        .. JsonDocument.Parse(File.ReadAllText(Recorded.Path("search-cases.json"))).RootElement.EnumerateArray()
            .Select(c => (c.GetProperty("ask").GetString()!, c.GetProperty("first").GetString())),
    ];
}
