using Assay.Hosting.Runs;

namespace Assay.Hosting.Tests.Runs;

public class RunCommandTests
{
    private static readonly RunRecord s_run = new()
    {
        Id = "1",
        Name = "run",
        Status = "Finished",
        Started = new DateTimeOffset(2001, 5, 1, 6, 0, 0, TimeSpan.Zero),
        Pipeline = "train",
        Code = new CodeFacts("abc", "main", false, null, null),
        Seeds = new Dictionary<string, string>(),
        Parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["trees"] = "50", ["title"] = "it's new", ["version_taxi_trips"] = "3", ["hash_taxi_trips"] = "sha256:a", ["source_zones"] = "other/zones.csv", ["hash_zones"] = "sha256:b",
        },
        Data = [new DataFacts("taxi-trips", "3", "sha256:a", "training", 10, "data", []), new DataFacts("split/train", null, "sha256:c", "training", 10, "runs/x", [])],
        Models = [],
        Champions = new Dictionary<string, string> { ["pace"] = "7" },
        Metrics = new Dictionary<string, double>(),
        Packages = new Dictionary<string, string>(),
        Artifacts = [],
        Tags = new Dictionary<string, string>(),
    };

    [Fact]
    public void Parameters_data_champion_and_time_are_those_of_the_run()
    {
        var again = RunCommand.Of(s_run, new Hosting.Declarations())!;

        Assert.Equal(
            [
                "git checkout abc",
                "assay run train --param source_zones=other/zones.csv --param 'title=it'\\''s new' --param trees=50 --data taxi-trips@3 --param champion_pace=models:/pace/7 --as-of 2001-05-01T06:00:00Z",
            ],
            again.Lines);
        Assert.Empty(again.Notes);
    }

    [Fact]
    public void What_can_not_be_brought_back_is_said()
    {
        var again = RunCommand.Of(
            s_run with
            {
                Code = new CodeFacts("abc", null, true, null, null),
                Parameters = new Dictionary<string, string> { ["as_of"] = "2001-05-01T00:00:00Z" },
                Data = [new DataFacts("taxi-trips", null, "sha256:0123456789abcdef", "training", 10, "data/trips/*.csv", [])],
                Champions = new Dictionary<string, string> { ["pace"] = "none" },
            },
            new Hosting.Declarations())!;

        Assert.Equal("assay run train --as-of 2001-05-01T00:00:00Z", again.Lines[^1]);
        Assert.Collection(
            again.Notes,
            note => Assert.Contains("changes that no commit holds", note, StringComparison.Ordinal),
            note => Assert.Contains("data/trips/*.csv without a version", note, StringComparison.Ordinal),
            note => Assert.Contains("pace had no champion", note, StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_that_no_pipeline_made_has_none() => Assert.Null(RunCommand.Of(s_run with { Pipeline = null }, new Hosting.Declarations()));

    [Fact]
    public void Two_runs_differ_in_what_differs_and_the_rest_is_counted()
    {
        var other = s_run with
        {
            Id = "2",
            Parameters = new SortedDictionary<string, string>(s_run.Parameters.ToDictionary(), StringComparer.Ordinal) { ["trees"] = "60" },
            Metrics = new Dictionary<string, double> { ["auc"] = 0.7, ["nan"] = double.NaN, ["system/train/seconds"] = 3 },
        };
        var difference = RunDifference.Of(s_run with { Metrics = new Dictionary<string, double> { ["auc"] = 0.6, ["nan"] = double.NaN, ["loss"] = 1 } }, other);

        var parameters = difference.Parts.Single(part => part.Name == "parameters");
        Assert.Equal((5, new DifferenceLine("trees", "50", "60", null)), (parameters.Equal, Assert.Single(parameters.Different)));
        var metrics = difference.Parts.Single(part => part.Name == "metrics");
        Assert.Equal(1, metrics.Equal);
        Assert.Equal([new DifferenceLine("auc", "0.6", "0.7", "+0.1"), new DifferenceLine("loss", "1", null, null)], metrics.Different);
        Assert.Equal(2, difference.Parts.Single(part => part.Name == "data").Equal);
    }
}
