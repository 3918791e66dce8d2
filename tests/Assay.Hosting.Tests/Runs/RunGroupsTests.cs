using Assay.Hosting.CommandLine;
using Assay.Hosting.Runs;
using Assay.Tracking;

namespace Assay.Hosting.Tests.Runs;

public class RunGroupsTests
{
    [Fact]
    public void Groups_come_with_their_spread_and_the_best_first()
    {
        var groups = RunGroups.Of([Made("50", 0.6), Made("50", 0.7), Made("100", 0.9)], RunKey.Parse("params.trees"), "auc", higherIsBetter: true);

        Assert.Equal(["100", "50"], groups.Groups.Select(group => group.Value));
        var fifty = groups.Groups[1];
        Assert.Equal((2, 0.65, 0.6, 0.7), (fifty.N, Math.Round(fifty.Mean, 12), fifty.Min, fifty.Max));
        Assert.Equal(Math.Sqrt(0.005), fifty.Sd!.Value, 12);
        Assert.Null(groups.Groups[0].Sd);
        Assert.Equal(["100"], groups.Best);
        Assert.Empty(groups.Overlapping);
    }

    [Fact]
    public void Ranges_that_overlap_and_equal_means_are_said()
    {
        var overlap = RunGroups.Of([Made("1", 0.5), Made("1", 0.9), Made("2", 0.6), Made("2", 0.7), Made("3", 0.1)], RunKey.Parse("params.trees"), "auc", higherIsBetter: true);
        var tie = RunGroups.Of([Made("1", 0.5), Made("2", 0.5), Made("3", 0.7)], RunKey.Parse("params.trees"), "auc", higherIsBetter: false);

        Assert.Equal(("1", "2"), (Assert.Single(overlap.Best), Assert.Single(overlap.Overlapping)));
        Assert.Equal(["1", "2"], tie.Best);
    }

    [Fact]
    public void What_is_left_out_is_counted()
    {
        var groups = RunGroups.Of([Made("1", double.NaN), Made("1", null), Made(null, 0.5), Made("1", 0.5)], RunKey.Parse("params.trees"), "auc", higherIsBetter: true);

        Assert.Equal((1, 2, 1), (groups.WithoutKey, groups.WithoutMetric, Assert.Single(groups.Groups).N));
    }

    [Fact]
    public void Runs_are_grouped_by_the_version_of_a_dataset_else_by_its_content()
    {
        var key = RunKey.Parse("data.flights");

        Assert.Equal("version 3", key.Of(Read("sha256:aaaa", "3")));
        Assert.Equal("sha256:0123456789ab", key.Of(Read("sha256:0123456789abcdef", null)));
        Assert.Null(key.Of(new Run()));
    }

    [Theory]
    [InlineData("trees")]
    [InlineData("params.")]
    [InlineData("metrics.auc")]
    [InlineData("attributes.colour")]
    public void Another_key_is_wrong_usage(string key) => Assert.Throws<UsageException>(() => RunKey.Parse(key));

    private static Run Made(string? trees, double? auc) => new()
    {
        Data = new RunData
        {
            Params = trees is null ? [] : [new Param("trees", trees)],
            Metrics = auc is { } value ? [new Metric("auc", value, 0)] : [],
        },
    };

    private static Run Read(string digest, string? version) => new()
    {
        Inputs = new RunInputs
        {
            DatasetInputs =
            [
                new RunInput
                {
                    Dataset = new LoggedDataset { Name = "flights", Digest = digest[7..] },
                    Tags = version is null ? [new Tag(RunInput.DigestTag, digest)] : [new Tag(RunInput.DigestTag, digest), new Tag(RunInput.VersionTag, version)],
                },
            ],
        },
    };
}
