using System.Globalization;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.TestKit;

namespace Assay.Validation.Tests.Flights;

/// <summary>The flights that the example ships, against counts of another engine.</summary>
public sealed class ShippedFlightsTests
{
    public static TheoryData<string> Files => new(
        "flights/2001-01", "flights/2001-02", "flights/2001-03", "flights/2001-04", "production/2001-05", "production/2001-06", "refused/2001-02-as-published",
        "refused/kilometres");

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_count_is_that_of_DuckDB(string file)
    {
        using var reference = ReferenceFile.Json("validation/flights-sample.json");
        var expected = reference.RootElement.GetProperty("files").GetProperty(file);
        var verdict = await ValidateAsync($"examples/FlightDelay/data/{file}.parquet");

        Assert.Equal(expected.GetProperty("rows").GetInt64(), verdict.Rows);
        AssertFailing(verdict, expected, "delay.required", "delay_null");
        AssertFailing(verdict, expected, "delay.wide", "delay_m200_2000");
        AssertFailing(verdict, expected, "delay.middle", "delay_m60_300");
        AssertFailing(verdict, expected, "delay.narrow", "delay_m60_180");
        AssertFailing(verdict, expected, "distance.wide", "distance_10_5500");
        AssertFailing(verdict, expected, "distance.narrow", "distance_50_3000");
        AssertFailing(verdict, expected, "origin.pattern", "origin_iata");
        AssertFailing(verdict, expected, "destination.pattern", "destination_a_m");
        AssertFailing(verdict, expected, "origin.one_of", "origin_in_hubs");
        AssertFailing(verdict, expected, "*.goes_somewhere", "origin_is_destination");
        AssertFailing(verdict, expected, "*.delay_lt_distance", "delay_lt_distance");
        AssertFailing(verdict, expected, "origin.references", "fk_origin_in_airports");
        AssertFailing(verdict, expected, "destination.references", "fk_destination_in_origins");
        Assert.Equal(expected.GetProperty("distance_mean").GetDouble(), Outcome(verdict, "distance.mean").Value!.Value, 1e-9);
        AssertDuplicates(Outcome(verdict, "*.unique4"), expected.GetProperty("unique_date_origin_destination_distance"));
        AssertDuplicates(Outcome(verdict, "*.unique2"), expected.GetProperty("unique_date_origin"));
        AssertMoments(verdict, expected);
        var newest = expected.GetProperty("date_max").GetDateTime();
        Assert.Equal((s_asOf.UtcDateTime - newest).TotalSeconds, Outcome(verdict, "date.max_age").Value);
    }

    // Rules that no row of the three million breaks, no row of a sample breaks; and a sample's extremes lie within the whole's.
    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_holds_for_all_published_flights_holds_for_the_sample(string file)
    {
        if (file == "refused/kilometres")
            return;
        using var reference = ReferenceFile.Json("validation/flights-3m.json");
        var verdict = await ValidateAsync($"examples/FlightDelay/data/{file}.parquet");
        foreach (var (check, rule) in new[]
        {
            ("null_date", "date.required"), ("null_delay", "delay.required"), ("null_distance", "distance.required"), ("null_origin", "origin.required"),
            ("null_destination", "destination.required"), ("origin_iata", "origin.pattern"), ("origin_len3", "origin.length"), ("origin_ne_destination", "*.goes_somewhere"),
        })
        {
            Assert.Equal(0, Expected(reference, check).GetProperty("failing").GetInt64());
            Assert.Equal(0, Outcome(verdict, rule).Failing);
        }

        foreach (var column in new[] { "delay", "distance" })
        {
            var moments = Expected(reference, "moments_" + column);
            var summary = Assert.Single(verdict.Columns, c => c.Column.Equals(column, StringComparison.OrdinalIgnoreCase));
            Assert.True(summary.Min >= moments.GetProperty("min").GetDouble() && summary.Max <= moments.GetProperty("max").GetDouble(), column);
        }
    }

    [Fact]
    public async Task The_impossible_delay_is_shown_with_its_row()
    {
        var verdict = await ValidateAsync("examples/FlightDelay/data/refused/2001-02-as-published.parquet");
        var sample = Assert.Single(Outcome(verdict, "delay.wide").Samples);

        Assert.Equal(("-1116", "MIA", "STL"), (sample.Values["delay"], sample.Values["origin"], sample.Values["destination"]));
        Assert.Equal("examples/FlightDelay/data/refused/2001-02-as-published.parquet", sample.Source);
    }

