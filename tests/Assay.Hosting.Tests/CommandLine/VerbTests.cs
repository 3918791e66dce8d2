using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Tests.CommandLine;

public class VerbTests
{
    public static TheoryData<string> Verbs => [.. VerbList.All().Select(Path)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_example_of_a_verb_is_understood_as_that_verb(string path)
    {
        var verbs = VerbList.All();
        var verb = verbs.Single(verb => Path(verb) == path);

        var parsed = VerbTree.Create(verbs).Parse(verb.Example);

        Assert.Empty(parsed.Errors);
        Assert.Same(verb, parsed.CommandResult.Command);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_shows_what_a_verb_does_and_an_example(string path)
    {
        using var app = new AppFolder();
        var verb = VerbList.All().Single(verb => Path(verb) == path);

        var run = await app.RunAsync([.. path.Split(' '), "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"assay {verb.Example}", run.Out, StringComparison.Ordinal);
        Assert.Contains("--format", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
        Assert.Empty(app.Folder.Files());
    }

    [Fact]
    public async Task Help_alone_lists_every_verb()
    {
        using var app = new AppFolder();

        var run = await app.RunAsync("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(VerbList.All().Select(verb => Path(verb).Split(' ')[0]), verb => Assert.Contains($"  {verb}", run.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("validat", "taxi-trips")]
    [InlineData("validate")]
    [InlineData("validate", "taxi-trips", "--as-of", "soon")]
    [InlineData("validate", "taxi-trips", "--colour", "red")]
    [InlineData("validate", "taxi-trips", "--format", "xml")]
    [InlineData("run", "pace-train", "--param", "trees")]
    [InlineData("explain", "ASY1002", "--format", "junit")]
    public async Task Wrong_usage_ends_with_2_and_says_so(params string[] arguments)
    {
        using var app = new AppFolder();

        var run = await app.RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.Empty(app.Folder.Files());
    }

    [Theory]
    [InlineData("There is no dataset 'taxi-trip'. Did you mean 'taxi-trips'?", "validate", "taxi-trip")]
    [InlineData("There is no dataset 'zebra'. Declared: legs, pace-answers, pace-features, parcels, taxi-trips, tolls, zones.", "validate", "zebra")]
    [InlineData("There is no pipeline 'pace-train'. This app declares no pipeline.", "run", "pace-train")]
    [InlineData("There is no rule 'ASY90011'. Did you mean 'ASY9001'?", "explain", "asy90011")]
    public async Task An_unknown_name_ends_with_2_and_the_nearest_known_one(string line, params string[] arguments)
    {
        using var app = new AppFolder();

        var run = await app.RunAsync(arguments);

        Assert.Equal((2, line), (run.ExitCode, run.ErrorLine));
        Assert.Empty(app.Folder.Files());
    }

    [Fact]
    public async Task A_rule_is_explained_without_a_network()
    {
        using var app = new AppFolder();

        var run = await app.RunAsync("explain", "asy9001");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("# ASY9001", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_listed_where_none_is_named()
    {
        using var app = new AppFolder();

        var run = await app.RunAsync("explain");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ASY1001  Error   Declaration can't be given a generated part\n", run.Out, StringComparison.Ordinal);
    }

    private static string Path(Verb verb) => VerbList.GroupOf(verb) is { } group ? $"{group.Name} {verb.Name}" : verb.Name;
}
