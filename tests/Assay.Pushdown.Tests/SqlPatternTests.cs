using System.Data.Common;
using System.Globalization;
using Assay.CompilerServices;
using Assay.Data.DuckDb;
using Assay.Data.Postgres;
using Assay.Data.Sql;
using Assay.TestKit.Postgres;
using DuckDB.NET.Data;
using Npgsql;

namespace Assay.Pushdown.Tests;

/// <summary>A pattern that is pushed down means in each engine what it means here.</summary>
public sealed class SqlPatternTests(PostgresCluster cluster) : IClassFixture<PostgresCluster>
{
    private static readonly string[] s_texts =
    [
        "", "a", "b", "ab", "abc", "aab", "abab", "A", "a\n", "\n", "\na", "a.b", "a-b", "a\\b", "[a]", "^a$", "a|b", "(a)", "{2}", "é", "ß", "aé", " ", "a b", "\t", "]", "-", "ba", "bb", "aaaa", "a\r\nb", "/", "😀", "a😀",
    ];

    [Theory]
    [InlineData("^[A-Z]{3}$", "[A-Z]{3}")]
    [InlineData("a|^bc$|d", "a|bc|d")]
    [InlineData(@"\d+", null)]
    [InlineData(@"\w", null)]
    [InlineData("(?i)a", null)]
    [InlineData("(a)\\1", null)]
    [InlineData("(?=a)a", null)]
    [InlineData("a*?", null)]
    [InlineData("a++", null)]
    [InlineData("a{2}{3}", null)]
    [InlineData("(a{2}){3}", null)]
    [InlineData("a{256}", null)]
    [InlineData("a{2,1}", null)]
    [InlineData("a{,2}", null)]
    [InlineData("a^b", null)]
    [InlineData("a$b", null)]
    [InlineData("(^a)", null)]
    [InlineData("[a-z-[b]]", null)]
    [InlineData("[]a]", null)]
    [InlineData("[b-a]", null)]
    [InlineData("[^😀]", null)]
    [InlineData(@"\p{L}", null)]
    [InlineData(@"a\", null)]
    [InlineData("a)", null)]
    [InlineData("(a", null)]
    [InlineData("*a", null)]
    public void What_engines_read_alike_is_pushed_down(string pattern, string? written) => Assert.Equal(written, SqlPattern.Of(pattern)?.Written);

    [Fact]
    public async Task DuckDb_matches_as_dotnet_does()
    {
        await using var connection = new DuckDBConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await AssertSameAsync(connection, DuckDbDialect.Instance);
    }

    [SkippableFact]
    public async Task Postgres_matches_as_dotnet_does()
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync();
        await AssertSameAsync(connection, PostgresDialect.Instance);
    }

    private static async Task AssertSameAsync(DbConnection connection, SqlDialect dialect)
    {
        var pushed = 0;
        foreach (var pattern in Patterns())
        {
            if (SqlPattern.Of(pattern) is not { } translated)
                continue;
            pushed++;
            var whole = CompilerServices.Patterns.Whole(pattern);
            var command = connection.CreateCommand();
            await using var closing = command;
            var values = string.Join(", ", s_texts.Select((text, i) => string.Create(CultureInfo.InvariantCulture, $"({i}, {SqlDialect.Literal(text)})")));
            command.CommandText = $"SELECT i, {dialect.Matches(dialect.Ordinal("v"), translated.Written)}, {dialect.HasPairs("v")}, {dialect.Utf16Length("v")} FROM (VALUES {values}) AS x(i, v)";
            var reader = await command.ExecuteReaderAsync();
            await using var closingReader = reader;
            while (await reader.ReadAsync())
            {
                var text = s_texts[reader.GetInt32(0)];
                Assert.Equal(text.Any(char.IsSurrogate), reader.GetBoolean(2));
                Assert.Equal(text.Length, Convert.ToInt32(reader.GetValue(3), CultureInfo.InvariantCulture));
                if (!translated.CountsCharacters || !reader.GetBoolean(2))
                    Assert.True(whole.IsMatch(text) == reader.GetBoolean(1), $"'{pattern}' on '{text}' is {reader.GetBoolean(1)}");
            }
        }

        Assert.InRange(pushed, 100, 1_000);
    }

    private static IEnumerable<string> Patterns()
    {
        string[] atoms = ["a", "b", ".", "[ab]", "[^a]", @"\.", @"[\]\-]", @"\\", "(a|b)", "(?:ab)", "é", @"\n", "[a-c]", "[^\\n]", "{2}", "-", "]", "()", "[a-]", @"\[", @"\|", "^", "$", "|", " ", "/"];
        string[] counts = ["", "", "", "*", "+", "?", "{2}", "{1,}", "{0,2}"];
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => atoms[random.Next(atoms.Length)] + counts[random.Next(counts.Length)]));
            if (IsValid(pattern))
                yield return pattern;
        }
    }

    private static bool IsValid(string pattern)
    {
        try
        {
            return CompilerServices.Patterns.Whole(pattern) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }
}