    [SkippableFact]
    public async Task All_three_million_published_flights_give_the_published_counts()
    {
        const string Whole = ".cache/vega-datasets-3.2.1/package/data/flights-3m.parquet";
        Skip.IfNot(File.Exists(Path.Combine(RepositoryRoot.Folder, Whole)), "the whole file is not here: ./build.sh data fetches it");
        using var reference = ReferenceFile.Json("validation/flights-3m.json");
        var verdict = await ValidateAsync(Whole);

        Assert.Equal(Expected(reference, "row_count").GetProperty("rows").GetInt64(), verdict.Rows);
        foreach (var (check, rule) in new[]
        {
            ("delay_m120_600", "delay.m120_600"), ("delay_m60_180", "delay.narrow"), ("distance_1_4900", "distance.to4900"), ("distance_50_3000", "distance.narrow"),
            ("origin_in_hubs", "origin.one_of"), ("destination_a_m", "destination.pattern"), ("fk_destination_in_origins", "destination.references"),
            ("delay_lt_distance", "*.delay_lt_distance"), ("origin_ne_destination", "*.goes_somewhere"),
        })
        {
            var expected = Expected(reference, check);
            var outcome = Outcome(verdict, rule);
            Assert.Equal((check, expected.GetProperty("failing").GetInt64()), (check, outcome.Failing));
            if (expected.TryGetProperty("first_rows", out var rows) && rows.ValueKind == JsonValueKind.Array)
                Assert.Equal(rows.EnumerateArray().Select(row => row.GetInt64() + 1), outcome.Samples.Take(rows.GetArrayLength()).Select(sample => sample.Row));
        }

        AssertDuplicates(Outcome(verdict, "*.unique2"), Expected(reference, "unique_date_origin"));
        foreach (var column in new[] { "delay", "distance" })
        {
            var moments = Expected(reference, "moments_" + column);
            var summary = Assert.Single(verdict.Columns, c => c.Column.Equals(column, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(moments.GetProperty("mean").GetDouble(), summary.Mean!.Value, 1e-9);
            Assert.Equal(moments.GetProperty("std_sample").GetDouble(), summary.StandardDeviation!.Value, 1e-8);
        }
    }

    private static readonly DateTimeOffset s_asOf = new(2001, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private static Task<Verdict> ValidateAsync(string path) => new BatchValidation(new FileSources(path), new() { Project = "test" }, TimeProvider.System)
        .ValidateAsync(AssayModules.Plan<Flight>(), new DatasetReference { Source = path }, s_asOf);

    private static RuleOutcome Outcome(Verdict verdict, string rule) => Assert.Single(verdict.Rules, outcome => outcome.Id == "flights." + rule);

    private static JsonElement Expected(JsonDocument reference, string check) => reference.RootElement.GetProperty("checks").EnumerateArray()
        .Single(c => c.GetProperty("id").GetString() == check).GetProperty("expected");

    private static void AssertFailing(Verdict verdict, JsonElement expected, string rule, string check) =>
        Assert.Equal((check, expected.GetProperty(check).GetInt64()), (check, Outcome(verdict, rule).Failing));

    private static void AssertDuplicates(RuleOutcome outcome, JsonElement expected)
    {
        string[] counts = ["distinct_keys", "duplicate_groups", "rows_in_duplicate_groups", "excess_rows"];
        Assert.Equal(expected.GetProperty("excess_rows").GetInt64(), outcome.Failing);
        if (outcome.Failing == 0)
            return;
        foreach (var count in counts)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{expected.GetProperty(count).GetInt64():N0} {count.Replace('_', ' ')}");
            Assert.Contains(text, outcome.Observed, StringComparison.Ordinal);
        }
    }

    private static void AssertMoments(Verdict verdict, JsonElement expected)
    {
        foreach (var column in new[] { "delay", "distance" })
        {
            var summary = Assert.Single(verdict.Columns, c => c.Column.Equals(column, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(expected.GetProperty(column + "_min").GetDouble(), summary.Min);
            Assert.Equal(expected.GetProperty(column + "_max").GetDouble(), summary.Max);
            Assert.Equal(expected.GetProperty(column + "_mean").GetDouble(), summary.Mean!.Value, 1e-9);
            Assert.Equal(expected.GetProperty(column + "_std").GetDouble(), summary.StandardDeviation!.Value, 1e-9);
        }
    }
}
