using System.Text.RegularExpressions;
using Assay.Analyzers.Datasets.Patterns;

namespace Assay.Analyzers.Tests.Patterns;

/// <summary>What is said of patterns, on known good and known evil ones, and against the framework's own engine.</summary>
public class PatternVerdictTests
{
    [Theory]
    [InlineData("(a+)+")]
    [InlineData("^(a*)*$")]
    [InlineData("(a|a)*")]
    [InlineData("(a|aa)+")]
    [InlineData("(.*a){11,}")]
    [InlineData("^([a-zA-Z0-9]+)*$")]
    [InlineData(@"^(\w+\s?)*$")]
    [InlineData(@"^(\d+|\w+)*$")]
    [InlineData(@"(\s*,\s*)+")]
    [InlineData(@"^(([a-z])+.)+[A-Z]([a-z])+$")]
    [InlineData(@"^([a-z]{2,3})+$")]
    [InlineData(@"(\d{1,10}){1,10}")]
    [InlineData(@"(?i)([a-z]|K)+")]
    [InlineData(@"([^,]+,?)+")]
    [InlineData(@"(?<word>\w+-?)+")]
    [InlineData(@"([\w-[\d]]+\p{L}*)+x")]
    [InlineData(@"(?:\x61+|[\141])+")]
    public void Evil_patterns_are_told(string pattern)
    {
        _ = new Regex(pattern, RegexOptions.NonBacktracking);
        Assert.True(PatternVerdict.Of(pattern)!.IsExponential);
    }

    [Theory]
    [InlineData("^[A-Z]{3}$")]
    [InlineData("^(a|b)+$")]
    [InlineData("(a?)*")]
    [InlineData(@"^\d{3}-\d{2}-\d{4}$")]
    [InlineData(@"^([a-z]+\.)*[a-z]+$")]
    [InlineData(@"^(\w+\s)*\w+$")]
    [InlineData(@"^(\d{1,3}\.){3}\d{1,3}$")]
    [InlineData(@"^[\w.+-]+@([a-z0-9-]+\.)+[a-z]{2,}$")]
    [InlineData(@"(?:[A-Z]{2}\d{2})+")]
    [InlineData(@"^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\s*$")]
    [InlineData("^\"([^\"\\\\]|\\\\.)*\"$")]
    [InlineData(@"^(\d{1,3})(,\d{3})*$")]
    [InlineData(@"([a-z]|K)+")]
    [InlineData(@"([\d-[5]]|5)+")]
    [InlineData(@"^([a-z]{2})+$")]
    [InlineData(@"^.*foo.*bar.*$")]
    [InlineData(@"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    [InlineData("(?:[^\\]]|\\]a)*")]
    [InlineData(@"(x{,3}y)+")]
    [InlineData(@"(\.|\|)+")]
    public void Good_patterns_are_not(string pattern)
    {
        _ = new Regex(pattern, RegexOptions.NonBacktracking);
        Assert.False(PatternVerdict.Of(pattern)!.IsExponential);
    }

    [Theory]
    [InlineData(@"(?=a)b")]
    [InlineData(@"(?<!a)b")]
    [InlineData(@"(a)\1")]
    [InlineData(@"(?>a+)b")]
    [InlineData(@"(?x) a # comment")]
    [InlineData(@"(?m)^a$")]
    [InlineData(@"\p{IsGreek}+")]
    [InlineData("(")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[]")]
    [InlineData("\\")]
    [InlineData("*")]
    [InlineData("(?")]
    [InlineData("(?<")]
    [InlineData("(?<a")]
    [InlineData("(?i")]
    [InlineData("[a-")]
    [InlineData(@"\u12")]
    [InlineData(@"\p{L")]
    [InlineData("(?#")]
    [InlineData("[a-z-[")]
    public void Nothing_is_said_of_what_cannot_be_told(string pattern) => Assert.Null(PatternVerdict.Of(pattern));

    [Theory]
    [InlineData("^a$", true, true)]
    [InlineData(@"\Aa\z", true, true)]
    [InlineData("(?i)^a$", true, true)]
    [InlineData("(^a$)", true, true)]
    [InlineData("^a$|^b$", true, true)]
    [InlineData(".*a.*", true, true)]
    [InlineData(@"[\s\S]*a", true, false)]
    [InlineData("^a|b$", false, false)]
    [InlineData("^(a|b)", true, false)]
    [InlineData("a$", false, true)]
    [InlineData(@"a\$", false, false)]
    [InlineData("a[$]", false, false)]
    [InlineData(@"\ba\b", false, false)]
    [InlineData("", false, false)]
    public void Anchors_are_told_from_what_looks_like_them(string pattern, bool begins, bool ends)
    {
        var verdict = PatternVerdict.Of(pattern)!;
        Assert.Equal((begins, ends), (verdict.BeginsAnchored, verdict.EndsAnchored));
    }

    [Theory]
    [InlineData("^[A-Z]{3}$", 3, 3, 3)]
    [InlineData("a|bcd", 1, 3, 4)]
    [InlineData("(ab?){2,4}", 2, 8, 8)]
    [InlineData("a+b*", 1, int.MaxValue, 2)]
    [InlineData("(a{1000}){1000}", 1_000_000, 1_000_000, 1_000_000)]
    [InlineData("(a{60000}){60000}", int.MaxValue, int.MaxValue, int.MaxValue)]
    [InlineData("(|a){0}", 0, 0, 0)]
    [InlineData("a{2,}", 2, int.MaxValue, 2)]
    [InlineData("a{,2}", 5, 5, 5)]
    public void Lengths_are_counted(string pattern, int least, int greatest, int writtenOut)
    {
        var verdict = PatternVerdict.Of(pattern)!;
        Assert.Equal((least, greatest, writtenOut), (verdict.LeastLength, verdict.GreatestLength, verdict.WrittenOut));
    }

    [Theory]
    [InlineData("[^a-y]")]
    [InlineData("[a-z-[aeiou]]")]
    [InlineData(@"[\w-[\d_]]")]
    [InlineData(@"[]a-]")]
    [InlineData(@"[\]\\^-]")]
    [InlineData(@"[^\W\d]")]
    [InlineData(@"\p{Lu}")]
    [InlineData(@"\P{L}")]
    [InlineData(@"[\x30-\u0039\t\cA\07]")]
    [InlineData(@"\w")]
    [InlineData(@"\s")]
    [InlineData(@"\D")]
    [InlineData(@".")]
    [InlineData(@"(?s).")]
    [InlineData(@"(?i)[a-c]")]
    [InlineData(@"[a\-c]")]
    [InlineData(@"[\b]")]
    public void A_class_holds_what_the_framework_says(string pattern)
    {
        var framework = new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);
        var ours = Assert.IsType<PatternNode.Chars>(PatternParser.Parse(pattern)).Set;
        // The Kelvin sign and its like equal a letter when case is ignored; nobody writes them into a class.
        var differing = Enumerable.Range(0, char.MaxValue + 1).Where(one => framework.IsMatch(((char)one).ToString()) != ours.Contains((char)one)).ToList();
        Assert.Empty(differing);
    }

    [Fact]
    public void A_text_that_does_not_match_takes_a_matcher_that_backtracks_ever_longer()
    {
        var evil = new Regex("^(a|aa)+$", RegexOptions.None, TimeSpan.FromMilliseconds(200));
        Assert.True(PatternVerdict.Of("^(a|aa)+$")!.IsExponential);
        Assert.Throws<RegexMatchTimeoutException>(() => evil.IsMatch(new string('a', 60) + "!"));
    }
}
