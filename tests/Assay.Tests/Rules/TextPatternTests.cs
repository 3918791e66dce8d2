using System.Text;
using System.Text.RegularExpressions;
using Assay.CompilerServices;

namespace Assay.Tests.Rules;

/// <summary>A table of states says what .NET's own engine says.</summary>
public class TextPatternTests
{
    private const string Letters = "abAB01 -._\n\u00e9\u0663\u2003";

    [Theory]
    [InlineData("^[A-Z]{3}$")]
    [InlineData("a|bc")]
    [InlineData("^a|b$")]
    [InlineData(@"\d+")]
    [InlineData(@"[^\d\s-]*")]
    [InlineData(@"(\w+\.)+\w{2,}?")]
    [InlineData("(a|ab)(c|bcd)*")]
    [InlineData("(a*)*b")]
    [InlineData("(?:a{0,2}b{1,}){2}")]
    [InlineData(".*a.{3}")]
    [InlineData("()|x")]
    [InlineData("[-a]+[a-]?")]
    [InlineData(@"[\w.%+\-]+@[a-z]+\.(com|org)")]
    [InlineData("x{0}")]
    [InlineData("a]b}")]
    public void Common_patterns_run_as_tables_and_agree_with_Regex(string pattern)
    {
        Assert.True(Patterns.Whole(pattern).IsTable);
        AssertAgree(pattern, new Random(7), 2_000);
    }

    [Theory]
    [InlineData("(?i)istanbul")]
    [InlineData(@"\bword\b")]
    [InlineData("(^a)b")]
    [InlineData("a$b?")]
    [InlineData(@"\p{L}+")]
    [InlineData("[a-z-[aeiou]]+")]
    [InlineData("[]a]")]
    [InlineData("a{,3}")]
    [InlineData(@"\x41")]
    [InlineData("(a{40}){40}")]
    [InlineData("(a|b)*a(a|b){12}")]
    public void Others_run_as_Regex(string pattern)
    {
        Assert.False(Patterns.Whole(pattern).IsTable);
        AssertAgree(pattern, new Random(7), 50);
    }

    [Theory]
    [InlineData(@"\d")]
    [InlineData(@"\D")]
    [InlineData(@"\w")]
    [InlineData(@"\W")]
    [InlineData(@"\s")]
    [InlineData(@"\S")]
    [InlineData(".")]
    [InlineData("[^a-z]")]
    public void Classes_hold_the_same_of_all_code_units(string pattern)
    {
        var (table, regex) = (Patterns.Whole(pattern), Whole(pattern));
        Assert.True(table.IsTable);
        for (var c = 0; c <= char.MaxValue; c++)
            Assert.True(table.IsMatch([(char)c]) == regex.IsMatch([(char)c]), $"U+{c:X4}");
    }

    [Fact]
    public void Random_patterns_agree_with_Regex_on_random_texts()
    {
        var random = new Random(20010101);
        var tables = 0;
        for (var i = 0; i < 150; i++)
        {
            // One that grows too large runs as Regex.
            var pattern = Draw(random, 2);
            tables += Patterns.Whole(pattern).IsTable ? 1 : 0;
            AssertAgree(pattern, random, 40);
        }

        Assert.InRange(tables, 120, 150);
    }

    private static void AssertAgree(string pattern, Random random, int texts)
    {
        var (table, regex) = (Patterns.Whole(pattern), Whole(pattern));
        for (var i = 0; i < texts; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(9)).Select(_ => Letters[random.Next(Letters.Length)])]);
            Assert.True(table.IsMatch(text) == regex.IsMatch(text), $"{pattern} on '{text}'");
        }
    }

    private static Regex Whole(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static string Draw(Random random, int depth)
    {
        var text = new StringBuilder();
        for (var parts = random.Next(1, 4); parts > 0; parts--)
        {
            text.Append(depth == 0 || random.Next(3) > 0
                ? random.Next(6) switch { 0 => ".", 1 => @"\d", 2 => "[a-c0]", 3 => "[^b]", 4 => @"\.", _ => "ab01"[random.Next(4)].ToString() }
                : $"({Draw(random, depth - 1)}|{Draw(random, depth - 1)})");
            text.Append(random.Next(7) switch { 0 => "*", 1 => "+", 2 => "?", 3 => "{2}", 4 => "{1,2}?", _ => "" });
        }

        return text.ToString();
    }
}
