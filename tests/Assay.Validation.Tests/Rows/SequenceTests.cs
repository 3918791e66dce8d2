using Assay.CompilerServices;

namespace Assay.Validation.Tests.Rows;

/// <summary>However rows are split, and in whichever order the pieces come together, a sequence is that of a single pass.</summary>
public sealed class SequenceTests
{
    private static readonly DatasetPlan<Tick> s_plan = AssayModules.Plan<Tick>();
    private static readonly string[] s_rules = ["ticks.level.increasing", "ticks.at.increasing", "ticks.number.no_gaps"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Any_split_gives_the_outcome_of_a_single_pass(int seed)
    {
        var random = new Random(seed);
        var files = Enumerable.Range(0, random.Next(1, 4)).Select(file => (Source: $"{file}.csv", Rows: Draw(random, random.Next(0, 60)))).ToList();
        var single = s_plan.CreateValidator(ValidationPurpose.Batch);
        foreach (var (source, rows) in files)
            single.Observe(Batch(rows, 0, source));

        var pieces = files.SelectMany(file => Split(file.Rows, random).Select(piece => Batch(piece.Rows, piece.First, file.Source))).OrderBy(_ => random.Next()).ToList();
        var parts = Enumerable.Range(0, random.Next(1, 5)).Select(_ => s_plan.CreateValidator(ValidationPurpose.Batch)).ToList();
        foreach (var piece in pieces)
            parts[random.Next(parts.Count)].Observe(piece);
        var merged = s_plan.CreateValidator(ValidationPurpose.Batch);
        foreach (var part in parts)
        {
            var loaded = s_plan.CreateValidator(ValidationPurpose.Batch);
            loaded.Load(part.Save(), "part");
            merged.Merge(loaded);
        }

        foreach (var rule in s_rules)
            Assert.Equal(Facts(single, rule), Facts(merged, rule));
        Assert.Equal(Expected(files.SelectMany(file => file.Rows)), Judge(single, s_rules[0]).Failing);
    }

    [Fact]
    public void Each_segment_is_a_sequence_of_its_own()
    {
        var day = new DateTime(2001, 1, 1);
        var validator = s_plan.CreateValidator(ValidationPurpose.Batch);
        validator.Observe(Batch([new() { At = day, Station = "a" }, new() { At = day, Station = "b" }], 0, "1.csv"));
        validator.Observe(Batch([new() { At = day.AddDays(1), Station = "b" }], 2, "1.csv"));
        validator.Observe(Batch([new() { At = day, Station = "a" }, new() { At = day.AddDays(2), Station = "b" }], 3, "1.csv"));

        var outcome = Judge(validator, "ticks.at.increasing");
        Assert.Equal((VerdictStatus.Failed, 1), (outcome.Status, outcome.Failing));
        Assert.Equal([4], Judged.Rows(outcome));
    }

    [Fact]
    public void Rows_out_of_scope_are_no_neighbours() => Judged.Fails<Tick>(
        "ticks.number.no_gaps", [4], new() { Number = 1, Counted = true }, new() { Number = 9 }, new() { Number = 2, Counted = true }, new() { Number = 4, Counted = true });

    private static long Expected(IEnumerable<Tick> rows)
    {
        long failing = 0;
        double? before = null;
        foreach (var level in rows.Select(row => row.Level).OfType<double>())
        {
            failing += double.IsNaN(level) || level < before ? 1 : 0;
            before = double.IsNaN(level) ? before : level;
        }

        return failing;
    }

    private static Tick[] Draw(Random random, int rows) => [.. Enumerable.Range(0, rows).Select(row => new Tick
    {
        Level = random.Next(8) switch { 0 => null, 1 => double.NaN, _ => row + random.Next(5) },
        At = random.Next(6) == 0 ? null : new DateTime(2001, 1, 1).AddMinutes(row + random.Next(4)),
        Number = random.Next(6) == 0 ? null : row + random.Next(2),
        Station = random.Next(4) switch { 0 => null, 1 => "a", _ => "b" },
        Counted = random.Next(5) > 0,
    })];

    private static IEnumerable<(Tick[] Rows, int First)> Split(Tick[] rows, Random random)
    {
        for (var start = 0; start < rows.Length;)
        {
            var end = Math.Min(rows.Length, start + random.Next(1, 12));
            yield return (rows[start..end], start);
            start = end;
        }
    }

    private static MemoryColumnBatch Batch(Tick[] rows, long first, string source) => MemoryColumnBatch.Of<Tick>(s_plan, rows, first, source);

    private static RuleOutcome Judge(DatasetValidator validator, string rule) =>
        Assert.Single(validator.Judge("ticks", new JudgeContext(DateTimeOffset.UnixEpoch)).Rules, one => one.Id == rule);

    private static string Facts(DatasetValidator validator, string rule)
    {
        var outcome = Judge(validator, rule);
        return $"{outcome.Status} {outcome.InScope} {outcome.Nulls} {outcome.Failing} {string.Join(' ', outcome.Samples.Select(sample => $"{sample.Source}:{sample.Row}"))}";
    }
}
