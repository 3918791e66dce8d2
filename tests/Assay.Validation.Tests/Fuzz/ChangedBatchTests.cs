using System.Globalization;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Data.Tests.Fuzz;
using Assay.TestKit;
using Assay.Validation.Reports;
using Assay.Validation.Tests.Flights;

namespace Assay.Validation.Tests.Fuzz;

/// <summary>
/// Whatever happened to a file, the validator that the compiler wrote ends with a verdict or with a fault of one line, and passes nothing that is not as
/// declared. 300 changed files of each format, or as many as <c>ASSAY_FUZZ_RUNS</c> says.
/// </summary>
public sealed class ChangedBatchTests : IDisposable
{
    private static readonly TimeSpan s_hangs = TimeSpan.FromMinutes(1);
    private static readonly DatasetPlan<Shipment> s_plan = (DatasetPlan<Shipment>)AssayModules.Plan<Shipment>();

    private readonly TempFolder _folder = new();

    private static int Runs => int.Parse(Environment.GetEnvironmentVariable("ASSAY_FUZZ_RUNS") ?? "300", CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("rows.csv")]
    [InlineData("rows.jsonl")]
    public async Task What_passes_is_as_declared_and_everything_ends(string name)
    {
        await RowsFile.WriteAsync(RowsOf.Memory(Rows()), _folder.File(name));
        var whole = File.ReadAllBytes(_folder.File(name));
        Assert.Equal(VerdictStatus.Passed, (await ValidateAsync(name)).Status);
        var (passed, failed) = (0, 0);
        for (var seed = 0; seed < Runs; seed++)
        {
            var random = new Random(seed);
            _folder.Write(name, seed % 2 == 0 ? ChangedText.Of(whole, random) : DamagedBytes.Of(whole, random));
            try
            {
                var verdict = await ValidateAsync(name);
                if (verdict.IsAdmitted)
                    await AssertGoodAsync(name, verdict);
                _ = verdict.IsAdmitted ? passed++ : failed++;
            }
            catch (SourceException fault)
            {
                failed++;
                Assert.DoesNotContain('\n', fault.Message);
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{name}, seed {seed}: {failure}");
            }
        }

        // Both must happen often, or nothing was tried.
        Assert.True(passed > Runs / 20 && failed > Runs / 4, $"{passed} passed, {failed} failed");
    }

    private async Task<Verdict> ValidateAsync(string name)
    {
        using var hangs = new CancellationTokenSource(s_hangs);
        var verdict = await new BatchValidation(new FileSources(), new() { Project = "test" }, TimeProvider.System)
            .ValidateAsync(s_plan, new DatasetReference { Source = _folder.File(name) }, DateTimeOffset.UnixEpoch, cancellation: hangs.Token);
        Assert.DoesNotContain('\n', verdict.Fault ?? "");
        VerdictPage.Render([verdict]);
        return verdict;
    }

    private async Task AssertGoodAsync(string name, Verdict verdict)
    {
        var rows = await FileSource.Open(s_plan, new SourceSpec(_folder.File(name))).ToListAsync();
        Assert.Equal(rows.Count, verdict.Rows);
        Assert.All(rows, row => Assert.True(row.IsGood, $"{name}: {row} passed"));
        Assert.Equal(rows.Count, rows.Select(row => row.Number).Distinct().Count());
        if (name.EndsWith(".jsonl", StringComparison.Ordinal))
            Assert.Equal(rows, File.ReadLines(_folder.File(name)).Where(line => !string.IsNullOrWhiteSpace(line)).Select(Parse));
    }

    // Read once more by a parser that is not ours.
    private static Shipment Parse(string line)
    {
        var row = JsonDocument.Parse(line.TrimStart('\ufeff')).RootElement;
        return new()
        {
            Number = (int)row.GetProperty("number").GetDecimal(),
            Code = row.GetProperty("code").GetString()!,
            Weight = row.GetProperty("weight").GetDouble(),
            Mode = row.GetProperty("mode").GetString()!,
            Day = Text(row, "day") is { } day ? DateOnly.ParseExact(day.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Note = Text(row, "note"),
            Paid = row.TryGetProperty("paid", out var paid) && paid.ValueKind != JsonValueKind.Null ? paid.GetBoolean() : null,
        };
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Shipment[] Rows() =>
    [
        .. Enumerable.Range(1, 40).Select(number => new Shipment
        {
            Number = number * 7,
            Code = $"{(char)('A' + (number % 26))}X-{number:000}",
            Weight = number * 1.25,
            Mode = number % 3 == 0 ? "sea" : number < 30 ? "air" : "road",
            Day = number % 5 == 0 ? null : new DateOnly(2001, 1 + (number % 12), 1 + (number % 28)),
            Note = number % 4 == 0 ? null : number % 7 == 0 ? "a, \"b\"" : $"n {number}",
            Paid = number % 6 == 0 ? null : number % 2 == 0,
        }),
    ];
}
