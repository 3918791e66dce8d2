using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Csv;

/// <summary>How the text of a cell reads as each type; null is a cell that does not read.</summary>
public sealed class CellParsersTests
{
    [Theory]
    [InlineData(nameof(EveryType.MaybeFlag), "true", "true")]
    [InlineData(nameof(EveryType.MaybeFlag), "FALSE", "false")]
    [InlineData(nameof(EveryType.MaybeFlag), "1", "true")]
    [InlineData(nameof(EveryType.MaybeFlag), "yes", null)]
    [InlineData(nameof(EveryType.MaybeWhole), " -12 ", "-12")]
    [InlineData(nameof(EveryType.MaybeWhole), "12.0", "12")]
    [InlineData(nameof(EveryType.MaybeWhole), "12.5", null)]
    [InlineData(nameof(EveryType.MaybeWhole), "2147483648", null)]
    [InlineData(nameof(EveryType.MaybeWhole), "1,000", null)]
    [InlineData(nameof(EveryType.MaybeSmall), "-32768", "-32768")]
    [InlineData(nameof(EveryType.MaybeSmall), "32768", null)]
    [InlineData(nameof(EveryType.MaybeLarge), "9223372036854775807", "9223372036854775807")]
    [InlineData(nameof(EveryType.MaybeReal), "1e3", "1000")]
    [InlineData(nameof(EveryType.MaybeReal), "NaN", "NaN")]
    [InlineData(nameof(EveryType.MaybeReal), "-inf", "-Infinity")]
    [InlineData(nameof(EveryType.MaybeReal), "1.797e309", null)]
    [InlineData(nameof(EveryType.MaybeReal), "1,5", null)]
    [InlineData(nameof(EveryType.MaybeMoney), "0.10", "0.10")]
    [InlineData(nameof(EveryType.MaybeMoney), "1e40", null)]
    [InlineData(nameof(EveryType.MaybeSky), "Rain", "Rain")]
    [InlineData(nameof(EveryType.MaybeSky), "rain", null)]
    [InlineData(nameof(EveryType.MaybeTime), "2001-02-03", "2001-02-03T00:00:00")]
    [InlineData(nameof(EveryType.MaybeTime), "2001-02-03 04:05", "2001-02-03T04:05:00")]
    [InlineData(nameof(EveryType.MaybeTime), "2001-02-03T04:05:06.7", "2001-02-03T04:05:06.7")]
    [InlineData(nameof(EveryType.MaybeTime), "2001-02-03T04:05:06+02:00", "2001-02-03T02:05:06Z")]
    [InlineData(nameof(EveryType.MaybeTime), "02/03/2001", null)]
    [InlineData(nameof(EveryType.MaybeTime), "2001-02-30", null)]
    [InlineData(nameof(EveryType.MaybeInstant), "2001-02-03T04:05:06Z", "2001-02-03T04:05:06+00:00")]
    [InlineData(nameof(EveryType.MaybeInstant), "2001-02-03T04:05:06-05:00", "2001-02-03T09:05:06+00:00")]
    [InlineData(nameof(EveryType.MaybeInstant), "2001-02-03 04:05:06", "2001-02-03T04:05:06+00:00")]
    [InlineData(nameof(EveryType.MaybeDay), "2001-02-03", "2001-02-03")]
    [InlineData(nameof(EveryType.MaybeDay), "2001-02-03 00:00", "2001-02-03")]
    [InlineData(nameof(EveryType.MaybeDay), "2001-02-03 00:01", null)]
    [InlineData(nameof(EveryType.MaybeId), "00000001-0002-0003-0405-060708090a0b", "00000001-0002-0003-0405-060708090a0b")]
    [InlineData(nameof(EveryType.MaybeId), "1", null)]
    public async Task Text_reads_exactly_or_not_at_all(string property, string text, string? expected)
    {
        using var folder = new TempFolder();
        var columns = EveryType.Plan.Descriptor.Columns;
        var ordinal = columns.ToList().FindIndex(column => column.Name == property);
        folder.Write("rows.csv", $"{columns[ordinal].StorageName},other\n{(text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text)},1\n");
        await foreach (var batch in FileSource.Open(EveryType.Plan, new SourceSpec(folder.File("rows.csv"))).ReadBatchesAsync([ordinal]))
        {
            Assert.Equal(expected, batch.Format(ordinal, 0));
            Assert.Equal(expected is null ? [text] : [], batch.Faults.Select(fault => fault.Text));
        }
    }

    [Fact]
    public async Task A_time_without_a_zone_is_an_instant_of_the_declared_zone()
    {
        using var folder = new TempFolder();
        var plan = new ReflectedPlan<EveryType>("every-type", column => column with { Zone = "America/New_York" });
        var ordinal = plan.Descriptor.Columns.ToList().FindIndex(column => column.Name == nameof(EveryType.Instant));
        folder.Write("rows.csv", "instant\n2001-07-01 12:00\n2001-01-01 12:00\n");
        await foreach (var batch in FileSource.Open(plan, new SourceSpec(folder.File("rows.csv"))).ReadBatchesAsync([ordinal]))
        {
            Assert.Equal("2001-07-01T16:00:00+00:00", batch.Format(ordinal, 0));
            Assert.Equal("2001-01-01T17:00:00+00:00", batch.Format(ordinal, 1));
        }
    }
}
