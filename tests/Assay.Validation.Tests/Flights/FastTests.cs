namespace Assay.Validation.Tests.Flights;

/// <summary>A verdict without the numbers of columns says the same of every rule.</summary>
public sealed class FastTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Rules_are_the_same_without_statistics_and_with_little_memory(int threads)
    {
        var whole = await ValidateAsync(new() { Project = "tests" });
        var fast = await ValidateAsync(new() { Project = "tests", Statistics = false, MemoryLimit = 0, Threads = threads });

        Assert.NotEmpty(whole.Columns);
        Assert.Empty(fast.Columns);
        Assert.Equivalent(whole with { Columns = [] }, fast, strict: true);
    }

    private static Task<Verdict> ValidateAsync(BatchValidationOptions options) => new BatchValidation(new FileSources(), options, TimeProvider.System).ValidateAsync(
        Assay.CompilerServices.AssayModules.Plan<Flight>(),
        new DatasetReference { Source = "examples/FlightDelay/data/flights/*.parquet" },
        new DateTimeOffset(2001, 3, 1, 0, 0, 0, TimeSpan.Zero));
}
