using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Assay.TestKit;

namespace Assay.Tests.Rules;

/// <summary>Lists of codes against those of others.</summary>
public sealed class FormatReferenceTests
{
    // Since that list: the euro in Bulgaria, the Caribbean guilder in place of the Antillean, the Arab accounting dinar; Cuba's convertible peso is out.
    private static readonly string[] s_gone = ["ANG", "BGN", "CUC"];
    private static readonly string[] s_come = ["XAD", "XCG"];

    // These bank under the code of France, Åland under Finland's: no IBAN begins with theirs.
    private static readonly string[] s_underOthers = ["AX", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"];

    public static TheoryData<string, int> Lengths
    {
        get
        {
            var lengths = new TheoryData<string, int>();
            foreach (var (country, length) in Reference<Dictionary<string, int>>("formats/iban-lengths.json").Where(one => !s_underOthers.Contains(one.Key)))
                lengths.Add(country, length);
            return lengths;
        }
    }

    [Fact]
    public void Codes_of_currencies_are_those_of_ISO_4217()
    {
        var format = new FormatAttribute(TextFormat.CurrencyCode);
        var letters = Enumerable.Range('A', 26).Select(letter => (char)letter).ToList();
        var taken = from a in letters from b in letters from c in letters let code = $"{a}{b}{c}" where format.IsValid(code) select code;

        Assert.Equal(Reference<string[]>("formats/currencies-2024-06-25.json").Except(s_gone).Concat(s_come).Order(StringComparer.Ordinal), taken);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void An_IBAN_has_the_length_of_its_country(string country, int length)
    {
        var format = new FormatAttribute(TextFormat.Iban);

        Assert.True(format.IsValid(Iban(country, length)));
        Assert.False(format.IsValid(Iban(country, length - 1)));
        Assert.False(format.IsValid(Iban(country, length + 1)));
    }

    // ISO 13616: letters count from 10, and the whole, its first four at the end, leaves 1 when divided by 97.
    private static string Iban(string country, int length)
    {
        var account = new string('7', length - 4);
        var digits = string.Concat((account + country + "00").Select(c => char.IsAsciiDigit(c) ? c.ToString() : (c - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
        var check = 98 - (int)(BigInteger.Parse(digits, CultureInfo.InvariantCulture) % 97);
        return string.Create(CultureInfo.InvariantCulture, $"{country}{check:00}{account}");
    }

    private static T Reference<T>(string file) => JsonSerializer.Deserialize<T>(ReferenceFile.Bytes(file))!;
}
