using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.CompilerServices;
using Assay.TestKit;
using Assay.Tests.Plans;
using Assay.Validation.Parts;

namespace Assay.Validation.Tests.Observing;

/// <summary>However a batch is split over threads and parts, its verdict is the one of a single pass.</summary>
public sealed class SplitPropertyTests
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Threads_and_parts_give_the_verdict_of_a_single_pass(int seed)
    {
        using var folder = new TempFolder();
        var random = new Random(seed);
        for (var file = 0; file < random.Next(1, 4); file++)
            ReadingFiles.Write(folder.File($"{file}.parquet"), RandomReadings.Draw((10 * seed) + file, random.Next(1, 300)), random.Next(1, 60));
        var sources = new ReadingFiles(folder) { ByFile = seed % 2 == 0 };
        var single = await Validation(sources, 1).ValidateAllAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);

        var threads = random.Next(2, 7);
        Assert.Equal(Json(single), Json(await Validation(sources, threads).ValidateAllAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf)));

        var count = random.Next(1, 6);
        var parts = new List<PartialValidation>();
        foreach (var index in Enumerable.Range(1, count).OrderBy(_ => random.Next()))
        {
            var observed = await Validation(sources, random.Next(1, 4)).ObservePartAsync(ReadingPlan.Instance, DatasetReference.Default, new(index, count));
            await observed.WriteAsync(folder.File($"{index}.state"));
            parts.Add(await PartialValidation.ReadAsync(folder.File($"{index}.state"), name => name == "readings" ? ReadingPlan.Instance : null));
        }

        Assert.Equal(single.Sum(verdict => verdict.Rows), parts.Sum(part => part.Rows));
        Assert.Equal(Json(single), Json(await Validation(sources, 1).JudgePartsAsync(parts, s_asOf)));
    }

    [Fact]
    public async Task A_piece_that_cannot_be_read_is_told_as_a_single_pass_tells_it()
    {
        using var folder = new TempFolder();
        ReadingFiles.Write(folder.File("a.parquet"), RandomReadings.Draw(1, 40), 10);
        folder.Write("b.parquet", "no Parquet at all");
        ReadingFiles.Write(folder.File("c.parquet"), RandomReadings.Draw(2, 40), 10);
        var sources = new ReadingFiles(folder);

        var one = await Assert.ThrowsAsync<SourceException>(() => Validation(sources, 1).ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf));
        var several = await Assert.ThrowsAsync<SourceException>(() => Validation(sources, 3).ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf));
        Assert.Equal(one.Message, several.Message);
    }

    [Fact]
    public async Task A_fault_of_the_data_counts_the_rows_before_it_whatever_the_threads()
    {
        using var folder = new TempFolder();
        ReadingFiles.Write(folder.File("a.parquet"), RandomReadings.Draw(1, 40), 10);
        ReadingFiles.Write(folder.File("b.parquet"), [], 10);
        ReadingFiles.Write(folder.File("c.parquet"), RandomReadings.Draw(2, 40), 10);
        var sources = new ReadingFiles(folder);
        var one = await Validation(sources, 1).ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);
        var several = await Validation(sources, 4).ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);

        Assert.Equal((40L, one.Fault), (several.Rows, several.Fault));
        Assert.NotNull(one.Fault);
        Assert.Equal(40L, one.Rows);
    }

    private static BatchValidation Validation(IDatasetSources sources, int threads) => new(sources, new() { Project = "test", Threads = threads }, TimeProvider.System);

    /// <summary>The verdicts as JSON; of floating-point columns the means and deviations, which agree within rounding, without their last digits.</summary>
    private static string Json(IReadOnlyList<Verdict> verdicts)
    {
        var json = JsonNode.Parse(JsonSerializer.Serialize(verdicts, VerdictJson.Default.IReadOnlyListVerdict))!.AsArray();
        foreach (var verdict in json)
        {
            foreach (var column in verdict!["columns"]!.AsArray().Where(column => column!["column"]!.GetValue<string>() is "Value" or "Price"))
                (column!["mean"], column["standardDeviation"]) = (Rounded(column["mean"]), Rounded(column["standardDeviation"]));
            foreach (var rule in verdict["rules"]!.AsArray().Where(rule => rule!["id"]!.GetValue<string>() == "readings.value.mean"))
                (rule!["value"], rule["observed"]) = (Rounded(rule["value"]), null);
        }

        return json.ToJsonString();
    }

    // Values of 1e16 and -1e16 beside small ones: their sum is known within 1e16 * 2^-50 per row.
    private static JsonNode? Rounded(JsonNode? number) => number is null ? null : JsonValue.Create(Math.Round(number.GetValue<double>() / 1e6));
}
