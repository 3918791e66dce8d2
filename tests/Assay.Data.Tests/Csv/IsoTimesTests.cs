using System.Globalization;
using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Csv;

/// <summary>The fast reading of times against the framework's parser.</summary>
public sealed class IsoTimesTests
{
    [Fact]
    public async Task Every_corner_of_the_common_form_reads_as_the_framework_reads_it()
    {
        string[] texts =
        [
            "0001-01-01T00:00:00", "9999-12-31 23:59:59", "2000-02-29T12:00:00", "1900-02-29T12:00:00", "2001-02-29T12:00:00", "0000-01-01T00:00:00",
            "2001-00-01T00:00:00", "2001-13-01T00:00:00", "2001-01-00T00:00:00", "2001-01-32T00:00:00", "2001-04-31T00:00:00", "2001-01-01T24:00:00",
            "2001-01-01T23:60:00", "2001-01-01T23:59:60", "2001-01-01t23:59:59", "2001/01/01T23:59:59", "2001-01-01T23.59.59", "-001-01-01T00:00:00",
            "20a1-01-01T00:00:00", "2001-1a-01T00:00:00", "2001-01-01T0x:00:00", "2001-01-01T00:00:0 ", "2001-01-01T00:+1:00", "2001-01-01T00:00:.5",
        ];
        using var folder = new TempFolder();
        var ordinal = EveryType.Plan.Descriptor.Columns.ToList().FindIndex(column => column.Name == nameof(EveryType.MaybeTime));
        folder.Write("rows.csv", "maybe_time,x\n" + string.Concat(texts.Select(text => text + ",1\n")));
        await foreach (var batch in FileSource.Open(EveryType.Plan, new SourceSpec(folder.File("rows.csv"))).ReadBatchesAsync([ordinal]))
        {
            var expected = texts.Select(text => DateTime.TryParseExact(
                text, ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)
                : null);

            Assert.Equal(expected, texts.Select((_, row) => batch.Format(ordinal, row)));
            Assert.Equal(3, texts.Select((_, row) => batch.Format(ordinal, row)).Count(text => text is not null));
        }
    }
}
