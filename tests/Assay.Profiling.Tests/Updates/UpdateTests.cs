using System.Diagnostics;
using Assay.Data;
using Assay.Profiling.Updates;
using Assay.TestKit;

namespace Assay.Profiling.Tests.Updates;

/// <summary>What data of today changes of a declaration, and what it leaves alone.</summary>
public sealed class UpdateTests : IDisposable
{
    private const string Source = """
        using Assay;

        namespace Shop;

        // A record of the same name in a comment: record Order { }
        [Dataset("orders", Owner = "shop", Source = "orders.csv")] // "record Order {" in a string, too
        [NoRowKey("none")]
        public sealed partial record Order
        {
            /// <summary>The price; } and { in a comment.</summary>
            [Unit("EUR"),   InRange(0, 100)] // kept
            public required int Price { get; init; }

            [OneOf("new", "paid")] public required string State { get; init; }

            public required string Note { get; init; } = "a;b}";

            [InRange(0, 1_000_000)]
            public required int Weight { get; init; }

            [LengthBetween(1, 3)]
            public required string Gone { get; init; }

            [Check("paid orders cost something")]
            static bool Costs(int price, string state) => state != "paid" || price > 0;
        }

        public sealed record Other { public int Price { get; init; } }

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Data_as_declared_changes_what_is_missing_or_never_approached_and_nothing_else()
    {
        var update = await UpdateAsync(row => $"{row % 100},{(row % 2 == 0 ? "new" : "paid")},note {row % 9},{row % 7},abc,{row % 3}");

        Assert.False(update.LeavesBroken);
        Assert.Equal(
            Source.Replace("public required string Note", "[OneOf(\"note 0\", \"note 1\", \"note 2\", \"note 3\", \"note 4\", \"note 5\", \"note 6\", \"note 7\", \"note 8\")]\n    public required string Note", StringComparison.Ordinal)
                .Replace("InRange(0, 1_000_000)", "InRange(0, 6)", StringComparison.Ordinal).Replace(
                "public required string Gone { get; init; }\n",
                "public required string Gone { get; init; }\n\n    /// <summary>extra.</summary>\n    [InRange(0, 2)]\n    public required int Extra { get; init; }\n", StringComparison.Ordinal),
            update.After);
        Assert.Contains(update.Findings, finding => finding.Text.Contains("never approached: all 200 rows lie between 0 and 6", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_rule_is_shown_with_its_counts_and_left_alone()
    {
        var update = await UpdateAsync(Broken, new Dictionary<string, long> { ["orders.price.range"] = 2, ["orders.state.one_of"] = 1 });

        Assert.True(update.LeavesBroken);
        Assert.Contains("InRange(0, 100)", update.After, StringComparison.Ordinal);
        Assert.Contains("OneOf(\"new\", \"paid\")]", update.After, StringComparison.Ordinal);
        Assert.Equal(
            [("2 of 200 rows break orders.price.range: between 0 and 100", true, false), ("1 of 200 rows break orders.state.one_of: one of new, paid", true, false)],
            update.Findings.Where(finding => finding.IsBreak).Select(finding => (finding.Text, finding.IsBreak, finding.IsChanged)));
    }

    [Fact]
    public async Task Accepted_breaks_are_widened()
    {
        var update = await UpdateAsync(Broken, new Dictionary<string, long> { ["orders.price.range"] = 2, ["orders.state.one_of"] = 1 }, accept: true);

        Assert.False(update.LeavesBroken);
        Assert.Contains("[Unit(\"EUR\"),   InRange(0, 300)] // kept", update.After, StringComparison.Ordinal);
        Assert.Contains("[OneOf(\"new\", \"paid\", \"lost\")] public", update.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nulls_in_a_required_column_and_a_column_that_is_gone_wait_for_consent()
    {
        var path = _folder.Write("orders.csv", "price,state,note,weight\n" + string.Concat(Enumerable.Range(0, 200).Select(row => $"{(row == 7 ? "" : row % 100)},new,x,{row * 4_000}\n")));
        var broken = new Dictionary<string, long> { ["orders.price.required"] = 1 };

        var left = await UpdateAsync(path, broken, accept: false);
        var taken = await UpdateAsync(path, broken, accept: true);

        Assert.Contains(left.Findings, finding => finding is { IsBreak: true, IsChanged: false } && finding.Text == "1 of 200 rows have no Price, which is required");
        Assert.Contains(left.Findings, finding => finding is { IsBreak: true, IsChanged: false } && finding.Text.Contains("no column for Gone, and with it orders.gone.length", StringComparison.Ordinal));
        Assert.Contains("public required int Price", left.After, StringComparison.Ordinal);
        Assert.Contains("Gone", left.After, StringComparison.Ordinal);
        Assert.Contains("public required int? Price { get; init; }\n", taken.After, StringComparison.Ordinal);
        Assert.DoesNotContain("Gone", taken.After, StringComparison.Ordinal);
        Assert.Contains("public required int Weight { get; init; }\n\n    [Check(", taken.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_type_waits_for_consent()
    {
        var left = await UpdateAsync(row => $"{row}.5,new,x,{row * 5_000},abc,1");
        var taken = await UpdateAsync(row => $"{row}.5,new,x,{row * 5_000},abc,1", accept: true);

        Assert.Contains(left.Findings, finding => finding is { IsBreak: true, IsChanged: false } && finding.Text == "Price is declared int, and the data needs double");
        Assert.Contains("public required int Price", left.After, StringComparison.Ordinal);
        Assert.Contains("public required double Price", taken.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_survive()
    {
        var update = await UpdateAsync(row => $"{row % 100},new,x,{row * 4_000},abc,{row % 3}", source: Source.ReplaceLineEndings("\r\n"));

        Assert.Contains("Extra", update.After, StringComparison.Ordinal);
        Assert.Equal(update.After.Count(character => character == '\n'), update.After.Split("\r\n").Length - 1);
    }

    [SkippableFact]
    public async Task Git_applies_the_diff()
    {
        var update = await UpdateAsync(Broken, new Dictionary<string, long> { ["orders.price.range"] = 2, ["orders.state.one_of"] = 1 }, accept: true);
        _folder.Write("work/Order.cs", update.Before);
        _folder.Write("work/change.diff", "what stands before is passed over\n" + update.Diff);

        using var git = Process.Start(new ProcessStartInfo("git", ["apply", "--unsafe-paths", "--directory=" + _folder.File("work"), _folder.File("work/change.diff")]) { WorkingDirectory = _folder.File("work"), RedirectStandardError = true })!;
        var error = await git.StandardError.ReadToEndAsync();
        await git.WaitForExitAsync();

        Assert.Equal((0, update.After), (git.ExitCode, await File.ReadAllTextAsync(_folder.File("work/Order.cs"))));
        Assert.Empty(error);
    }

    [Fact]
    public void Positional_members_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => UpdateProposal.Of(Declared(1), new SourceProfile("x", 0, [], []), Judged(null), "public record Order(int Price);", false));

        Assert.Contains("by hand", error.Message, StringComparison.Ordinal);
    }

    private static string Broken(int row) => $"{(row < 2 ? 250 : row % 100)},{(row == 150 ? "lost" : "new")},x,{row * 4_000},abc,1";

    private Task<DeclarationUpdate> UpdateAsync(Func<int, string> row, Dictionary<string, long>? broken = null, bool accept = false, string? source = null) => UpdateAsync(
        _folder.Write("orders.csv", "price,state,note,weight,gone,extra\n" + string.Concat(Enumerable.Range(0, 200).Select(one => row(one) + "\n"))), broken, accept, source);

    private static async Task<DeclarationUpdate> UpdateAsync(string path, Dictionary<string, long>? broken, bool accept, string? source = null) =>
        UpdateProposal.Of(Declared(6), await SourceProfiler.ReadAsync(new SourceSpec(path)), Judged(broken), source ?? Source, accept);

    private static DeclaredRecord Declared(int line) => new(Dataset(), "/src/Order.cs", "Order.cs", line);

    private static DatasetDescriptor Dataset() => new()
    {
        Name = "orders",
        TypeName = "Shop.Order",
        Columns =
        [
            new ColumnDescriptor { Name = "Price", Type = ColumnType.Int32 },
            new ColumnDescriptor { Name = "State", Type = ColumnType.String },
            new ColumnDescriptor { Name = "Note", Type = ColumnType.String },
            new ColumnDescriptor { Name = "Weight", Type = ColumnType.Int32 },
            new ColumnDescriptor { Name = "Gone", Type = ColumnType.String },
        ],
        Rules =
        [
            new RuleDescriptor { Id = "orders.price.required", Kind = "required", Columns = ["Price"], Expectation = "not null" },
            new RuleDescriptor { Id = "orders.price.range", Kind = "range", Columns = ["Price"], Expectation = "between 0 and 100" },
            new RuleDescriptor { Id = "orders.state.one_of", Kind = "one_of", Columns = ["State"], Expectation = "one of new, paid" },
            new RuleDescriptor { Id = "orders.weight.range", Kind = "range", Columns = ["Weight"], Expectation = "between 0 and 1000000" },
            new RuleDescriptor { Id = "orders.gone.length", Kind = "length", Columns = ["Gone"], Expectation = "1 to 3 characters" },
        ],
    };

    private static Verdict Judged(Dictionary<string, long>? broken) => new()
    {
        Dataset = "orders",
        Source = "orders.csv",
        AsOf = DateTimeOffset.UnixEpoch,
        Rows = 200,
        Status = broken is null ? VerdictStatus.Passed : VerdictStatus.Failed,
        Rules =
        [
            .. Dataset().Rules.Where(rule => broken?.ContainsKey(rule.Id) == true).Select(rule => new RuleOutcome
            {
                Id = rule.Id, Kind = rule.Kind, Columns = rule.Columns, Severity = Severity.Error, Status = VerdictStatus.Failed, Expectation = rule.Expectation, Observed = "", InScope = 200, Failing = broken![rule.Id],
            }),
        ],
    };
}
