using Assay.Data;
using Assay.Profiling.Suggestions;
using Assay.Profiling.Declarations;
using Assay.TestKit;

namespace Assay.Profiling.Tests;

/// <summary>Rules are learned on one part of the rows and tried on the other.</summary>
public sealed class SuggestionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rule_says_what_speaks_for_it()
    {
        var rule = (await ProfileAsync("delay", row => $"{(row * 7 % 473) - 60}")).Suggestions.Single(one => one.Rule == "range");

        Assert.Equal(("InRange(-100, 500)", HeldBackOutcome.Holds), (rule.CSharp, rule.HeldBack));
        Assert.Equal("all 1,000 rows; min -60, max 412", rule.Evidence);
        Assert.InRange(rule.Confidence, 0.97, 0.99);
    }

    [Fact]
    public async Task Rows_are_held_back_by_time_where_there_is_one_and_a_range_they_break_is_widened()
    {
        var profile = await ProfileAsync("at,level", row => $"2024-01-01T{row / 60:00}:{row % 60:00}:00,{(row < 900 ? row % 50 : 400 + (row % 50))}");

        var rule = profile.Suggestions.Single(one => one.Rule == "range");
        Assert.Equal("the last fifth of the time in at", profile.HeldBack.By);
        Assert.InRange(profile.HeldBack.Rows, 190, 210);
        Assert.Equal(("InRange(0, 500)", HeldBackOutcome.Widened), (rule.CSharp, rule.HeldBack));
        Assert.Contains("the learned rows alone said 0 to 50, the rows held back reach 0 to 449", rule.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_that_rows_held_back_break_is_dropped_and_another_rule_takes_its_place()
    {
        var profile = await ProfileAsync("at,state", row => $"2024-01-01T{row / 60:00}:{row % 60:00}:00,{(row < 900 ? row % 2 == 0 ? "open" : "done" : "lost")}");

        var rules = profile.Suggestions.Where(one => one.Columns is ["State"] && one.Rule != "required").ToList();
        Assert.Equal([("one_of", HeldBackOutcome.Dropped), ("pattern", HeldBackOutcome.Holds)], rules.Select(rule => (rule.Rule, rule.HeldBack)));
        Assert.Null(rules[0].CSharp);
        Assert.Contains("100 rows held back hold values that no learned row has", rules[0].Evidence, StringComparison.Ordinal);
        Assert.Contains("[Matches(\"^[a-z]{4}$\")]", ProfileDeclaration.Write(profile), StringComparison.Ordinal);
        Assert.DoesNotContain("OneOf", ProfileDeclaration.Write(profile), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pattern_that_rows_held_back_break_gives_way_to_a_length()
    {
        var profile = await ProfileAsync("at,code", row => $"2024-01-01T{row / 60:00}:{row % 60:00}:00,{(row < 900 ? $"A{row:000}" : $"legacy {row}")}");

        var rules = profile.Suggestions.Where(one => one.Columns is ["Code"] && one.Rule is not ("required" or "unique")).ToList();
        Assert.Equal([("pattern", HeldBackOutcome.Dropped), ("length", HeldBackOutcome.Widened)], rules.Select(rule => (rule.Rule, rule.HeldBack)));
    }

    [Fact]
    public async Task A_comparison_that_rows_held_back_break_is_dropped()
    {
        var profile = await ProfileAsync("at,a,b", row => $"2024-01-01T{row / 60:00}:{row % 60:00}:00,{row % 90},{(row % 90) + (row == 950 ? -1 : row % 3)}");

        var rule = profile.Suggestions.Single(one => one.Rule == "check");
        Assert.Equal((HeldBackOutcome.Dropped, null), (rule.HeldBack, rule.CSharp));
        Assert.Contains("1 rows held back", rule.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_becomes_a_check()
    {
        var profile = await ProfileAsync("a,b", row => $"{row % 90},{(row % 90) + (row % 3)}");

        Assert.Contains("    [Check(\"a is at most b\")]\n    static bool AIsAtMostB(int @a, int @b) => !(@a > @b);\n", ProfileDeclaration.Write(profile), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_time_every_fifth_row_is_held_back_by_a_hash()
    {
        var held = (await ProfileAsync("a", row => $"{row}")).HeldBack;

        Assert.Equal("a hash of the row's number", held.By);
        Assert.InRange(held.Rows, 150, 250);
        Assert.Equal(1_000, held.Learned + held.Rows);
    }

    [Fact]
    public async Task Values_among_the_keys_of_a_declared_dataset_suggest_a_reference()
    {
        var path = Write("origin,n", row => $"{(char)('A' + (row % 20))}XX,{row % 5}");
        var airports = new KnownKey("airports", "Airport", "Code", ColumnType.String, new HashSet<string>(Enumerable.Range(0, 26).Select(at => $"{(char)('A' + at)}XX"), StringComparer.Ordinal));
        var numbers = new KnownKey("numbers", "Number", "Id", ColumnType.Int32, new HashSet<string>(["0", "1", "2", "3", "4"], StringComparer.Ordinal));
        var few = airports with { Values = new HashSet<string>(airports.Values.Skip(1), StringComparer.Ordinal) };

        var rule = Assert.Single((await SourceProfiler.ReadAsync(new SourceSpec(path), new ProfileOptions { Keys = [airports, numbers] })).Suggestions, one => one.Rule == "references");
        var none = (await SourceProfiler.ReadAsync(new SourceSpec(path), new ProfileOptions { Keys = [few] })).Suggestions;

        Assert.Equal("References<Airport>(nameof(Airport.Code))", rule.CSharp);
        Assert.Equal("all 20 different values are among the 26 keys of airports", rule.Evidence);
        Assert.DoesNotContain(none, one => one.Rule == "references");
    }

    [Fact]
    public async Task Several_files_suggest_how_many_rows_a_batch_has_and_how_old_it_may_be()
    {
        for (var day = 1; day <= 4; day++)
            _folder.Write($"days/{day}.csv", "at,n\n" + string.Concat(Enumerable.Range(0, 100 + day).Select(row => $"2024-01-{day:00}T{row % 24:00}:00:00,{row}\n")));

        var rules = (await SourceProfiler.ReadAsync(new SourceSpec("days/*.csv") { BaseFolder = _folder.Path })).Suggestions;

        Assert.Equal("RowCount(Min = 50, Max = 208)", rules.Single(one => one.Rule == "row_count").CSharp);
        Assert.Equal("EventTime(MaxAge = \"2d\")", rules.Single(one => one.Rule == "max_age").CSharp);
    }

    private string Write(string header, Func<int, FormattableString> row) =>
        _folder.Write("rows.csv", header + "\n" + string.Concat(Enumerable.Range(0, 1_000).Select(one => FormattableString.Invariant(row(one)) + "\n")));

    private Task<SourceProfile> ProfileAsync(string header, Func<int, FormattableString> row) => SourceProfiler.ReadAsync(new SourceSpec(Write(header, row)));
}
