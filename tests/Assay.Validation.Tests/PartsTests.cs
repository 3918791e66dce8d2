using Assay.TestKit;
using Assay.Tests.Plans;
using Assay.Validation.Parts;
using Assay.Validation.Tests.Observing;

namespace Assay.Validation.Tests;

public sealed class PartsTests : IDisposable
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_part_that_is_missing_is_named_with_what_makes_it()
    {
        var parts = await PartsAsync(3);

        Assert.Equal(
            "Part 2/3 is missing; make it with validate readings --partition 2/3 --state FILE.",
            (await RefusedAsync([parts[0], parts[2]])).Message);
    }

    [Fact]
    public async Task A_part_that_is_given_twice_is_refused()
    {
        var parts = await PartsAsync(2);

        Assert.Equal("Part 1/2 is given more than once; give each part once.", (await RefusedAsync([parts[0], parts[1], parts[0]])).Message);
    }

    [Fact]
    public async Task Parts_of_different_splits_are_refused() =>
        Assert.Contains("of different validations", (await RefusedAsync([(await PartsAsync(2))[0], (await PartsAsync(3))[1]])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Parts_of_another_content_are_refused()
    {
        var before = await PartsAsync(2);
        ReadingFiles.Write(_folder.File("a.parquet"), RandomReadings.Draw(99, 61), 10);
        var after = await PartsAsync(2, write: false);

        Assert.Contains("another content of it", (await RefusedAsync([before[0], after[1]])).Message, StringComparison.Ordinal);
        Assert.Contains("has changed since", (await RefusedAsync(before)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_rows_are_out_of_reach_counts_and_places_are_told_all_the_same()
    {
        var parts = await PartsAsync(2);
        File.Delete(_folder.File("a.parquet"));

        var verdict = Assert.Single(await Validation().JudgePartsAsync(parts, s_asOf));
        Assert.Equal(60, verdict.Rows);
        Assert.Null(verdict.Fault);
    }

    [Fact]
    public async Task A_missing_state_is_named_with_what_writes_it()
    {
        var missing = await Assert.ThrowsAsync<SourceException>(() => PartialValidation.ReadAsync("nowhere/a.state", _ => ReadingPlan.Instance));

        Assert.Equal(SourceFault.Missing, missing.Fault);
        Assert.Contains("--partition I/N --state FILE", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_of_an_undeclared_dataset_is_refused_by_its_name()
    {
        var path = await StateAsync();

        var refused = await Assert.ThrowsAsync<SourceException>(() => PartialValidation.ReadAsync(path, _ => null));
        Assert.Contains("the state of readings", refused.Message, StringComparison.Ordinal);
        Assert.True(refused.IsData);
    }

    [Fact]
    public async Task Every_changed_or_cut_byte_of_a_state_is_noticed()
    {
        var path = await StateAsync();
        var bytes = await File.ReadAllBytesAsync(path);
        for (var at = 0; at < bytes.Length; at += Math.Max(1, bytes.Length / 50))
        {
            var changed = bytes.ToArray();
            changed[at] ^= 0x5A;
            await RefusedAsync(changed, path);
            await RefusedAsync(bytes[..at], path);
        }

        static async Task RefusedAsync(byte[] bytes, string path)
        {
            await File.WriteAllBytesAsync(path, bytes);
            var refused = await Assert.ThrowsAsync<SourceException>(() => PartialValidation.ReadAsync(path, _ => ReadingPlan.Instance));
            Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_state_is_smaller_than_its_rows()
    {
        ReadingFiles.Write(_folder.File("a.parquet"), RandomReadings.Draw(1, 20_000), 1_000);
        var observed = await Validation().ObservePartAsync(ReadingPlan.Instance, DatasetReference.Default, new(1, 2));
        await observed.WriteAsync(_folder.File("1.state"));

        // Of 10,000 rows: 1,000 drawn for distributions, the distinct keys of [Unique], samples.
        Assert.InRange(new FileInfo(_folder.File("1.state")).Length, 1, 60_000);
    }

    [Theory]
    [InlineData("2/4", 2, 4)]
    [InlineData("1/1", 1, 1)]
    public void A_part_is_written_as_a_fraction(string text, int index, int count) => Assert.Equal(new ValidationPart(index, count), ValidationPart.Parse(text));

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("2")]
    [InlineData("a/b")]
    [InlineData("-1/2")]
    public void What_is_no_part_is_refused(string text) => Assert.Contains("such as 2/4", Assert.Throws<FormatException>(() => ValidationPart.Parse(text)).Message, StringComparison.Ordinal);

    private BatchValidation Validation() => new(new ReadingFiles(_folder), new() { Project = "test" }, TimeProvider.System);

    private async Task<PartialValidation[]> PartsAsync(int count, bool write = true)
    {
        if (write)
            ReadingFiles.Write(_folder.File("a.parquet"), RandomReadings.Draw(21, 60), 10);
        var parts = new PartialValidation[count];
        for (var i = 0; i < count; i++)
            parts[i] = await Validation().ObservePartAsync(ReadingPlan.Instance, DatasetReference.Default, new(i + 1, count));
        return parts;
    }

    private async Task<string> StateAsync()
    {
        await (await PartsAsync(1))[0].WriteAsync(_folder.File("1.state"));
        return _folder.File("1.state");
    }

    private Task<PartsException> RefusedAsync(IReadOnlyList<PartialValidation> parts) => Assert.ThrowsAsync<PartsException>(() => Validation().JudgePartsAsync(parts, s_asOf));
}
