using System.Globalization;
using Assay.TestKit;

namespace Assay.Data.Tests.Generated.Cultures;

/// <summary>What is generated runs the same on a Swedish, a Turkish and a Thai machine as on any other.</summary>
public sealed class CultureTests : IDisposable
{
    private static readonly Kiosk[] s_rows =
    [
        new() { ID = -7, IdiomIn = Idiom.INDIGO, Iris = -1.5, Price = -99.75m, Işık = new(2001, 12, 31), Opens = new(6, 0), Title = "INDI" },
        new()
        {
            ID = 1_234_567, IdiomIn = Idiom.İnce, Iris = 1234567.25, Price = 1234.5m, InInch = -0.25f, Işık = new(2002, 1, 31), IsAt = new(2001, 12, 31, 1, 2, 3, 500),
            Instant = new(2001, 12, 31, 23, 59, 59, TimeSpan.Zero), Opens = new(22, 30, 0, 250), Title = "İ",
        },
    ];

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("sv-SE", "−1,5")]
    [InlineData("tr-TR", "-1,5")]
    [InlineData("th-TH", "-1.5")]
    public async Task Rows_are_written_read_and_judged_alike(string culture, string number)
    {
        var there = CultureInfo.GetCultureInfo(culture);
        // Without the data of cultures all of them are alike, and nothing would be tested.
        Assert.Equal(number, (-1.5).ToString(there));

        Assert.Equal(await InAsync(CultureInfo.InvariantCulture), await InAsync(there));
    }

    [Fact]
    public async Task Files_hold_invariant_text()
    {
        var seen = await InAsync(CultureInfo.GetCultureInfo("sv-SE"));

        Assert.Equal(
            """
            id,idiom_in,iris,price,in_inch,işık,is_at,instant,opens,title
            -7,INDIGO,-1.5,-99.75,,2001-12-31,,,06:00:00,INDI
            1234567,İnce,1234567.25,1234.5,-0.25,2002-01-31,2001-12-31T01:02:03.5,2001-12-31T23:59:59+00:00,22:30:00.25,İ

            """,
            seen.Csv);
        Assert.Equal(
            """
            {"id":-7,"idiom_in":"INDIGO","iris":-1.5,"price":-99.75,"in_inch":null,"işık":"2001-12-31","is_at":null,"instant":null,"opens":"06:00:00","title":"INDI"}
            {"id":1234567,"idiom_in":"İnce","iris":1234567.25,"price":1234.5,"in_inch":-0.25,"işık":"2002-01-31","is_at":"2001-12-31T01:02:03.5","instant":"2001-12-31T23:59:59+00:00","opens":"22:30:00.25","title":"İ"}

            """,
            System.Text.RegularExpressions.Regex.Unescape(seen.Json));
        Assert.Equal([seen.Json, seen.Json], [seen.FromCsv, seen.FromJson]);
    }

    public void Dispose() => _folder.Dispose();

    // A culture that is set lasts as long as the asynchronous method that sets it.
    private async Task<Observation> InAsync(CultureInfo culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        return await Observation.OfAsync(_folder, s_rows);
    }
}
